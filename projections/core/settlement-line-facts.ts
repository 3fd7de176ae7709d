import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { classifyLine } from '../../src/shared/classify-line.js';
import type {
  LineClassification,
  SettlementClass,
  SettlementGroup,
} from '../../src/shared/settlement-line-class.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import { rankOfLine, settlesOrders, sourceOfKind } from '../../src/shared/statement-kind.js';
import type { StatementLine, StatementLinesRecorded } from '../../src/statements/statement.events.js';
import { Columns } from './columns.js';
import { addAccountTimesSql } from './account-time.js';
import { addLinesSql } from './order-account.js';

/** An event of a statement holds hundreds of lines, so a batch of them would be one message of a hundred megabytes. */
const LINES_AT_A_TIME = 2000;

/** The key of a line whose order an earlier receipt of the same trade names. */
export const BY_TRADE = 'trade-number';

interface FactLine {
  readonly event: Decoded<StatementLinesRecorded>;
  readonly line: StatementLine;
  readonly found: LineClassification;
}

/** The lines of a batch of events on their way into the tables. */
export class LineFacts {
  private settling: FactLine[] = [];
  private readonly bank = new Columns(13);
  private readonly wallet = new Columns(13);

  /** Whoever keeps the accounts, too, keeps all groups and what the accounts moved. */
  constructor(
    private readonly tx: Queryable,
    private readonly groups: ReadonlySet<SettlementGroup>,
    private readonly keepsAccounts: boolean,
  ) {}

  async add(event: Decoded<StatementLinesRecorded>): Promise<void> {
    const { kind, lines } = event.event.data;
    if (settlesOrders(kind)) {
      for (const line of lines) {
        const found = classifyLine(kind, line);
        if (this.groups.has(SETTLEMENT_CLASSES[found.class].group)) {
          this.settling.push({ event, line, found });
        }
      }
    } else if (this.keepsAccounts) {
      const rows = sourceOfKind(kind) === 'bank' ? this.bank : this.wallet;
      for (const line of lines) rows.add(...unsettlingColumns(event, line));
    }
    if (this.settling.length + this.bank.rows + this.wallet.rows >= LINES_AT_A_TIME) await this.flush();
  }

  async flush(): Promise<void> {
    await this.bank.insert(this.tx, insertUnsettling('bank_line'));
    await this.wallet.insert(this.tx, insertUnsettling('wallet_line'));
    const lines = this.settling;
    this.settling = [];
    if (lines.length === 0) return;
    const trades = await this.knownTrades(lines);
    const columns = new Columns(23);
    for (const fact of lines) columns.add(...settlingColumns(fact, trades));
    await columns.insert(this.tx, this.keepsAccounts ? INSERT_LINES_OF_ACCOUNTS : INSERT_LINES);
  }

  /** The orders of the trade numbers that lines without an order have, as receipts recorded before these lines name them. */
  private async knownTrades(lines: readonly FactLine[]): Promise<TradeOrders> {
    const trades = new TradeOrders();
    const asked = lines.filter(({ found }) => found.orderNo === undefined && found.tradeNo !== undefined);
    if (asked.length === 0) return trades;
    const columns = new Columns(2);
    for (const { event, found } of asked) columns.add(event.event.data.shopId, found.tradeNo);
    const rows = await this.tx.query<{ shop_id: string; trade_no: string; order_no: string }>(
      `SELECT DISTINCT shop_id, trade_no, order_no
         FROM (SELECT DISTINCT a AS shop_id, b AS trade_no FROM unnest($1::text[], $2::text[]) AS row (a, b)) asked
         JOIN statement_line l USING (shop_id, trade_no)
        WHERE l.line_group = 'receipt' AND l.order_no IS NOT NULL AND l.order_key <> '${BY_TRADE}'`,
      columns.parameters(),
    );
    for (const row of rows) trades.add(row.shop_id, row.trade_no, row.order_no);
    return trades;
  }
}

/** The order of each trade number; a number of two orders names neither. */
class TradeOrders {
  private readonly orders = new Map<string, string | null>();

  add(shopId: string, tradeNo: string, orderNo: string): void {
    const key = `${shopId} ${tradeNo}`;
    const known = this.orders.get(key);
    this.orders.set(key, known === undefined || known === orderNo ? orderNo : null);
  }

  orderOf(shopId: string, tradeNo: string): string | undefined {
    return this.orders.get(`${shopId} ${tradeNo}`) ?? undefined;
  }
}

