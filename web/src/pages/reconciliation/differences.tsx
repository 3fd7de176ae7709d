import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { List } from '../../api/reading.js';
import type { Difference, StandingDifference } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { ChoiceFilter, Filters, TextFilter } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { ProblemView } from '../../parts/problem-view.js';
import { SubjectLink } from '../../parts/subject-link.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { channelWords, codeWords, ownerWords, subjectWords, useWords } from '../../texts/words.js';
import { DifferenceDetail } from './difference-detail.js';
import { detailOf } from './difference-reading.js';
import { ExportLinks } from './exports.js';
import type { Question } from './question.js';
import { reconciliationTexts } from './reconciliation.texts.js';
import type { AgeBand, Summary } from './summary.js';
import { viewTexts } from './views.texts.js';

/** Both endpoints' rows; the exact one does not tell the two sides. */
type Row = Difference & Partial<Pick<StandingDifference, 'channel' | 'ledgerSays' | 'statementSays'>>;

const OWNERS: readonly Difference['owner'][] = [
  ...(['finance', 'platform', 'customer-service', 'warehouse', 'tax', 'auto'] as const),
];
const KINDS: readonly Difference['subjectKind'][] = ['order', 'line', 'payout', 'statement'];
const BANDS: readonly AgeBand[] = ['0-7', '8-30', '31-90', '>90', 'unknown'];

/** The differences with both sides, the largest first. */
export function Differences({
  question,
  summary,
}: {
  readonly question: Question;
  readonly summary: Summary | undefined;
}) {
  const text = useTexts(viewTexts);
  const list = useDifferences(question);
  const columns = useColumns(question);
  const { shop, from, to, channel } = question;
  return (
    <>
      <div className="list-head">
        <DifferenceFilters question={question} summary={summary} />
        {shop !== undefined && !question.isExact && (
          <ExportLinks shop={shop} list="differences" query={{ from, to, channel, ...filtersOf(question) }} />
        )}
      </div>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      <KeysetTable
        label={text.difference}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={text.noDifferences}
      />
      <DifferenceDetail question={question} />
    </>
  );
}

function filtersOf({ code, owner, age, kind, q, sort }: Question) {
  return {
    code: code as Difference['code'] | null,
    owner: owner as Difference['owner'] | null,
    ageBand: age as AgeBand | null,
    subjectKind: kind as Difference['subjectKind'] | null,
    q,
    sort: sort as 'amount' | 'age' | 'code' | null,
  };
}

function useDifferences(question: Question): List<Row> {
  const { shop, from, to, channel, asOf, knownAt, isExact } = question;
  const filters = filtersOf(question);
  const standing = useList<Row>(
    ['standing differences', shop, from, to, channel, ...Object.values(filters)],
    shop === undefined || isExact
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/standing/differences', {
            params: {
              path: { shopId: shop },
              query: asked({ from, to, channel, ...filters, cursor, limit: 100 }),
            },
            signal,
          }),
  );
  const exact = useList<Row>(
    ['differences', shop, from, to, asOf, knownAt, filters.code],
    shop === undefined || !isExact
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/differences', {
            params: {
              path: { shopId: shop },
              query: asked({ from, to, asOf, knownAt, code: filters.code, cursor, limit: 100 }),
            },
            signal,
          }),
  );
  return isExact ? exact : standing;
}

