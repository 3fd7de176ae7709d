import { Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { OrderTimelineEntry, TimelineDocument } from '../../api/schema.js';
import { formatMoney } from '../../format/money.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { commandWords } from '../../texts/event-words.js';
import { pick, useTexts } from '../../texts/texts.js';
import { useWords } from '../../texts/words.js';
import type { OrderPath } from './order-reads.js';
import { orderTexts } from './order.texts.js';

/** Everything that happened to the order, by business time, each with the event that says so. */
export function OrderTimeline({ path }: { readonly path: OrderPath }) {
  const text = useTexts(orderTexts);
  const columns = useTimelineColumns();
  const list = useList(['order-timeline', path], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/timeline', {
      params: { path, query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
      signal,
    }),
  );
  return (
    <section className="panel">
      <h2>{text.timeline}</h2>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      {list.isPending && list.problem === null && <Skeleton active />}
      {list.items.length > 0 && (
        <div className="table-box">
          <DataTable
            label={text.timeline}
            columns={columns}
            rows={list.items}
            rowKey={({ eventId }) => eventId}
          />
        </div>
      )}
      {list.hasMore && (
        <div className="table-end">
          <Button size="small" onClick={list.loadMore} disabled={list.isLoadingMore}>
            {text.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function useTimelineColumns(): readonly Column<OrderTimelineEntry>[] {
  const text = useTexts(orderTexts);
  const language = useLanguage();
  const say = useWords();
  return [
    {
      key: 'event',
      title: text.event,
      render: ({ eventId, summary, summaryZh, reason, documents }) => (
        <div>
          <Link to={`/audit-trail/${eventId}`}>{pick(language, summary, summaryZh)}</Link>
          {reason !== null && !summary.includes(reason) && <div className="quiet">{reason}</div>}
          {documents.map((document, place) => (
            <div className="quiet" key={`${document.kind} ${document.documentNo ?? place}`}>
              {text.evidence(documentText(document))}
            </div>
          ))}
        </div>
      ),
    },
    { key: 'occurred', title: text.occurred, render: ({ occurredAt }) => <Moment at={occurredAt} /> },
    { key: 'recorded', title: text.recorded, render: ({ recordedAt }) => <Moment at={recordedAt} /> },
    { key: 'actor', title: text.actor, render: ({ actor }) => actor.id },
    {
      key: 'cause',
      title: text.cause,
      hideBelow: 1000,
      render: ({ cause, source, commandType }) =>
        cause !== null ? (
          <Link to={`/audit-trail/${cause.eventId}`}>{pick(language, cause.summary, cause.summaryZh)}</Link>
        ) : source.startsWith('file:') ? (
          <span className="nowrap" title={source}>
            {text.file(source.slice('file:'.length, 'file:'.length + 8))}
          </span>
        ) : (
          say(commandWords(commandType))
        ),
    },
  ];

  function documentText({ kind, direction, documentNo, amount, currency }: TimelineDocument): string {
    return [
      lookUp(text.document, kind),
      direction === null ? null : lookUp(text.direction, direction),
      documentNo,
      amount === null || currency === null ? null : formatMoney(amount, currency, language),
    ]
      .filter((part) => part !== null)
      .join(' ');
  }
}

function lookUp(names: Readonly<Record<string, string>>, name: string): string {
  return names[name] ?? name;
}
