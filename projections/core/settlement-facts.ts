import type {
  OrderAmended,
  OrderCancelled,
  OrderClosed,
  OrderPlaced,
} from '../../src/orders/order.events.js';
import type { PaymentReceived, PaymentReversed } from '../../src/orders/payment.events.js';
import type { RefundPaidOut, RefundSettledByPlatform } from '../../src/orders/refund.events.js';
import type { OrderReceiptConfirmed } from '../../src/orders/shipment.events.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { textArray } from '../../src/platform/postgres/binary-array.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import { subtract } from '../../src/shared/money.js';
import { classifyLine, SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import type { SettlementClass, SettlementGroup } from '../../src/shared/settlement-line-class.js';
import { settlesOrders } from '../../src/shared/statement-kind.js';
import type { ShopSettingsChanged } from '../../src/shops/shop-settings.events.js';
import type {
  StatementClosed,
  StatementLinesRecorded,
  StatementOpened,
} from '../../src/statements/statement.events.js';

/** Tables and indexes of the settlement facts; a view that compares ledger and statements puts them in its schema. */
export const SETTLEMENT_SCHEMA_SQL = readSql(import.meta.url, './settlement.schema.sql');
export const SETTLEMENT_INDEX_SQL = readSql(import.meta.url, './settlement.indexes.sql');

type MovementEvent =
  | OrderPlaced
  | OrderAmended
  | OrderCancelled
  | OrderClosed
  | PaymentReceived
  | PaymentReversed
  | RefundPaidOut
  | RefundSettledByPlatform
  | OrderReceiptConfirmed;
type FactEvent =
  MovementEvent | StatementOpened | StatementLinesRecorded | StatementClosed | ShopSettingsChanged;

interface Facts {
  readonly movements: Columns;
  readonly statements: Columns;
  readonly closings: Columns;
  readonly lines: Columns;
  readonly settings: Columns;
}

/**
 * Writes what a batch of events says about orders' money and about statements: four SQL statements, and one for every
 * few thousand lines. Only lines of `groups` are kept. Rows are added and never changed, so the cut of the batches
 * makes no difference.
 */
export async function recordSettlementFacts(
  tx: Queryable,
  events: readonly Decoded[],
  groups: ReadonlySet<SettlementGroup>,
): Promise<void> {
  const facts: Facts = {
    movements: new Columns(8),
    statements: new Columns(9),
    closings: new Columns(12),
    lines: new Columns(17),
    settings: new Columns(4),
  };
  for (const decoded of events) {
    collect(facts, decoded as Decoded<FactEvent>, groups);
    if (facts.lines.rows >= LINES_AT_A_TIME) await insert(tx, INSERT_LINES, facts.lines);
  }
  await insert(tx, INSERT_MOVEMENTS, facts.movements);
  await insert(tx, INSERT_STATEMENTS, facts.statements);
  await insert(tx, INSERT_CLOSINGS, facts.closings);
  await insert(tx, INSERT_LINES, facts.lines);
  await insert(tx, INSERT_SETTINGS, facts.settings);
}

/** An event of a statement holds hundreds of lines, so a batch of them would be one message of a hundred megabytes. */
const LINES_AT_A_TIME = 2000;

/** Values column by column, as unnest takes them; null is SQL NULL. */
class Columns {
  private columns: (string | null | undefined)[][] = [];

  constructor(private readonly width: number) {
    this.clear();
  }

  clear(): void {
    this.columns = Array.from({ length: this.width }, () => []);
  }

  get rows(): number {
    return this.columns[0]?.length ?? 0;
  }

  add(...values: readonly (string | null | undefined)[]): void {
    for (let at = 0; at < this.columns.length; at++) this.columns[at]?.push(values[at]);
  }

  parameters(): readonly Buffer[] {
    return this.columns.map(textArray);
  }
}

async function insert(tx: Queryable, sql: string, columns: Columns): Promise<void> {
  if (columns.rows === 0) return;
  await tx.query(sql, columns.parameters());
  columns.clear();
}

/** The log holds other events too; they fit no case and say nothing here. */
function collect(facts: Facts, decoded: Decoded<FactEvent>, groups: ReadonlySet<SettlementGroup>): void {
  const { event } = decoded;
  switch (event.type) {
    case 'OrderPlaced': {
      addMovement(facts, decoded as Decoded<OrderPlaced>, 'placed', event.data.totalAmount);
      return;
    }
    case 'OrderAmended': {
      const { totalAmount, previousAmount } = event.data;
      const change = subtract(totalAmount, previousAmount);
      addMovement(facts, decoded as Decoded<OrderAmended>, 'amended', change);
      return;
    }
    case 'PaymentReceived': {
      addMovement(facts, decoded as Decoded<PaymentReceived>, 'received', event.data.amount);
      return;
    }
    case 'PaymentReversed': {
      addMovement(facts, decoded as Decoded<PaymentReversed>, 'reversed', event.data.amount);
      return;
    }
    case 'RefundPaidOut':
    case 'RefundSettledByPlatform': {
      addMovement(facts, decoded as Decoded<RefundPaidOut>, 'refunded', event.data.amount);
      return;
    }
    case 'OrderReceiptConfirmed': {
      addMovement(facts, decoded as Decoded<OrderReceiptConfirmed>, 'completed', '0');
      return;
    }
    case 'OrderCancelled': {
      addMovement(facts, decoded as Decoded<OrderCancelled>, 'cancelled', '0');
      return;
    }
    case 'OrderClosed': {
      addMovement(facts, decoded as Decoded<OrderClosed>, 'closed', '0');
      return;
    }
    case 'StatementOpened': {
      addStatement(facts, decoded as Decoded<StatementOpened>);
      return;
    }
    case 'StatementLinesRecorded': {
      addLines(facts, decoded as Decoded<StatementLinesRecorded>, groups);
      return;
    }
    case 'StatementClosed': {
      addClosing(facts, decoded as Decoded<StatementClosed>);
      return;
    }
    case 'ShopSettingsChanged': {
      addSettings(facts, decoded as Decoded<ShopSettingsChanged>);
      return;
    }
  }
}

function addMovement(facts: Facts, decoded: Decoded<MovementEvent>, kind: string, amount: string): void {
  const { data, occurredAt } = decoded.event;
  facts.movements.add(
    String(decoded.ordinal),
    data.shopId,
    data.orderNo,
    kind,
    'currency' in data ? data.currency : null,
    amount,
    occurredAt,
    decoded.recordedAt,
  );
}

function addStatement(facts: Facts, { event, ordinal, recordedAt }: Decoded<StatementOpened>): void {
  const { shopId, statementId, accountNo, kind, currency, fileName, sha256 } = event.data;
  facts.statements.add(
    ...[shopId, statementId, accountNo, kind, currency, fileName, sha256],
    ...[String(ordinal), recordedAt],
  );
}

function addClosing(facts: Facts, { event, ordinal, recordedAt }: Decoded<StatementClosed>): void {
  const { data } = event;
  facts.closings.add(
    ...[data.shopId, data.statementId, data.accountNo, data.currency, data.coversFrom, data.coversUntil],
    ...[data.openingBalance, data.closingBalance, String(data.foots), JSON.stringify(data.problems)],
    ...[String(ordinal), recordedAt],
  );
}

function addSettings(facts: Facts, { event, ordinal, recordedAt }: Decoded<ShopSettingsChanged>): void {
  const { shopId, ...settings } = event.data;
  facts.settings.add(shopId, String(ordinal), recordedAt, JSON.stringify(settings));
}

function addLines(
  facts: Facts,
  { event, ordinal, recordedAt }: Decoded<StatementLinesRecorded>,
  groups: ReadonlySet<SettlementGroup>,
): void {
  const { shopId, statementId, kind, currency, lines } = event.data;
  if (!settlesOrders(kind)) return;
  for (const line of lines) {
    const found = classifyLine(line);
    const group = SETTLEMENT_CLASSES[found.class].group;
    if (!groups.has(group)) continue;
    facts.lines.add(
      ...[shopId, line.lineId, statementId, String(line.fileLine), line.entryNo, found.tradeNo],
      ...[found.orderNo, currency, line.amount, found.class, group, refundableAs(found.class)],
      ...[found.ruleId, line.remark ?? line.businessDescription ?? line.businessType],
      ...[line.occurredAt, recordedAt, String(ordinal)],
    );
  }
}

/** "commission" for a commission and for its return: their sum is what the platform still keeps. */
function refundableAs(lineClass: SettlementClass): string | null {
  const charged = lineClass.replace(/-return$/, '') as SettlementClass;
  return SETTLEMENT_CLASSES[charged].refundable ? charged : null;
}

const INSERT_MOVEMENTS = `
  INSERT INTO order_movement (ordinal, shop_id, order_no, kind, currency, amount, occurred_at, recorded_at)
  SELECT a::bigint, b, c, d, e, f::numeric, g::timestamptz, h::timestamptz
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
      AS row (a, b, c, d, e, f, g, h)`;

const INSERT_STATEMENTS = `
  INSERT INTO statement (shop_id, statement_id, account_no, kind, currency, file_name, sha256, ordinal, recorded_at)
  SELECT a, b, c, d, e, f, g, h::bigint, i::timestamptz
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[]) AS row (a, b, c, d, e, f, g, h, i)`;

const INSERT_CLOSINGS = `
  INSERT INTO statement_closing (shop_id, statement_id, account_no, currency, covers_from, covers_until,
                                 opening_balance, closing_balance, foots, problems, ordinal, recorded_at)
  SELECT a, b, c, d, e::timestamptz, f::timestamptz, g::numeric, h::numeric, i::boolean, j::jsonb, k::bigint,
         l::timestamptz
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[]) AS row (a, b, c, d, e, f, g, h, i, j, k, l)`;

const INSERT_SETTINGS = `
  INSERT INTO shop_setting (shop_id, ordinal, recorded_at, settings)
  SELECT a, b::bigint, c::timestamptz, d::jsonb
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS row (a, b, c, d)`;

// Within a statement PostgreSQL keeps the first of two equal ids, in the order of the arrays: the order of the log.
const INSERT_LINES = `
  INSERT INTO statement_line (shop_id, line_id, statement_id, file_line, entry_no, trade_no, order_no, currency,
                              amount, class, line_group, refundable_as, rule_id, wording, occurred_at, recorded_at,
                              ordinal)
  SELECT a, b, c, d::integer, e, f, g, h, i::numeric, j, k, l, m, n, o::timestamptz, p::timestamptz, q::bigint
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                $16::text[], $17::text[]) AS row (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q)
  ON CONFLICT (shop_id, line_id) DO NOTHING`;
