import { decodeCursor } from '../../src/platform/http/pagination.js';
import type { CursorPart } from '../../src/platform/http/pagination.js';
import { malformed } from '../../src/shared/domain-error.js';
import type { OrderStatus } from './order-money.js';

/** What a list of orders may be sorted by; `total` is by currency first, because amounts of two can't be compared. */
export const ORDER_SORTS = ['placedAt', 'total', 'updatedAt'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

export const SORT_DIRECTIONS = ['desc', 'asc'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

export interface OrderFilter {
  readonly shopId?: string | undefined;
  /** An order number, or how it begins: from three characters on. */
  readonly number?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly channel?: string | undefined;
  readonly currency?: string | undefined;
  /** Both inclusive, in the order's own currency. */
  readonly minTotal?: string | undefined;
  readonly maxTotal?: string | undefined;
  /** Placed at or after this instant, and before that one. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly withOpenRefund?: boolean | undefined;
  /** `placedAt`, the latest first, if absent. */
  readonly sort?: OrderSort | undefined;
  readonly direction?: SortDirection | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * So many orders are looked at in the order of the list before the ones that match are gathered and sorted instead. By
 * amount the rows lie all over the table, so fewer are worth a look.
 */
const WALKED_ROWS: Readonly<Record<OrderSort, number>> = {
  placedAt: 30_000,
  updatedAt: 30_000,
  total: 10_000,
};

/** A beginning of an order number that more orders than this have is walked to instead of gathered. */
const BROAD_NUMBER = 30_000;

/** The fewest characters that a beginning of an order number has. */
const SHORTEST_BEGINNING = 3;

/** Follows every character of an order number in the order of bytes. */
const LAST_CHARACTER = '\u{10FFFF}';

interface SortKey {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly parts: readonly CursorPart[];
}

const KEYS: Readonly<Record<OrderSort, SortKey>> = {
  placedAt: {
    columns: ['placed_at', 'placed_ordinal'],
    types: ['timestamptz', 'bigint'],
    parts: ['instant', 'integer'],
  },
  updatedAt: {
    columns: ['updated_at', 'placed_ordinal'],
    types: ['timestamptz', 'bigint'],
    parts: ['instant', 'integer'],
  },
  total: {
    columns: ['total', 'placed_ordinal'],
    types: ['numeric', 'bigint'],
    parts: ['decimal', 'integer'],
  },
};

type ConditionName = 'shop' | 'number' | 'status' | 'channel' | 'currency' | 'total' | 'time' | 'openRefund';

interface Condition {
  readonly name: ConditionName;
  readonly sql: (parameter: (value: string) => string) => string;
}

/** The conditions of a filter that are given, each still without the numbers of its parameters. */
function conditionsOf(filter: OrderFilter): readonly Condition[] {
  const given: Condition[] = [];
  const equals = (name: ConditionName, column: string, value: string | undefined): void => {
    if (value !== undefined) given.push({ name, sql: (parameter) => `${column} = ${parameter(value)}` });
  };
  const bound = (name: ConditionName, comparison: string, type: string, value: string | undefined): void => {
    if (value === undefined) return;
    given.push({ name, sql: (parameter) => `${comparison} ${parameter(value)}::${type}` });
  };
  equals('shop', 'shop_id', filter.shopId);
  equals('status', 'status', filter.status);
  equals('channel', 'channel', filter.channel);
  equals('currency', 'currency', filter.currency);
  bound('total', 'total >=', 'numeric', filter.minTotal);
  bound('total', 'total <=', 'numeric', filter.maxTotal);
  bound('time', 'placed_at >=', 'timestamptz', filter.from);
  bound('time', 'placed_at <', 'timestamptz', filter.until);
  if (filter.withOpenRefund === true) given.push({ name: 'openRefund', sql: () => 'reserved > 0' });
  const { number } = filter;
  if (number !== undefined) given.push(numberCondition(number));
  return given;
}

function numberCondition(number: string): Condition {
  const isBeginning = number.length >= SHORTEST_BEGINNING;
  return {
    name: 'number',
    sql: (parameter) =>
      isBeginning
        ? `order_no >= ${parameter(number)} AND order_no < ${parameter(number + LAST_CHARACTER)}`
        : `order_no = ${parameter(number)}`,
  };
}

/** The conditions that one index serves together with the order of the list: walking along it looks at nothing else. */
function servedByOrder(filter: OrderFilter): ReadonlySet<ConditionName> {
  switch (filter.sort ?? 'placedAt') {
    case 'placedAt':
      return filter.shopId === undefined && filter.status === undefined
        ? new Set(['channel', 'time'])
        : new Set(['shop', 'status', 'time']);
    case 'updatedAt':
      return new Set(['shop']);
    case 'total':
      return new Set(['shop', 'currency', 'total']);
  }
}

/** What few orders share: those are gathered at once and sorted. */
function isNarrow({ number, withOpenRefund, minTotal, maxTotal }: OrderFilter): boolean {
  return number !== undefined || withOpenRefund === true || (minTotal !== undefined && minTotal === maxTotal);
}

/**
 * The statements whose first full page is the answer; if none is full, the last one has it all. PostgreSQL takes filters
 * for independent of the order, so for a page of a rare match it would walk along the whole table, and for a page of a
 * common one sort it: the first statement walks, but not far, and the second one gathers.
 */
export function searchStatements(filter: OrderFilter, isBroadNumber = false): readonly Statement[] {
  const served = servedByOrder(filter);
  const servesAll = conditionsOf(filter).every(({ name }) => served.has(name));
  if (servesAll) return [walk(filter, served, undefined)];
  if (isNarrow(filter) && !isBroadNumber) return [gather(filter)];
  return [walk(filter, served, WALKED_ROWS[filter.sort ?? 'placedAt']), gather(filter)];
}

/** Counts the orders whose number begins so, but no further than to one more than are worth gathering. */
export function numberCountStatement({ shopId, number }: OrderFilter): Statement | undefined {
  if (number === undefined || number.length < SHORTEST_BEGINNING) return undefined;
  const values: unknown[] = [];
  const conditions = writtenFor(values, conditionsOf({ shopId, number, limit: 0 }));
  const matching = `SELECT 1 FROM view_orders.order_money WHERE ${conditions.join(' AND ')} LIMIT ${BROAD_NUMBER + 1}`;
  return { sql: `SELECT count(*) > ${BROAD_NUMBER} AS broad FROM (${matching}) AS matching`, values };
}

function walk(filter: OrderFilter, served: ReadonlySet<ConditionName>, rows: number | undefined): Statement {
  const values: unknown[] = [];
  const conditions = conditionsOf(filter);
  const along = writtenFor(
    values,
    conditions.filter(({ name }) => served.has(name)),
  );
  along.push(...beyondCursor(values, filter));
  const beside = writtenFor(
    values,
    conditions.filter(({ name }) => !served.has(name)),
  );
  const order = orderOf(filter);
  const from = `view_orders.order_money WHERE ${['true', ...along].join(' AND ')}`;
  values.push(filter.limit + 1);
  const limit = `ORDER BY ${order} LIMIT $${values.length}`;
  if (rows === undefined) return { sql: `SELECT ${ORDER_COLUMNS} FROM ${from} ${limit}`, values };
  const walked = `SELECT ${ORDER_COLUMNS} FROM ${from} ORDER BY ${order} LIMIT ${rows}`;
  return {
    sql: `SELECT * FROM (${walked}) AS walked WHERE ${['true', ...beside].join(' AND ')} ${limit}`,
    values,
  };
}

/** OFFSET 0 keeps the limit from the planner, so that it finds the rows by their filters and not by their order. */
function gather(filter: OrderFilter): Statement {
  const values: unknown[] = [];
  const conditions = [...writtenFor(values, conditionsOf(filter)), ...beyondCursor(values, filter)];
  const gathered = `SELECT ${ORDER_COLUMNS} FROM view_orders.order_money WHERE ${conditions.join(' AND ')} OFFSET 0`;
  values.push(filter.limit + 1);
  return {
    sql: `SELECT * FROM (${gathered}) AS gathered ORDER BY ${orderOf(filter)} LIMIT $${values.length}`,
    values,
  };
}

function writtenFor(values: unknown[], conditions: readonly Condition[]): string[] {
  const parameter = (value: string): string => `$${values.push(value)}`;
  return conditions.map(({ sql }) => sql(parameter));
}

function orderOf({ sort = 'placedAt', direction = 'desc' }: OrderFilter): string {
  return KEYS[sort].columns.map((column) => `${column} ${direction}`).join(', ');
}

function beyondCursor(values: unknown[], filter: OrderFilter): string[] {
  const { sort = 'placedAt', direction = 'desc', cursor } = filter;
  if (cursor === undefined) return [];
  const { columns, types } = KEYS[sort];
  const written = sortKeyOf(filter, cursor).map(
    (value, at) => `$${values.push(value)}::${types[at] ?? 'text'}`,
  );
  return [`(${columns.join(', ')}) ${direction === 'desc' ? '<' : '>'} (${written.join(', ')})`];
}

/** Throws MALFORMED_CURSOR for one of a list that is sorted otherwise, or of another currency where that matters. */
function sortKeyOf(filter: OrderFilter, cursor: string): readonly string[] {
  const { sort = 'placedAt', direction = 'desc', currency } = filter;
  const [list, of, ...key] = decodeCursor(cursor, ['text', 'text', ...KEYS[sort].parts]);
  const isOfThisList =
    list === listName(sort, direction) && (sort !== 'total' || currency === undefined || currency === of);
  if (isOfThisList) return key;
  return malformed(
    'MALFORMED_CURSOR',
    'the cursor is of a list that is sorted otherwise: begin this one anew',
  );
}

/** The currencies of all orders, or of a shop's, in the order of the list: each is looked up in an index, none is counted. */
export function currenciesStatement({ shopId, direction = 'desc' }: OrderFilter): Statement {
  const ofShop = shopId === undefined ? 'true' : 'shop_id = $1';
  const first = `SELECT currency FROM view_orders.order_money WHERE ${ofShop}`;
  return {
    sql: `WITH RECURSIVE known (currency) AS (
        (${first} ORDER BY currency LIMIT 1)
        UNION ALL SELECT (${first} AND currency > known.currency ORDER BY currency LIMIT 1) FROM known WHERE known.currency IS NOT NULL)
      SELECT currency FROM known WHERE currency IS NOT NULL ORDER BY currency ${direction}`,
    values: shopId === undefined ? [] : [shopId],
  };
}

/** A search sorted by amount as searches of one currency each, in their order, from the cursor's currency on. */
export function byCurrency(filter: OrderFilter, currencies: readonly string[]): readonly OrderFilter[] {
  const { cursor } = filter;
  if (cursor === undefined) return currencies.map((currency) => ({ ...filter, currency }));
  sortKeyOf(filter, cursor);
  const [, reached = ''] = decodeCursor(cursor, ['text', 'text', ...KEYS.total.parts]);
  const isReached = (currency: string): boolean =>
    filter.direction === 'asc' ? currency >= reached : currency <= reached;
  return currencies
    .filter(isReached)
    .map((currency) => ({ ...filter, currency, cursor: currency === reached ? cursor : undefined }));
}

/** What the cursor behind an order holds: which list it is of, and the order's sort key. */
export function cursorKey(
  { sort = 'placedAt', direction = 'desc' }: OrderFilter,
  currency: string,
  key: Readonly<Record<OrderSort, readonly string[]>>,
): readonly string[] {
  return [listName(sort, direction), currency, ...key[sort]];
}

function listName(sort: OrderSort, direction: SortDirection): string {
  return `orders-${sort}-${direction}`;
}

export const ORDER_COLUMNS = `shop_id, order_no, channel, currency, total, received, reversed, refunded, reserved, invoiced,
  red, status, placed_at, paid_at, shipped_at, delivered_at, completed_at, cancelled_at, closed_at,
  revision, placed_ordinal, ordinal, updated_at`;
