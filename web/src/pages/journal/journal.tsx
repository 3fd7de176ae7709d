import { Button, Empty, Segmented, Skeleton } from 'antd';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { Read } from '../../api/reading.js';
import type { TrialBalance } from '../../api/schema.js';
import { Filters, ShopFilter, TextFilter } from '../../parts/filters.js';
import { LastDayFilter, MomentFilter } from '../../parts/moment-filter.js';
import { Page } from '../../parts/page.js';
import { useShop } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { ComparisonTable } from './comparison.js';
import { Entries, useEntries } from './entries.js';
import { journalTexts } from './journal.texts.js';
import { useJournalQuestion, VIEWS } from './question.js';
import type { JournalQuestion } from './question.js';
import { Sentence } from './sentence.js';
import { TrialBalanceTable } from './trial-balance.js';
import './journal.css';

export function JournalPage() {
  const text = useTexts(journalTexts);
  const question = useJournalQuestion();
  const { shop, view } = question;
  const { read: shops } = useShop();
  const balance = useTrialBalance(question);
  const entries = useEntries(question);
  const shown = view === 'entries' ? entries : balance;
  // A shop that has orders only has no entries yet: nothing failed.
  const isEmpty = shown.problem?.code === 'SHOP_UNKNOWN';
  const hasNoShop = shops.data !== undefined && shop === undefined;
  return (
    <Page title={text.title} question={text.question} read={isEmpty ? { ...shown, problem: null } : shown}>
      <JournalFilters question={question} />
      {hasNoShop && (
        <Empty description={text.nothing}>
          <Link to="/statements">{text.toStatements}</Link>
        </Empty>
      )}
      {isEmpty && <Empty description={text.noEntries(shop ?? '')} />}
      {!isEmpty && !hasNoShop && view === 'balance' && <Balances question={question} balance={balance} />}
      {!isEmpty && !hasNoShop && view === 'entries' && (
        <>
          <Sentence until={question.asOf} knownAt={question.knownAt} />
          <Entries question={question} entries={entries} />
        </>
      )}
    </Page>
  );
}

function useTrialBalance({ shop, times, view }: JournalQuestion): Read<TrialBalance> {
  return useRead(
    ['trial-balance', shop, times],
    shop === undefined || view !== 'balance'
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/journal/trial-balance', {
            params: { path: { shopId: shop }, query: times },
            signal,
          }),
  );
}

/** What is known now beside what was known at `knownAt`. */
function useComparison({ shop, asOf, knownAt }: JournalQuestion): Read<TrialBalance> {
  const query = { ...(asOf !== null && { asOf }), ...(knownAt !== null && { compareKnownAt: knownAt }) };
  return useRead(
    ['trial-balance-comparison', shop, query],
    shop === undefined || knownAt === null
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/journal/trial-balance', {
            params: { path: { shopId: shop }, query },
            signal,
          }),
  );
}

function JournalFilters({ question }: { readonly question: JournalQuestion }) {
  const text = useTexts(journalTexts);
  const { asOf, knownAt, order, view, set } = question;
  return (
    <Filters>
      <ShopFilter />
      <LastDayFilter
        label={text.asOf}
        placeholder={text.asOfAll}
        value={asOf}
        onChange={(value) => set({ asOf: value })}
      />
      <MomentFilter
        label={text.knownAt}
        placeholder={text.knownAtNow}
        value={knownAt}
        onChange={(value) => set({ knownAt: value, ...(value === null && { compare: null }) })}
      />
      <TextFilter label={text.order} value={order} onChange={(value) => set({ order: value })} width={210} />
      <Segmented
        aria-label={text.view}
        value={view}
        options={VIEWS.map((value) => ({ value, label: text.views[value] }))}
        onChange={(value) =>
          set({ view: value === 'entries' ? 'entries' : null, ...(value === 'balance' && { order: null }) })
        }
      />
    </Filters>
  );
}

interface BalancesProps {
  readonly question: JournalQuestion;
  readonly balance: Read<TrialBalance>;
}

function Balances({ question, balance: { data, isPending, problem } }: BalancesProps) {
  const text = useTexts(journalTexts);
  const comparison = useComparison(question).data?.comparison ?? null;
  if (data === undefined) {
    return isPending && problem === null ? <Skeleton active paragraph={{ rows: 10 }} /> : null;
  }
  const { currencies, balanced } = data;
  const isEmpty = currencies.length === 0;
  return (
    <>
      <div className="shown">
        <Sentence until={question.asOf} knownAt={question.knownAt} {...(!isEmpty && { balanced })} />
        {question.knownAt !== null && comparison !== null && (
          <Since question={question} same={comparison.same} />
        )}
      </div>
      {question.isCompared && comparison !== null
        ? comparison.currencies.map((block) => (
            <ComparisonTable key={block.currency} block={block} question={question} />
          ))
        : currencies.map((block) => (
            <TrialBalanceTable key={block.currency} block={block} question={question} />
          ))}
      {isEmpty && !question.isCompared && <Empty description={text.noneKnown} />}
    </>
  );
}

/** Whether later knowledge changed what is shown, and the way to see how. */
function Since({ question, same }: { readonly question: JournalQuestion; readonly same: boolean }) {
  const text = useTexts(journalTexts);
  const { isCompared, set } = question;
  return (
    <p className="since">
      <span>{same ? text.sameSince : text.changedSince}</span>
      {(!same || isCompared) && (
        <Button size="small" onClick={() => set({ compare: isCompared ? null : 'now' })}>
          {isCompared ? text.endCompare : text.compare}
        </Button>
      )}
    </p>
  );
}
