import type { OrderDocumentsRecorded } from '../../src/documents/document.events.js';
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
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import { subtract } from '../../src/shared/money.js';
import type { SettlementGroup } from '../../src/shared/settlement-line-class.js';
import type { ShopSettingsChanged } from '../../src/shops/shop-settings.events.js';
import type {
  StatementClosed,
  StatementLinesRecorded,
  StatementOpened,
} from '../../src/statements/statement.events.js';
import { Columns } from './columns.js';
import { addMovementsSql, ORDER_ACCOUNT_SCHEMA_SQL } from './order-account.js';
import { LineFacts } from './settlement-line-facts.js';

/** Tables and indexes of the settlement facts; a view that compares ledger and statements puts them in its schema. */
export const SETTLEMENT_SCHEMA_SQL = `${readSql(import.meta.url, './settlement.schema.sql')}${ORDER_ACCOUNT_SCHEMA_SQL}`;
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
type FactEvent = MovementEvent | StatementOpened | StatementClosed | ShopSettingsChanged;

interface Facts {
  readonly movements: Columns;
  readonly statements: Columns;
  readonly closings: Columns;
  readonly settings: Columns;
}

/** What a view keeps of the statements. */
export interface KeptLines {
  /** Only lines of these groups. */
  readonly groups: ReadonlySet<SettlementGroup>;
  /** The lines of banks and wallets too, and what every account moved: the tables of account-time.schema.sql. */
  readonly banks: boolean;
}

/**
 * Writes what a batch of events says about orders' money and about statements: four SQL statements, and one for every
 * few thousand lines. Facts are added and never changed; besides, each order has a row with their sums. The cut of the
 * batches makes no difference.
 */
export async function recordSettlementFacts(
  tx: Queryable,
  events: readonly Decoded[],
  kept: KeptLines,
): Promise<void> {
  const facts: Facts = {
    movements: new Columns(9),
    statements: new Columns(9),
    closings: new Columns(12),
    settings: new Columns(4),
  };
  const lines = new LineFacts(tx, kept.groups, kept.banks);
  const evidence = new Map<string, bigint>();
  for (const decoded of events) {
    noteEvidence(evidence, decoded as Decoded<EvidenceEvent>);
    collect(facts, decoded as Decoded<FactEvent>);
    if (decoded.event.type === 'StatementLinesRecorded') {
      await lines.add(decoded as Decoded<StatementLinesRecorded>);
    }
  }
  await facts.movements.insert(tx, INSERT_MOVEMENTS);
  await facts.statements.insert(tx, INSERT_STATEMENTS);
  await facts.closings.insert(tx, INSERT_CLOSINGS);
  await lines.flush();
  await facts.settings.insert(tx, INSERT_SETTINGS);
  const told = new Columns(2);
  for (const [shopId, ordinal] of evidence) told.add(shopId, String(ordinal));
  await told.insert(tx, UPSERT_EVIDENCE);
}

/** What tells of a whole shop, not of one order. */
type EvidenceEvent =
  StatementOpened | StatementLinesRecorded | StatementClosed | ShopSettingsChanged | OrderDocumentsRecorded;

function noteEvidence(evidence: Map<string, bigint>, { event, ordinal }: Decoded<EvidenceEvent>): void {
  switch (event.type) {
    case 'StatementOpened':
    case 'StatementLinesRecorded':
    case 'StatementClosed':
    case 'ShopSettingsChanged':
    case 'OrderDocumentsRecorded':
      evidence.set(event.data.shopId, ordinal);
  }
}

/** The log holds other events too; they fit no case and say nothing here. */
function collect(facts: Facts, decoded: Decoded<FactEvent>): void {
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
    'channel' in data ? data.channel : null,
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

const INSERT_MOVEMENTS = `
  WITH added AS (
    INSERT INTO order_movement (ordinal, shop_id, order_no, kind, currency, amount, occurred_at, recorded_at, channel)
    SELECT a::bigint, b, c, d, e, f::numeric, g::timestamptz, h::timestamptz, i
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                  $9::text[]) AS row (a, b, c, d, e, f, g, h, i)
    RETURNING *
  ), channels AS (
    INSERT INTO shop_channel (shop_id, channel)
    SELECT DISTINCT shop_id, channel FROM added WHERE channel IS NOT NULL
    ON CONFLICT DO NOTHING
  )
  ${addMovementsSql('added')}`;

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

const UPSERT_EVIDENCE = `
  INSERT INTO shop_evidence (shop_id, last_ordinal)
  SELECT a, b::bigint FROM unnest($1::text[], $2::text[]) AS row (a, b)
  ON CONFLICT (shop_id) DO UPDATE SET last_ordinal = excluded.last_ordinal`;

const INSERT_SETTINGS = `
  INSERT INTO shop_setting (shop_id, ordinal, recorded_at, settings)
  SELECT a, b::bigint, c::timestamptz, d::jsonb
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS row (a, b, c, d)`;