/** Only receipts before a line in the log may name its order: so the cut of the batches makes no difference. */
function settlingColumns(
  { event: { event, recordedAt, ordinal }, line, found }: FactLine,
  trades: TradeOrders,
): readonly (string | undefined | null)[] {
  const { shopId, statementId, accountNo, kind, currency } = event.data;
  const { group } = SETTLEMENT_CLASSES[found.class];
  let { orderNo, keyId } = found;
  if (found.tradeNo !== undefined && orderNo === undefined) {
    orderNo = trades.orderOf(shopId, found.tradeNo);
    keyId = orderNo === undefined ? undefined : BY_TRADE;
  } else if (found.tradeNo !== undefined && orderNo !== undefined && group === 'receipt') {
    trades.add(shopId, found.tradeNo, orderNo);
  }
  return [
    ...[shopId, line.lineId, statementId, String(line.fileLine), kind, sourceOfKind(kind)],
    ...[String(rankOfLine(kind, found.class)), accountNo, line.entryNo, found.tradeNo, found.payoutNo],
    ...[orderNo, keyId, currency, line.amount, found.class, group, refundableAs(found.class), found.ruleId],
    ...[line.remark ?? line.businessDescription ?? line.businessType, line.occurredAt, recordedAt],
    String(ordinal),
  ];
}

/** A line of a bank or a wallet. */
function unsettlingColumns(
  { event, recordedAt, ordinal }: Decoded<StatementLinesRecorded>,
  line: StatementLine,
): readonly (string | undefined)[] {
  const { shopId, statementId, accountNo, currency, kind } = event.data;
  const wording = [
    ...[line.counterparty, line.businessType, line.businessDescription, line.remark],
    ...[line.tradeNo, line.merchantOrderNo, line.baseOrderNo, line.goods],
  ].filter((text) => text !== undefined && text !== '');
  return [
    ...[shopId, line.lineId, statementId, String(line.fileLine), kind, accountNo, line.entryNo],
    ...[wording.join(' '), currency, line.amount, line.occurredAt, recordedAt, String(ordinal)],
  ];
}

/** "commission" for a commission and for its return: their sum is what the platform still keeps. */
function refundableAs(lineClass: SettlementClass): string | null {
  const charged = lineClass.replace(/-return$/, '') as SettlementClass;
  return SETTLEMENT_CLASSES[charged].refundable ? charged : null;
}

const insertUnsettling = (table: 'bank_line' | 'wallet_line'): string => `
  WITH added AS (
    INSERT INTO ${table} (shop_id, line_id, statement_id, file_line, kind, account_no, entry_no, wording, currency, amount,
                          occurred_at, recorded_at, ordinal)
    SELECT a, b, c, d::integer, e, f, g, h, i, j::numeric, k::timestamptz, l::timestamptz, m::bigint
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                  $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
        AS row (a, b, c, d, e, f, g, h, i, j, k, l, m)
    ON CONFLICT (shop_id, line_id) DO NOTHING
    RETURNING shop_id, account_no, kind, currency, amount, occurred_at
  ), ${addAccountTimesSql('added')}
  SELECT`;

// Within a statement PostgreSQL keeps the first of two equal ids, in the order of the arrays: the order of the log. Only
// lines that are new come back, and only they add to their order's row and to what their account moved.
const insertLines = (more: string): string => `
  WITH added AS (
    INSERT INTO statement_line (shop_id, line_id, statement_id, file_line, kind, source, rank, account_no, entry_no,
                                trade_no, payout_no, order_no, order_key, currency, amount, class, line_group,
                                refundable_as, rule_id, wording, occurred_at, recorded_at, ordinal)
    SELECT a, b, c, d::integer, e, f, g::smallint, h, i, j, k, l, m, n, o::numeric, p, q, r, s, t, u::timestamptz,
           v::timestamptz, w::bigint
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                  $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
                  $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[])
        AS row (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w)
    ON CONFLICT (shop_id, line_id) DO NOTHING
    RETURNING shop_id, account_no, kind, order_no, rank, currency, amount, class, line_group, occurred_at, recorded_at,
              ordinal
  )${more}
  ${addLinesSql('added WHERE order_no IS NOT NULL AND rank = 1')}`;

const INSERT_LINES = insertLines('');
const INSERT_LINES_OF_ACCOUNTS = insertLines(`, ${addAccountTimesSql('added')}`);
