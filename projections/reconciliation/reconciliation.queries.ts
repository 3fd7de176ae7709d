import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { parseAmount } from '../../src/shared/money.js';
import { differenceOf } from '../core/difference.js';
import type { DifferenceRow } from '../core/difference-row.js';
import type { Difference } from '../core/difference.js';
import { askSettlement } from '../core/settlement-question.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { countsSql } from '../core/settlement-scope-sql.js';
import { settlementSql } from '../core/settlement-sql.js';
import { ORDER_COLUMNS, orderOf } from './reconciled-order.js';
import type { OrderRow, ReconciledOrder } from './reconciled-order.js';
import { sidesOf, waterfallOf } from './order-waterfall.js';
import type { ComparedFigure, MoneyStep, OrderSums } from './order-waterfall.js';
import { lineOf, linesSql } from './reconciled-line.js';
import type { LineRow, OrderLine } from './reconciled-line.js';

/** Where a page begins and how long it is. */
export interface PageOf {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Differences by code and subject, all or those of one code. */
export async function listDifferences(
  database: Database,
  question: SettlementQuestion,
  page: PageOf & { readonly code?: string | undefined },
): Promise<Page<Difference>> {
  const after =
    page.cursor === undefined ? null : decodeCursor(page.cursor, ['text', 'text', 'text', 'text']);
  return askSettlement(
    database,
    'reconciliation',
    question,
    async ({ tx, schema, context, asOf, shopId, parameters, found }) => {
      const rows = await tx.query<DifferenceRow>(
        `${settlementSql(schema, context)}
       SELECT * FROM difference
        WHERE ($9::text IS NULL OR code = $9)
          AND ($10::text[] IS NULL
               OR (code COLLATE "C", subject_kind COLLATE "C", subject COLLATE "C", currency COLLATE "C")
                  > ($10[1], $10[2], $10[3], $10[4]))
        ORDER BY code COLLATE "C", subject_kind COLLATE "C", subject COLLATE "C", currency COLLATE "C" LIMIT $11`,
        [...parameters, null, found, page.code ?? null, after, page.limit + 1],
      );
      return pageOf(
        rows.map((row) => differenceOf(shopId, context.settings, asOf, row)),
        page.limit,
        ({ code, subjectKind, subject, currency }) => [code, subjectKind, subject, currency],
      );
    },
  );
}

/** Orders by number with what ledger and statements say of each, all or those of one status. */
export async function listOrders(
  database: Database,
  question: SettlementQuestion,
  page: PageOf & { readonly status?: string | undefined },
): Promise<Page<ReconciledOrder>> {
  const after = page.cursor === undefined ? null : (decodeCursor(page.cursor, ['text'])[0] ?? null);
  return askSettlement(
    database,
    'reconciliation',
    question,
    async ({ tx, schema, context, parameters, found }) => {
      // Without a filter the page's orders are known beforehand, so only they are compared; with one, all have to be.
      const numbers = page.status === undefined ? await pageNumbers() : null;
      const rows = await tx.query<OrderRow>(
        `${settlementSql(schema, context, numbers === null ? 'shop' : 'orders')}
       SELECT ${ORDER_COLUMNS} FROM judged
        WHERE known AND placed_at < $2 AND $8::jsonb IS NOT NULL AND ($9::text IS NULL OR status = $9)
          AND ($10::text IS NULL OR order_no > $10)
        ORDER BY order_no LIMIT $11`,
        [...parameters, numbers, found, page.status ?? null, after, page.limit + 1],
      );
      return pageOf(rows.map(orderOf), page.limit, ({ orderNo }) => [orderNo]);

      async function pageNumbers(): Promise<readonly string[]> {
        const found = await tx.query<{ order_no: string }>(
          `SELECT order_no FROM ${schema}.order_movement
          WHERE shop_id = $1 AND kind = 'placed' AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4
            AND occurred_at >= $5 AND occurred_at < $6 AND ($7::text IS NULL OR order_no > $7)
          ORDER BY order_no LIMIT $8`,
          [...parameters, after, page.limit + 1],
        );
        return found.map(({ order_no }) => order_no);
      }
    },
  );
}

/** Payouts are no matter of one order. */
const NOTHING_FOUND = '[]';

export interface OrderReconciliation extends ReconciledOrder {
  readonly shop: string;
  readonly asOf: string | null;
  readonly position: string | null;
  /** From the order's total to what is left of it, step by step. */
  readonly waterfall: readonly MoneyStep[];
  /** What the ledger has beside what the statements say. */
  readonly sides: readonly ComparedFigure[];
  readonly movements: readonly OrderMovement[];
  readonly lines: readonly OrderLine[];
  readonly differences: readonly Difference[];
}

export interface OrderMovement {
  readonly kind: string;
  readonly amount: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly ordinal: string;
}

interface MovementRow {
  readonly kind: string;
  readonly amount: string;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly ordinal: string;
}

interface OrderSumsRow extends OrderRow {
  readonly receipts: string;
  readonly outflow: string;
}

/** Lines that name the order, and those that name only a trade by which an order was settled: arrays use the indexes. */
const ofOrder = (
  schema: string,
): string => `l.order_no = $7 OR l.order_no IS NULL AND l.trade_no = ANY (ARRAY(
  SELECT trade_no FROM ${schema}.statement_line WHERE shop_id = $1 AND order_no = $7))`;

/** One order with every movement and line behind its figures. Throws ORDER_UNKNOWN (not found). */
export async function reconcileOrder(
  database: Database,
  question: SettlementQuestion,
  orderNo: string,
): Promise<OrderReconciliation> {
  return askSettlement(database, 'reconciliation', question, async (asked) => {
    const { tx, schema, context, shopId, parameters } = asked;
    const sql = settlementSql(schema, context, 'orders');
    const [row] = await tx.query<OrderSumsRow>(
      `${sql} SELECT ${ORDER_COLUMNS}, receipts, outflow FROM judged WHERE known AND placed_at < $2 AND $8::jsonb IS NOT NULL`,
      [...parameters, [orderNo], NOTHING_FOUND],
    );
    if (row === undefined) {
      throw new DomainError(
        'ORDER_UNKNOWN',
        `the shop "${shopId}" has no order "${orderNo}"${asked.asOf === null ? '' : ` before ${asked.asOf}`}`,
        { shopId, orderNo },
        'not-found',
      );
    }
    const differences = await tx.query<DifferenceRow>(`${sql} SELECT * FROM difference ORDER BY code`, [
      ...parameters,
      [orderNo],
      NOTHING_FOUND,
    ]);
    const movements = await tx.query<MovementRow>(
      `SELECT kind, amount, occurred_at, recorded_at, ordinal FROM ${schema}.order_movement
        WHERE shop_id = $1 AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4 AND order_no = $5
        ORDER BY ordinal`,
      [...parameters.slice(0, 4), orderNo],
    );
    const lines = await tx.query<LineRow>(
      `SELECT * FROM (${linesSql(schema, ofOrder(schema), countsSql(context, 'l'))}) line WHERE order_no = $7 ORDER BY occurred_at, line_id`,
      [...parameters, orderNo],
    );
    return {
      shop: shopId,
      asOf: asked.asOf,
      position: asked.position,
      ...orderOf(row),
      waterfall: waterfallOf(sumsOf(row)),
      sides: sidesOf(sumsOf(row)),
      movements: movements.map((movement) => ({
        kind: movement.kind,
        amount: parseAmount(movement.amount, row.currency),
        occurredAt: isoFromSql(movement.occurred_at),
        recordedAt: isoFromSql(movement.recorded_at),
        ordinal: movement.ordinal,
      })),
      lines: lines.map((line) => ({ ...lineOf(line), counts: line.counts })),
      differences: differences.map((difference) =>
        differenceOf(shopId, context.settings, asked.asOf, difference),
      ),
    };
  });
}

function sumsOf(row: OrderSumsRow): OrderSums {
  const { currency } = row;
  const amount = (text: string): string => parseAmount(text, currency);
  return {
    currency,
    total: amount(row.total),
    received: amount(row.received),
    reversed: amount(row.reversed),
    refunded: amount(row.refunded),
    fees: amount(row.fees),
    receipts: amount(row.receipts),
    outflow: amount(row.outflow),
  };
}
