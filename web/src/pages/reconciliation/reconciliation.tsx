import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { ChoiceFilter, Filters, PeriodFilter, ShopFilter } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { useShop } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, useWords } from '../../texts/words.js';
import { Bridge } from './bridge.js';
import { Differences } from './differences.js';
import { ReportLinks } from './exports.js';
import { Lines } from './lines.js';
import { Matrix } from './matrix.js';
import { ExactNotice, MomentFilters } from './moment-filters.js';
import { ReconciledOrders } from './orders.js';
import { Payouts } from './payouts.js';
import { useQuestion, VIEWS } from './question.js';
import type { Question } from './question.js';
import './reconciliation.css';
import { reconciliationTexts } from './reconciliation.texts.js';
import { Runs } from './runs.js';
import { useSummary } from './summary.js';
import type { Summary } from './summary.js';

/** The views that a channel narrows. */
const BY_CHANNEL: readonly string[] = ['differences', 'orders'];

/** Does the ledger agree with the statements? The bridge between them, and everything that it is made of. */
export function ReconciliationPage() {
  const text = useTexts(reconciliationTexts);
  const question = useQuestion();
  const { read, shops } = useShop();
  const summary = useSummary(question);
  const hasNoShop = read.data !== undefined && shops.length === 0;
  return (
    <Page
      title={text.title}
      question={text.question}
      read={hasNoShop ? read : summary}
      actions={<ReportLinks {...question} />}
    >
      <Filters>
        <ShopFilter />
        <PeriodFilter />
        {!question.isExact && <ChannelFilter question={question} summary={summary.data} />}
        <MomentFilters question={question} />
      </Filters>
      <ExactNotice question={question} />
      {hasNoShop ? (
        <section className="panel">
          <p>{text.empty}</p>
          <Link to="/statements">{text.toStatements}</Link>
        </section>
      ) : (
        <>
          <Head
            summary={summary.data}
            isPending={summary.isPending && summary.problem === null}
            question={question}
          />
          <Views question={question} />
          {question.channel !== null && !BY_CHANNEL.includes(question.view) && (
            <p className="quiet every-channel">{text.everyChannel}</p>
          )}
          <View question={question} summary={summary.data} />
        </>
      )}
    </Page>
  );
}

function ChannelFilter({
  question: { channel, set },
  summary,
}: {
  readonly question: Question;
  readonly summary: Summary | undefined;
}) {
  const text = useTexts(reconciliationTexts);
  const say = useWords();
  const { shop, shops } = useShop();
  // The channels of the shop, not those of the answer, which a chosen channel narrows.
  const known = shops.find(({ shopId }) => shopId === shop)?.channels ?? summary?.channels ?? [];
  return (
    <ChoiceFilter
      label={text.channel}
      value={channel}
      choices={known.map((value) => ({ value, label: say(channelWords(value)) }))}
      onChange={(chosen) => set({ channel: chosen })}
    />
  );
}

interface HeadProps {
  readonly summary: Summary | undefined;
  readonly isPending: boolean;
  readonly question: Question;
}

function Head({ summary, isPending, question }: HeadProps) {
  const text = useTexts(reconciliationTexts);
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (summary === undefined) return null;
  return (
    <>
      {summary.statements === 0 && (
        <section className="panel">
          <p>{text.noStatements}</p>
          <Link to={`/statements?shop=${encodeURIComponent(question.shop ?? '')}`}>{text.toStatements}</Link>
        </section>
      )}
      {summary.money.length > 0 && (
        <div className="reconciliation-head">
          <Bridge money={summary.money} question={question} asOf={summary.asOf} />
          <Matrix summary={summary} question={question} />
        </div>
      )}
    </>
  );
}

function Views({ question }: { readonly question: Question }) {
  const text = useTexts(reconciliationTexts);
  return (
    <nav className="views" aria-label={text.viewsLabel}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to={question.linkTo(view)}
          {...(view === question.view && { 'aria-current': 'page' as const })}
        >
          {text.views[view]}
        </Link>
      ))}
    </nav>
  );
}

function View({ question, summary }: { readonly question: Question; readonly summary: Summary | undefined }) {
  switch (question.view) {
    case 'differences':
      return <Differences question={question} summary={summary} />;
    case 'orders':
      return <ReconciledOrders question={question} />;
    case 'lines':
      return <Lines question={question} />;
    case 'payouts':
      return <Payouts question={question} />;
    case 'runs':
      return <Runs question={question} />;
  }
}
