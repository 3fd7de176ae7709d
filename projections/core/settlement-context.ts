import type { Queryable } from '../../src/platform/postgres/database.js';
import { isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { channelSettings } from '../../src/shared/settlement-settings.js';
import type { ChannelSettings, SettlementSettings } from '../../src/shared/settlement-settings.js';
import { FIRST_KINDS, SETTLEMENT_KINDS, sourceOfKind } from '../../src/shared/statement-kind.js';
import type { SettlingSource } from '../../src/shared/statement-kind.js';

/** What the statements of a shop cover. */
export interface StatementCoverage {
  readonly count: number;
  readonly from: string | null;
  readonly until: string | null;
}

/** A channel with the time in which the statements that settle its orders cover everything, as a tstzmultirange. */
export interface ChannelSpan extends ChannelSettings {
  readonly spans: string;
}

/** What the SQL of a question depends on besides its parameters. */
export interface SettlementContext {
  readonly settings: SettlementSettings;
  readonly coverage: StatementCoverage;
  /** Only orders of this channel are asked for, and nothing that belongs to no order. */
  readonly onlyChannel?: string;
  readonly channels: readonly ChannelSpan[];
  /** For orders of channels that nobody named. */
  readonly otherChannels: ChannelSpan;
  /** By source, what its first kinds cover: there its second kinds tell nothing new. */
  readonly firstSpans: ReadonlyMap<string, string>;
  /** By source, what its statements of any kind cover. */
  readonly spansOfSource: ReadonlyMap<string, string>;
  /** Kinds of statements of the shop that are no bank's. */
  readonly evidenceKinds: readonly string[];
  /** Receipts of many orders at once, shared out among them. */
  readonly batches: { readonly spans: string; readonly lineIds: readonly string[] };
  /** Whether there are documents (shipments, invoices, …) of the shop. */
  readonly documents: boolean;
  /** Which documents the shop's files tell of, for what is missing among them. */
  readonly told: {
    /** Channels of orders with shipments. */
    readonly shipments: readonly string[];
    readonly returns: boolean;
    readonly invoices: boolean;
  };
  /** Up to when both orders and shipments are known: what is missing after that may stand in the next file. */
  readonly ordersUntil: string | null;
}

/** Which sources settle the orders of a channel. A channel that is not named may be settled by any. */
const SOURCES_OF_CHANNEL: Readonly<Record<string, readonly SettlingSource[]>> = {
  tmall: ['alipay'],
  taobao: ['alipay'],
  alipay: ['alipay'],
  wechat: ['wechat'],
  pdd: ['pdd'],
  douyin: ['douyin'],
  jd: ['jd'],
  stripe: ['stripe'],
  paypal: ['paypal'],
  shopify: ['stripe', 'paypal', 'wechat', 'alipay'],
};

/** Channels whose orders may be paid through somebody else, if there is no statement of the usual source at all. */
const ANY_SOURCE: readonly string[] = ['tmall', 'taobao', 'alipay'];

interface KindSpans {
  readonly kind: string;
  readonly spans: string;
  readonly count: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** Reads what is known of a shop at (shop, recorded until, ordinal until). */
export async function readContext(
  tx: Queryable,
  schema: string,
  settings: SettlementSettings,
  known: readonly string[],
  hasDocuments: boolean,
): Promise<SettlementContext> {
  const kinds = await tx.query<KindSpans>(
    `SELECT s.kind, coalesce(range_agg(tstzrange(c.covers_from, c.covers_until))
                               FILTER (WHERE c.covers_from < c.covers_until), '{}')::text AS spans,
            count(*) AS count, min(c.covers_from) AS "from", max(c.covers_until) AS "until"
       FROM ${schema}.statement_closing c JOIN ${schema}.statement s USING (shop_id, statement_id)
      WHERE c.shop_id = $1 AND c.recorded_at <= $2 AND c.ordinal <= $3
      GROUP BY s.kind ORDER BY s.kind`,
    known,
  );
  const spansOf = new Map<string, string>();
  const add = (name: string, spans: string): void => {
    const before = spansOf.get(name);
    spansOf.set(name, before === undefined ? spans : `${before.slice(0, -1)},${spans.slice(1)}`);
  };
  for (const { kind, spans } of kinds) add(sourceOfKind(kind), spans);
  const settling = kinds.filter(({ kind }) => SETTLEMENT_KINDS.includes(kind));
  const channels = await tx.query<{ channel: string }>(
    `SELECT channel FROM ${schema}.shop_channel WHERE shop_id = $1 ORDER BY channel`,
    known.slice(0, 1),
  );
  const usual: ChannelSettings = {
    channel: '',
    settlesAfter: 'confirmation',
    waitDays: settings.settlementWaitDays,
  };
  const named = new Map(channelSettings(settings).map((channel) => [channel.channel, channel]));
  const everything = await spanOf(tx, spansOf, Object.keys(FIRST_KINDS));
  return {
    settings,
    coverage: coverageOf(settling),
    channels: await Promise.all(
      channels.map(async ({ channel }) => {
        const sources = SOURCES_OF_CHANNEL[channel];
        const own = sources === undefined ? everything : await spanOf(tx, spansOf, sources);
        const spans = own === NOTHING && ANY_SOURCE.includes(channel) ? everything : own;
        return { ...(named.get(channel) ?? { ...usual, channel }), spans };
      }),
    ),
    otherChannels: { ...usual, spans: everything },
    batches: { spans: NOTHING, lineIds: [] },
    firstSpans: firstSpansOf(kinds),
    spansOfSource: new Map([...spansOf].map(([source, spans]) => [source, cleaned(spans)])),
    evidenceKinds: kinds.map(({ kind }) => kind).filter((kind) => sourceOfKind(kind) !== 'bank'),
    ...(await readDocumentContext(tx, schema, known, hasDocuments)),
  };
}

const NOTHING = '{}';

/** A union of multiranges as text may hold empty parts. */
function cleaned(spans: string): string {
  return spans.replace(/,(?=[,}])/g, '').replace('{,', '{');
}

function coverageOf(kinds: readonly KindSpans[]): StatementCoverage {
  const times = (name: 'from' | 'until'): string[] =>
    kinds
      .map((kind) => isoOrNull(kind[name]))
      .filter((time) => time !== null)
      .sort();
  return {
    count: kinds.reduce((sum, { count }) => sum + Number.parseInt(count, 10), 0),
    from: times('from')[0] ?? null,
    until: times('until').at(-1) ?? null,
  };
}

function firstSpansOf(kinds: readonly KindSpans[]): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FIRST_KINDS).map(([source, first]) => [
      source,
      kinds.find(({ kind }) => first.includes(kind))?.spans ?? NOTHING,
    ]),
  );
}

