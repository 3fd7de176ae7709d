import { Skeleton } from 'antd';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { List } from '../../api/reading.js';
import type { RunDiff, RunDiffTotal } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { ProblemView } from '../../parts/problem-view.js';
import { SubjectLink } from '../../parts/subject-link.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { codeWords, useWords } from '../../texts/words.js';
import type { Question } from './question.js';
import { runTexts } from './runs.texts.js';

/** A difference that only one of the runs has, or that has another amount in each. */
interface Change {
  readonly change: RunDiffTotal['change'];
  readonly id: string;
  readonly code: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly currency: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a run says otherwise than an earlier one. */
export function RunComparison({ question, runId }: { readonly question: Question; readonly runId: string }) {
  const text = useTexts(runTexts);
  const { shop, with: other } = question;
  const read = useRead(
    ['run diff', shop, runId, other],
    shop === undefined
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/runs/{runId}/diff', {
            params: { path: { shopId: shop, runId }, query: asked({ with: other }) },
            signal,
          }),
  );
  return (
    <section className="panel comparison">
      <h2>{text.comparison}</h2>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {read.data === undefined && read.problem === null && <Skeleton active />}
      {read.data !== undefined && <Changes diff={read.data} question={question} />}
    </section>
  );
}

function Changes({ diff, question }: { readonly diff: RunDiff; readonly question: Question }) {
  const text = useTexts(runTexts);
  const totals = useTotalColumns();
  const columns = useChangeColumns(question);
  if (diff.totals.length === 0) return <p>{text.same}</p>;
  return (
    <>
      <div className="table-box">
        <DataTable
          label={text.change}
          columns={totals}
          rows={diff.totals}
          rowKey={({ change, code, currency }) => `${change} ${code} ${currency}`}
        />
      </div>
      <KeysetTable
        label={text.comparison}
        list={listOf(changesOf(diff))}
        columns={columns}
        rowKey={({ change, id }) => `${change} ${id}`}
      />
    </>
  );
}

function changesOf({ appeared, disappeared, changed }: RunDiff): readonly Change[] {
  return [
    ...appeared.map((one) => ({ ...one, change: 'appeared' as const, from: null, to: one.amount })),
    ...disappeared.map((one) => ({ ...one, change: 'disappeared' as const, from: one.amount, to: null })),
    ...changed.map((one) => ({ ...one, change: 'changed' as const })),
  ];
}

/** The server tells a comparison whole. */
function listOf<T>(items: readonly T[]): List<T> {
  const nothing = (): void => undefined;
  const settled = { isPending: false, isFetching: false, isLoadingMore: false, hasMore: false };
  return { items, ...settled, freshness: undefined, problem: null, loadMore: nothing, reload: nothing };
}

function useTotalColumns(): readonly Column<RunDiffTotal>[] {
  const text = useTexts(runTexts);
  const language = useLanguage();
  const say = useWords();
  return [
    { key: 'change', title: text.change, render: ({ change }) => text.changes[change] },
    { key: 'code', title: text.code, render: ({ code }) => say(codeWords(code)) },
    {
      key: 'count',
      title: text.count,
      align: 'right',
      render: ({ count }) => formatCount(count, language),
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
  ];
}

function useChangeColumns(question: Question): readonly Column<Change>[] {
  const text = useTexts(runTexts);
  const say = useWords();
  return [
    {
      key: 'subject',
      title: text.subject,
      render: ({ subjectKind, subject, code }) => (
        <SubjectLink shop={question.shop ?? ''} kind={subjectKind} subject={subject} code={code} />
      ),
    },
    { key: 'change', title: text.change, render: ({ change }) => text.changes[change] },
    { key: 'code', title: text.code, render: ({ code }) => say(codeWords(code)) },
    {
      key: 'from',
      title: text.from,
      align: 'right',
      render: ({ from, currency }) => <Amount amount={from} currency={currency} withCurrency />,
    },
    {
      key: 'to',
      title: text.to,
      align: 'right',
      render: ({ to, currency }) => <Amount amount={to} currency={currency} withCurrency />,
    },
  ];
}
