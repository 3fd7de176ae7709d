import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { notFound } from '../../src/shared/domain-error.js';
import { parseAmount } from '../../src/shared/money.js';
import { sourceOfKind } from '../../src/shared/statement-kind.js';

/** A line of a statement of any source. What only platforms' lines have is null for banks and wallets. */
export interface StatementLineView {
  readonly lineId: string;
  /** Its line in the file, from 1. */
  readonly fileLine: number;
  readonly occurredAt: string;
  /** Signed: positive came in, negative went out. */
  readonly amount: string;
  readonly currency: string;
  readonly entryNo: string | null;
  readonly tradeNo: string | null;
  readonly wording: string | null;
  readonly class: string | null;
  readonly group: string | null;
  readonly orderNo: string | null;
  readonly payoutNo: string | null;
}

interface LineRow {
  readonly line_id: string;
  readonly file_line: number;
  readonly occurred_at: string;
  readonly amount: string;
  readonly currency: string;
  readonly entry_no: string | null;
  readonly trade_no: string | null;
  readonly wording: string | null;
  readonly class: string | null;
  readonly line_group: string | null;
  readonly order_no: string | null;
  readonly payout_no: string | null;
}

const OF_PLATFORM =
  'line_id, file_line, occurred_at, amount, currency, entry_no, trade_no, wording, class, line_group, order_no, payout_no';
const OF_OTHERS = `line_id, file_line, occurred_at, amount, currency, entry_no, NULL AS trade_no, nullif(wording, '') AS wording,
  NULL AS class, NULL AS line_group, NULL AS order_no, NULL AS payout_no`;

export interface StatementLinesPage {
  /** Lines of [from, to), as instants. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * The lines that a statement was the first to tell of, by time. Throws STATEMENT_UNKNOWN (not found) and
 * MALFORMED_CURSOR.
 */
export async function listStatementLines(
  database: Queryable,
  { shopId, statementId }: { readonly shopId: string; readonly statementId: string },
  page: StatementLinesPage,
): Promise<Page<StatementLineView>> {
  const after = page.cursor === undefined ? null : decodeCursor(page.cursor, ['instant', 'text']);
  const [statement] = await database.query<{ kind: string }>(
    'SELECT kind FROM view_reconciliation.statement_file WHERE shop_id = $1 AND statement_id = $2',
    [shopId, statementId],
  );
  if (statement === undefined) {
    return notFound('STATEMENT_UNKNOWN', `the shop "${shopId}" has no statement ${statementId}`, {
      shopId,
      statementId,
    });
  }
  const rows = await database.query<LineRow>(
    `SELECT ${columnsAndTable(statement.kind)}
      WHERE shop_id = $1 AND statement_id = $2
        AND occurred_at >= coalesce($5::timestamptz, '-infinity') AND occurred_at < coalesce($6::timestamptz, 'infinity')
        AND ($3::timestamptz IS NULL OR (occurred_at, line_id) > ($3, $4::text))
      ORDER BY occurred_at, line_id LIMIT $7`,
    [
      ...[shopId, statementId, after?.[0] ?? null, after?.[1] ?? null],
      ...[page.from ?? null, page.to ?? null, page.limit + 1],
    ],
  );
  return pageOf(rows.map(lineOf), page.limit, ({ occurredAt, lineId }) => [occurredAt, lineId]);
}

function columnsAndTable(kind: string): string {
  const source = sourceOfKind(kind);
  if (source === 'bank') return `${OF_OTHERS} FROM view_reconciliation.bank_line`;
  if (source === 'wallet') return `${OF_OTHERS} FROM view_reconciliation.wallet_line`;
  return `${OF_PLATFORM} FROM view_reconciliation.statement_line`;
}

function lineOf(row: LineRow): StatementLineView {
  return {
    lineId: row.line_id,
    fileLine: row.file_line,
    occurredAt: isoFromSql(row.occurred_at),
    amount: parseAmount(row.amount, row.currency),
    currency: row.currency,
    entryNo: row.entry_no,
    tradeNo: row.trade_no,
    wording: row.wording,
    class: row.class,
    group: row.line_group,
    orderNo: row.order_no,
    payoutNo: row.payout_no,
  };
}
