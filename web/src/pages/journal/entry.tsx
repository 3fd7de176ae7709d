import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { EntryView } from '../../api/schema.js';
import { justBefore } from '../../format/clock.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { Page } from '../../parts/page.js';
import { pathOf, place } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { RecordTree } from '../../parts/record-tree.js';
import { useLanguage } from '../../shell/preferences.js';
import { eventWords } from '../../texts/event-words.js';
import { pick, useTexts } from '../../texts/texts.js';
import { useWords } from '../../texts/words.js';
import { entryTexts } from './entry.texts.js';
import { ledgerPlace } from './question.js';
import './journal.css';

export function EntryPage() {
  const text = useTexts(entryTexts);
  const { shop = '', ordinal = '', lineNo = '' } = useParams();
  const read = useRead(['journal-entry', shop, ordinal, lineNo], (signal) =>
    api.GET('/v1/shops/{shopId}/journal/entries/{ordinal}/{lineNo}', {
      params: { path: { shopId: shop, ordinal, lineNo } },
      signal,
    }),
  );
  const { data } = read;
  return (
    <Page title={text.title(`${ordinal}/${lineNo}`)} question={text.question} read={read}>
      <p className="crumb">
        <Link to={place('/journal', { shop })}>← {text.journal}</Link>
      </p>
      {data === undefined && read.problem === null && <Skeleton active />}
      {data !== undefined && (
        <>
          <Voucher entry={data} />
          <div className="columns">
            <Particulars entry={data} />
            <EventOfEntry entry={data} />
          </div>
        </>
      )}
    </Page>
  );
}

interface EntryProps {
  readonly entry: EntryView;
}

/** Both sides of the entry, as on a voucher: the debit first. */
function Voucher({ entry }: EntryProps) {
  const text = useTexts(entryTexts);
  const language = useLanguage();
  const { shopId, currency, amount } = entry;
  const columns: readonly Column<'debit' | 'credit'>[] = [
    {
      key: 'account',
      title: text.account,
      render: (side) => (
        <Link to={ledgerPlace(shopId, entry[`${side}Account`], { currency })}>
          <span className="account-code">{entry[`${side}Account`]}</span>{' '}
          {pick(language, entry[`${side}Name`], entry[`${side}NameZh`])}
        </Link>
      ),
    },
    ...(['debit', 'credit'] as const).map((column): Column<'debit' | 'credit'> => ({
      key: column,
      title: `${text[column]} (${currency})`,
      align: 'right',
      render: (side) => <Amount amount={side === column ? amount : null} currency={currency} />,
    })),
  ];
  return (
    <section className="panel voucher">
      <h2>{text.entry}</h2>
      <div className="table-box">
        <DataTable label={text.entry} columns={columns} rows={['debit', 'credit']} rowKey={(side) => side} />
      </div>
    </section>
  );
}

function Particulars({ entry }: EntryProps) {
  const text = useTexts(entryTexts);
  const { shopId, orderNo, reference, occurredAt, recordedAt } = entry;
  return (
    <section className="panel">
      <h2>{text.details}</h2>
      <dl className="facts">
        <dt>{text.occurred}</dt>
        <dd>
          <Moment at={occurredAt} />
        </dd>
        <dt>{text.recorded}</dt>
        <dd>
          <Moment at={recordedAt} />
        </dd>
        <dt>{text.shop}</dt>
        <dd>{shopId}</dd>
        <dt>{text.order}</dt>
        <dd>
          {orderNo === null ? text.noOrder : <Link to={pathOf('orders', shopId, orderNo)}>{orderNo}</Link>}
        </dd>
        <dt>{text.reference}</dt>
        <dd>{reference}</dd>
      </dl>
      <ul className="further">
        {orderNo !== null && (
          <li>
            <Link to={place('/journal', { shop: shopId, order: orderNo })}>{text.shopEntries}</Link>
          </li>
        )}
        <li>
          <Link to={place('/journal', { shop: shopId, knownAt: justBefore(recordedAt), compare: 'now' })}>
            {text.asKnownBefore}
          </Link>
        </li>
      </ul>
    </section>
  );
}

/** How many items of a long list are shown here; the event's own page has them all. */
const SHOWN_ITEMS = 10;

function EventOfEntry({ entry: { eventId, eventType } }: EntryProps) {
  const text = useTexts(entryTexts);
  const say = useWords();
  const { data, problem, reload } = useRead(['event', eventId, { limit: SHOWN_ITEMS }], (signal) =>
    api.GET('/v1/audit-trail/{eventId}/event', {
      params: { path: { eventId }, query: { limit: SHOWN_ITEMS } },
      signal,
    }),
  );
  return (
    <section className="panel">
      <h2>{text.event}</h2>
      <p className="event-head">
        <Link to={pathOf('audit-trail', eventId)}>
          {say(eventWords(eventType))} <span className="mono">{eventType}</span>
        </Link>
      </p>
      {problem !== null && <ProblemView problem={problem} onRetry={reload} />}
      {data === undefined && problem === null && <Skeleton active />}
      {data !== undefined && (
        <>
          <RecordTree record={data.payload} />
          {data.payloadTruncated && <p className="quiet">{text.more}</p>}
        </>
      )}
    </section>
  );
}