function DifferenceFilters({
  question,
  summary,
}: {
  readonly question: Question;
  readonly summary: Summary | undefined;
}) {
  const text = useTexts(viewTexts);
  const { bands } = useTexts(reconciliationTexts);
  const say = useWords();
  const { code, owner, age, kind, q, set, isExact } = question;
  // A code of the URL is shown even if nothing has it.
  const codes = new Set([
    ...(summary?.byCode.map((one) => one.code) ?? []),
    ...(code === null ? [] : [code]),
  ]);
  return (
    <Filters>
      <ChoiceFilter
        label={text.code}
        value={code}
        choices={[...codes].map((value) => ({ value, label: `${say(codeWords(value))} ${value}` }))}
        onChange={(chosen) => set({ code: chosen })}
      />
      {!isExact && (
        <>
          <ChoiceFilter
            label={text.age}
            value={age}
            choices={BANDS.map((value) => ({ value, label: bands[value] }))}
            onChange={(chosen) => set({ age: chosen })}
          />
          <ChoiceFilter
            label={text.owner}
            value={owner}
            choices={OWNERS.map((value) => ({ value, label: say(ownerWords(value)) }))}
            onChange={(chosen) => set({ owner: chosen })}
          />
          <ChoiceFilter
            label={text.kind}
            value={kind}
            choices={KINDS.map((value) => ({ value, label: say(subjectWords(value)) }))}
            onChange={(chosen) => set({ kind: chosen })}
          />
          <TextFilter label={text.numberBegins} value={q} onChange={(typed) => set({ q: typed })} />
        </>
      )}
    </Filters>
  );
}

function useColumns(question: Question): readonly Column<Row>[] {
  const text = useTexts(viewTexts);
  const language = useLanguage();
  const say = useWords();
  const sorted = sorting(question);
  return [
    {
      key: 'code',
      title: text.difference,
      width: '9.5rem',
      ...sorted('code'),
      render: (row) => <CodeCell row={row} question={question} />,
    },
    {
      key: 'subject',
      title: text.subject,
      width: '11.5rem',
      render: (row) => (
        <div className="two-lines">
          <SubjectLink
            shop={question.shop ?? ''}
            kind={row.subjectKind}
            subject={row.subject}
            code={row.code}
          />
          <small className="quiet">
            {say(subjectWords(row.subjectKind))}
            {row.channel != null && ` · ${say(channelWords(row.channel))}`}
          </small>
        </div>
      ),
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      width: '8rem',
      ...sorted('amount'),
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
    ...(question.isExact ? [] : sidesColumns(text)),
    {
      key: 'age',
      title: text.age,
      align: 'right',
      width: '5rem',
      ...sorted('age'),
      render: ({ ageDays }) => (ageDays === null ? '—' : text.days(formatCount(ageDays, language))),
    },
    {
      key: 'owner',
      title: text.owner,
      width: '6rem',
      hideBelow: 1300,
      render: ({ owner }) => say(ownerWords(owner)),
    },
    {
      key: 'explanation',
      title: text.explanation,
      hideBelow: 1000,
      render: ({ explanation, explanationZh }) => (
        <span className="sentence">{pick(language, explanation, explanationZh)}</span>
      ),
    },
  ];
}

function sidesColumns(text: {
  readonly ledgerNet: string;
  readonly statementSettled: string;
}): Column<Row>[] {
  return [
    {
      key: 'ledger',
      title: text.ledgerNet,
      align: 'right',
      width: '6.5rem',
      render: ({ ledgerSays, currency }) => (
        <Amount amount={ledgerSays?.expectedAmount} currency={currency} />
      ),
    },
    {
      key: 'statement',
      title: text.statementSettled,
      align: 'right',
      width: '6.5rem',
      render: ({ statementSays, currency }) => (
        <Amount amount={statementSays?.settledAmount} currency={currency} />
      ),
    },
  ];
}

/** The word opens the difference with its two sides. */
function CodeCell({ row, question }: { readonly row: Row; readonly question: Question }) {
  const say = useWords();
  return (
    <div className="two-lines">
      <Link to={question.linkWith({ detail: detailOf(row) })}>{say(codeWords(row.code))}</Link>
      <small className="quiet">{row.code}</small>
    </div>
  );
}

function sorting({ sort, set, isExact }: Question) {
  return (by: 'amount' | 'age' | 'code'): Pick<Column<Row>, 'sort' | 'onSort'> => {
    if (isExact) return {};
    const isSorted = (sort ?? 'amount') === by;
    return {
      ...(isSorted && { sort: by === 'code' ? ('ascending' as const) : ('descending' as const) }),
      onSort: () => set({ sort: by === 'amount' ? null : by }),
    };
  };
}
