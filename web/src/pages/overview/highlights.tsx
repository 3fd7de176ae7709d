import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { Read } from '../../api/reading.js';
import type { HandledAlert, StandingDifference } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { place } from '../../parts/places.js';
import { PanelHead } from '../../parts/panel-head.js';
import { ProblemView } from '../../parts/problem-view.js';
import { Severity } from '../../parts/severity.js';
import { SubjectLink } from '../../parts/subject-link.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { alertRuleWords, codeWords, ownerWords, subjectWords, useWords } from '../../texts/words.js';
import { overviewTexts } from './overview.texts.js';
import { rowsAt } from './question.js';
import type { Question } from './question.js';

/** As many as are read without scrolling. */
const SHOWN = 8;

/** The differences of the period that are worth looking at first. */
export function LargestDifferences({ question }: { readonly question: Question }) {
  const { differences: text } = useTexts(overviewTexts);
  const { shop, ...filters } = question;
  const read = useRead(['standing', 'differences', 'largest', question], (signal) =>
    api.GET('/v1/shops/{shopId}/standing/differences', {
      params: {
        path: { shopId: shop },
        query: { ...asked(filters), sort: 'amount' as const, limit: SHOWN },
      },
      signal,
    }),
  );
  return (
    <Listing
      title={text.title}
      all={{ text: text.all, to: rowsAt('/reconciliation', question, { view: 'differences' }) }}
      read={read}
      columns={useDifferenceColumns(question)}
      none={text.none}
    />
  );
}

function useDifferenceColumns(question: Question): readonly Column<StandingDifference>[] {
  const { differences: text } = useTexts(overviewTexts);
  const say = useWords();
  const language = useLanguage();
  return [
    {
      key: 'code',
      title: text.what,
      render: ({ code, subject }) => (
        <Link to={rowsAt('/reconciliation', question, { view: 'differences', code, q: subject })}>
          {say(codeWords(code))}
        </Link>
      ),
    },
    {
      key: 'subject',
      title: text.subject,
      render: ({ code, subjectKind, subject }) => (
        <span>
          {say(subjectWords(subjectKind))}{' '}
          <SubjectLink shop={question.shop} kind={subjectKind} subject={subject} code={code} />
        </span>
      ),
    },
    {
      key: 'age',
      title: text.age,
      align: 'right',
      hideBelow: 700,
      render: ({ ageDays }) => (
        <span className="amount">{ageDays === null ? '—' : text.days(formatCount(ageDays, language))}</span>
      ),
    },
    { key: 'owner', title: text.owner, hideBelow: 700, render: ({ owner }) => say(ownerWords(owner)) },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
  ];
}

/** The alerts of the shop that nobody has handled, whatever the period. */
export function NewestAlerts({ question: { shop } }: { readonly question: Question }) {
  const { alerts: text } = useTexts(overviewTexts);
  const read = useRead(['standing', 'alerts', 'newest', shop], (signal) =>
    api.GET('/v1/shops/{shopId}/standing/alerts', {
      params: { path: { shopId: shop }, query: { state: 'open', sort: 'newest', limit: SHOWN } },
      signal,
    }),
  );
  return (
    <Listing
      title={text.title}
      all={{ text: text.all, to: place('/alerts', { shop }) }}
      read={read}
      columns={useAlertColumns(shop)}
      none={text.none}
    />
  );
}

function useAlertColumns(shop: string): readonly Column<HandledAlert>[] {
  const { alerts: text } = useTexts(overviewTexts);
  const say = useWords();
  return [
    {
      key: 'rule',
      title: text.rule,
      render: ({ id, rule }) => (
        <Link to={place('/alerts', { shop, state: 'all', alert: id })}>{say(alertRuleWords(rule))}</Link>
      ),
    },
    {
      key: 'severity',
      title: text.severity,
      hideBelow: 700,
      render: ({ severity }) => <Severity of={severity} />,
    },
    {
      key: 'subject',
      title: text.subject,
      render: ({ subjectKind, subject }) => <SubjectLink shop={shop} kind={subjectKind} subject={subject} />,
    },
    {
      key: 'since',
      title: text.since,
      hideBelow: 700,
      render: ({ occurredAt }) => <Moment at={occurredAt} dayOnly />,
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
  ];
}

interface ListingProps<T> {
  readonly title: string;
  readonly all: { readonly text: string; readonly to: string };
  readonly read: Read<{ readonly items: readonly T[] }>;
  readonly columns: readonly Column<T>[];
  readonly none: string;
}

function Listing<T extends { readonly id: string }>({ title, all, read, columns, none }: ListingProps<T>) {
  return (
    <section className="panel">
      <PanelHead title={title}>
        <Link to={all.to}>{all.text}</Link>
      </PanelHead>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {read.isPending && read.problem === null && <Skeleton active paragraph={{ rows: 6 }} />}
      {read.data !== undefined && (
        <div className="table-box">
          <DataTable
            label={title}
            columns={columns}
            rows={read.data.items}
            rowKey={({ id }) => id}
            empty={none}
          />
        </div>
      )}
    </section>
  );
}
