import { Segmented, Skeleton } from 'antd';
import { parseAsString, useQueryStates } from 'nuqs';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client.js';
import { useList, useRead } from '../../api/reading.js';
import type { List, Read } from '../../api/reading.js';
import type { AccountLedger, LedgerEntry } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { Balance } from '../../parts/balance.js';
import { Figure, Figures } from '../../parts/figure.js';
import { Filters, PeriodFilter } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { MomentFilter } from '../../parts/moment-filter.js';
import { Page } from '../../parts/page.js';
import { place } from '../../parts/places.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { useLedgerColumns } from './account-columns.js';
import { accountTexts } from './account.texts.js';
import { ledgerPlace } from './question.js';
import { Sentence } from './sentence.js';
import './journal.css';

const PARAMETERS = {
  from: parseAsString,
  to: parseAsString,
  knownAt: parseAsString,
  currency: parseAsString,
};

interface LedgerQuestion {
  readonly shop: string;
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly knownAt: string | null;
  readonly currency: string | null;
}

export function AccountPage() {
  const text = useTexts(accountTexts);
  const language = useLanguage();
  const { shop = '', code = '' } = useParams();
  const [parameters, set] = useQueryStates(PARAMETERS);
  const question = { shop, code, ...parameters };
  const figures = useLedgerFigures(question);
  const entries = useLedgerEntries(question);
  const { data } = figures;
  const name = data === undefined ? '' : pick(language, data.account.name, data.account.nameZh);
  return (
    <Page title={`${code} ${name}`} question={text.question} read={figures}>
      <p className="crumb">
        <Link to={place('/journal', { shop, asOf: question.to, knownAt: question.knownAt })}>
          ← {text.journal}
        </Link>
      </p>
      <Filters>
        <PeriodFilter />
        <MomentFilter
          label={text.knownAt}
          placeholder={text.knownAtNow}
          value={question.knownAt}
          onChange={(knownAt) => void set({ knownAt }, { history: 'push' })}
        />
        {data !== undefined && data.currencies.length > 1 && (
          <Segmented
            aria-label={text.currency}
            value={data.currency}
            options={[...data.currencies]}
            onChange={(currency) => void set({ currency }, { history: 'push' })}
          />
        )}
      </Filters>
      {data === undefined && figures.problem === null && <Skeleton active />}
      {data !== undefined && <Ledger question={question} figures={data} entries={entries} />}
    </Page>
  );
}

function useLedgerFigures({ shop, code, ...parameters }: LedgerQuestion): Read<AccountLedger> {
  const query = { ...asked(parameters), limit: 1 };
  return useRead(['ledger-figures', shop, code, query], (signal) =>
    api.GET('/v1/shops/{shopId}/journal/accounts/{code}/ledger', {
      params: { path: { shopId: shop, code }, query },
      signal,
    }),
  );
}

function useLedgerEntries({ shop, code, ...parameters }: LedgerQuestion): List<LedgerEntry> {
  const query = { ...asked(parameters), limit: 100 };
  return useList(['ledger', shop, code, query], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/journal/accounts/{code}/ledger', {
      params: { path: { shopId: shop, code }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
      signal,
    }),
  );
}

interface LedgerProps {
  readonly question: LedgerQuestion;
  readonly figures: AccountLedger;
  readonly entries: List<LedgerEntry>;
}

function Ledger({ question, figures, entries }: LedgerProps) {
  const text = useTexts(accountTexts);
  const language = useLanguage();
  const { shop, code, from, to, knownAt } = question;
  const { opening, totals, closing, currency } = figures;
  const columns = useLedgerColumns({ shop, currency, knownAt });
  // The opening balance is the sum of what came before the period.
  const before = from === null ? {} : { to: ledgerPlace(shop, code, { to: from, knownAt, currency }) };
  return (
    <>
      <Sentence from={from} until={to} knownAt={knownAt} />
      <Figures>
        <Figure label={text.opening(currency)} {...before}>
          <Balance balance={opening} currency={currency} />
        </Figure>
        <Figure label={text.debit(currency)}>
          <Amount amount={totals.debit} currency={currency} />
        </Figure>
        <Figure label={text.credit(currency)}>
          <Amount amount={totals.credit} currency={currency} />
        </Figure>
        <Figure label={text.closing(currency)}>
          <Balance balance={closing} currency={currency} />
        </Figure>
        <Figure label={text.entries}>{formatCount(totals.entries, language)}</Figure>
      </Figures>
      <KeysetTable
        label={text.ledger}
        list={entries}
        columns={columns}
        rowKey={({ ordinal, lineNo }) => `${ordinal}/${lineNo}`}
        empty={text.none}
      />
    </>
  );
}
