import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { HandledAlert } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { place } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { Severity } from '../../parts/severity.js';
import { SubjectLink } from '../../parts/subject-link.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { alertRuleWords, subjectWords, useWords } from '../../texts/words.js';
import { AlertActions, HandlingOf } from './alert-parts.js';
import { useAlertQuery } from './alert-query.js';
import type { AlertQuery } from './alert-query.js';
import { alertsTexts } from './alerts.texts.js';
import type { Handling } from './handle-dialog.js';

interface AlertListProps {
  readonly shop: string;
  readonly query: AlertQuery;
  readonly onHandle: (handling: Handling) => void;
}

/** The alerts that were asked for, as many as there are. */
export function AlertList({ shop, query, onHandle }: AlertListProps) {
  const text = useTexts(alertsTexts);
  const { state, severity, rule, sort } = query;
  const filters = { state, severity, rule, sort };
  const columns = useColumns({ shop, query, onHandle });
  const list = useList(['standing', 'alerts', 'list', shop, filters], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/standing/alerts', {
      params: { path: { shopId: shop }, query: { ...asked({ ...filters, cursor }), limit: 100 } },
      signal,
    }),
  );
  const isPlain = query.state === 'open' && query.severity === null && query.rule === null;
  return (
    <>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      <KeysetTable
        label={text.list}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={isPlain ? text.none.open : text.none.other}
      />
    </>
  );
}

function useColumns({ shop, query, onHandle }: AlertListProps): readonly Column<HandledAlert>[] {
  const { columns: text } = useTexts(alertsTexts);
  const language = useLanguage();
  const say = useWords();
  return [
    {
      key: 'alert',
      title: text.alert,
      width: '9rem',
      render: ({ id, rule, severity }) => (
        <span className="alert-name">
          <Link
            to={placeOf(shop, query, id)}
            {...(query.alert === id && { 'aria-current': 'true' as const })}
          >
            {say(alertRuleWords(rule))}
          </Link>
          <Severity of={severity} />
        </span>
      ),
    },
    {
      key: 'subject',
      title: text.subject,
      render: ({ subjectKind, subject }) => (
        <span>
          {say(subjectWords(subjectKind))} <SubjectLink shop={shop} kind={subjectKind} subject={subject} />
        </span>
      ),
    },
    {
      key: 'why',
      title: text.why,
      hideBelow: 1000,
      width: '30%',
      render: ({ explanation, explanationZh }) => pick(language, explanation, explanationZh),
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
    useSinceColumn(),
    { key: 'handling', title: text.handling, render: (alert) => <HandlingOf alert={alert} /> },
    {
      key: 'actions',
      title: text.actions,
      render: (alert) => <AlertActions alert={alert} onHandle={onHandle} />,
    },
  ];
}

/** Its head changes the order: oldest first, newest first, back to the worst first. */
function useSinceColumn(): Column<HandledAlert> {
  const { columns: text } = useTexts(alertsTexts);
  const { query, set } = useAlertQuery();
  const next = ({ severity: 'age', age: 'newest', newest: 'severity' } as const)[query.sort];
  return {
    key: 'since',
    title: text.since,
    ...(query.sort !== 'severity' && {
      sort: query.sort === 'age' ? ('ascending' as const) : ('descending' as const),
    }),
    onSort: () => set({ sort: next }),
    render: ({ occurredAt }) => <Moment at={occurredAt} dayOnly />,
  };
}

function placeOf(shop: string, { state, severity, rule, sort }: AlertQuery, alert: string): string {
  return place('/alerts', {
    shop,
    state: state === 'open' ? null : state,
    severity,
    rule,
    sort: sort === 'severity' ? null : sort,
    alert,
  });
}