/** What all of the sources that the shop has statements of cover together: money may have come through any of them. */
async function spanOf(
  tx: Queryable,
  spansOf: ReadonlyMap<string, string>,
  sources: readonly string[],
): Promise<string> {
  const present = sources.map((source) => spansOf.get(source)).filter((spans) => spans !== undefined);
  const [only] = present;
  if (only === undefined) return NOTHING;
  if (present.length === 1) return cleaned(only);
  const [row] = await tx.query<{ spans: string }>(
    `SELECT range_intersect_agg(spans::tstzmultirange)::text AS spans FROM unnest($1::text[]) AS row (spans)`,
    [present.map(cleaned)],
  );
  return row?.spans ?? NOTHING;
}

async function readDocumentContext(
  tx: Queryable,
  schema: string,
  known: readonly string[],
  hasDocuments: boolean,
): Promise<Pick<SettlementContext, 'documents' | 'told' | 'ordersUntil'>> {
  const none = {
    documents: false,
    told: { shipments: [], returns: false, invoices: false },
    ordersUntil: null,
  };
  if (!hasDocuments) return none;
  const documents = `${schema}.order_document d
              WHERE d.shop_id = $1 AND d.recorded_at <= $2 AND d.ordinal <= $3`;
  const placed = `${schema}.order_movement m
              WHERE m.shop_id = $1 AND m.recorded_at <= $2 AND m.ordinal <= $3 AND m.kind = 'placed'`;
  const sent = `d.kind = 'shipment' AND d.direction = 'out'`;
  const [row] = await tx.query<{
    any: boolean;
    shipments: string[];
    returns: boolean;
    invoices: boolean;
    until: string | null;
  }>(
    `SELECT EXISTS (SELECT FROM ${documents}) AS any,
            ARRAY(SELECT channel FROM ${schema}.shop_channel c
                   WHERE c.shop_id = $1
                     AND EXISTS (SELECT FROM ${placed} AND m.channel = c.channel
                                    AND EXISTS (SELECT FROM ${documents} AND ${sent} AND d.order_no = m.order_no))
                   ORDER BY channel) AS shipments,
            EXISTS (SELECT FROM ${documents} AND d.kind = 'shipment' AND d.direction = 'in') AS returns,
            EXISTS (SELECT FROM ${documents} AND d.kind = 'invoice') AS invoices,
            least((SELECT max(m.occurred_at) FROM ${placed}),
                  (SELECT max(d.occurred_at) FROM ${documents} AND ${sent})) AS until`,
    known,
  );
  if (row?.any !== true) return none;
  return {
    documents: true,
    told: { shipments: row.shipments, returns: row.returns, invoices: row.invoices },
    ordersUntil: isoOrNull(row.until),
  };
}
