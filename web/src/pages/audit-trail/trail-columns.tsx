import { Link, useLocation } from 'react-router';
import type { AuditEntry } from '../../api/schema.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { pathOf } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { commandWords, eventWords } from '../../texts/event-words.js';
import { pick, useTexts } from '../../texts/texts.js';
import { useWords } from '../../texts/words.js';
import { trailTexts } from './audit-trail.texts.js';
import { eventPlace } from './event-place.js';
import type { Axis, TrailFilter } from './trail-filter.js';

export function useTrailColumns({ first, sortedBy, set }: TrailFilter): readonly Column<AuditEntry>[] {
  const text = useTexts(trailTexts);
  const language = useLanguage();
  const say = useWords();
  const { search } = useLocation();
  const sort = (axis: Axis): Pick<Column<AuditEntry>, 'sort' | 'onSort'> =>
    axis !== sortedBy
      ? {}
      : {
          sort: first === 'oldest' ? 'ascending' : 'descending',
          onSort: () => set({ first: first === 'oldest' ? null : 'oldest' }),
        };
  return [
    {
      key: 'recorded',
      title: text.recorded,
      render: ({ eventId, recordedAt }) => (
        <Link to={eventPlace(eventId)} state={{ trail: search }}>
          <Moment at={recordedAt} />
        </Link>
      ),
      ...sort('recorded'),
    },
    {
      key: 'occurred',
      title: text.occurred,
      hideBelow: 1000,
      render: ({ occurredAt }) => <Moment at={occurredAt} />,
      ...sort('occurred'),
    },
    { key: 'actor', title: text.actor, render: ({ actor }) => actor.id },
    {
      key: 'type',
      title: text.type,
      width: '45%',
      render: ({ type, summary, summaryZh }) => (
        <span className="happened">
          <strong className={type === 'CommandRefused' ? 'refused' : ''}>{say(eventWords(type))}</strong>
          <span>{pick(language, summary, summaryZh)}</span>
        </span>
      ),
    },
    {
      key: 'command',
      title: text.command,
      hideBelow: 1300,
      render: ({ commandType }) => <span className="command">{say(commandWords(commandType))}</span>,
    },
    {
      key: 'order',
      title: text.order,
      hideBelow: 1000,
      render: ({ shopId, orderNo }) =>
        shopId === null || orderNo === null ? (
          '—'
        ) : (
          <Link to={pathOf('orders', shopId, orderNo)}>{orderNo}</Link>
        ),
    },
  ];
}
