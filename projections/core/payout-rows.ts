import type { Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { SettlementContext } from './settlement-context.js';
import { countsSql } from './settlement-scope-sql.js';

/** A line by which money left a payment service for the bank (negative), or came back (positive). */
export interface PayoutRow {
  readonly lineId: string;
  readonly payoutNo: string;
  readonly entryNo: string | null;
  readonly tradeNo: string | null;
  readonly source: string;
  readonly accountNo: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly occurredAt: string;
  /** Sum of the other lines that name the payout, and whether statements cover the two weeks before it. */
  readonly linesAmount: Amount | null;
  readonly linesCovered: boolean;
  /** Whether statements of a bank in this currency cover the waiting time. */
  readonly bankCovered: boolean;
}

export interface CreditRow {
  readonly lineId: string;
  /** The bank's number of it, else the line's id. */
  readonly name: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly occurredAt: string;
  readonly wording: string;
  /** Payment services whose name stands in the text, and those of them whose statements cover the days before it. */
  readonly services: readonly string[];
  readonly coveredServices: readonly string[];
}

/** How banks name those who pay out. */
const SERVICES: Readonly<Record<string, RegExp>> = {
  alipay: /支付宝|alipay|蚂蚁/i,
  wechat: /财付通|微信支付|tenpay|wechat ?pay|weixin/i,
  pdd: /拼多多|寻梦信息|pinduoduo/i,
  douyin: /抖音|字节跳动|合众易宝|douyin/i,
  jd: /京东|网银在线|jingdong/i,
  stripe: /stripe|\bpo_[A-Za-z0-9]+/i,
  paypal: /paypal|贝宝/i,
};

const ANY_SERVICE = Object.values(SERVICES)
  .map(({ source }) => source.replace('\\b', '\\m'))
  .join('|');

/** A payout is made of what came in before it, and not much earlier. */
const MADE_OF_DAYS = 14;

const KNOWN = 'shop_id = $1 AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4';

/** Payouts and returned payouts in order of time. */
export async function readPayoutLines(
  tx: Queryable,
  schema: string,
  context: SettlementContext,
  parameters: readonly string[],
): Promise<readonly PayoutRow[]> {
  const { payoutWaitDays } = context.settings;
  const spans = [...context.spansOfSource].map(
    ([source, text]) => `WHEN '${source}' THEN '${text}'::tstzmultirange`,
  );
  const rows = await tx.query<RawPayout>(
    `WITH bank AS (
       SELECT c.currency, range_agg(tstzrange(c.covers_from, c.covers_until)) AS spans
         FROM ${schema}.statement_closing c
        WHERE c.shop_id = $1 AND c.recorded_at <= $3 AND c.ordinal <= $4 AND c.covers_from < c.covers_until
          AND EXISTS (SELECT FROM ${schema}.statement s WHERE s.shop_id = c.shop_id AND s.statement_id = c.statement_id
                         AND s.kind <> ALL ($5::text[]))
        GROUP BY c.currency
     )
     SELECT l.line_id, coalesce(l.payout_no, l.entry_no, l.line_id) AS payout_no, l.entry_no, l.trade_no, l.source,
            l.account_no, l.currency, l.amount, l.occurred_at,
            (SELECT sum(p.amount) FROM ${schema}.statement_line p
              WHERE p.${KNOWN.replaceAll(' AND ', ' AND p.')} AND p.payout_no = l.payout_no AND p.source = l.source
                AND p.currency = l.currency AND p.class <> 'withdrawal') AS lines_amount,
            ${spans.length === 0 ? 'false' : `coalesce(CASE l.source ${spans.join(' ')} END @> tstzrange(l.occurred_at - interval '${MADE_OF_DAYS} days', l.occurred_at), false)`}
              AS lines_covered,
            coalesce(b.spans @> tstzrange(l.occurred_at, l.occurred_at + interval '${payoutWaitDays} days'), false) AS bank_covered
       FROM ${schema}.statement_line l LEFT JOIN bank b ON b.currency = l.currency
      WHERE l.${KNOWN.replaceAll(' AND ', ' AND l.')} AND l.class = 'withdrawal' AND ${countsSql(context, 'l')}
      ORDER BY l.occurred_at, l.line_id`,
    [...parameters.slice(0, 4), context.evidenceKinds],
  );
  return rows.map((row) => ({
    lineId: row.line_id,
    payoutNo: row.payout_no,
    entryNo: row.entry_no,
    tradeNo: row.trade_no,
    source: row.source,
    accountNo: row.account_no,
    currency: row.currency,
    amount: parseAmount(row.amount, row.currency),
    occurredAt: isoFromSql(row.occurred_at),
    linesAmount: row.lines_amount === null ? null : parseAmount(row.lines_amount, row.currency),
    linesCovered: row.lines_covered,
    bankCovered: row.bank_covered,
  }));
}

interface RawPayout {
  readonly line_id: string;
  readonly payout_no: string;
  readonly entry_no: string | null;
  readonly trade_no: string | null;
  readonly source: string;
  readonly account_no: string;
  readonly currency: string;
  readonly amount: string;
  readonly occurred_at: string;
  readonly lines_amount: string | null;
  readonly lines_covered: boolean;
  readonly bank_covered: boolean;
}

/** Credits at banks that may be payouts: they name a payment service or have the amount of a payout. */
export async function readCredits(
  tx: Queryable,
  schema: string,
  context: SettlementContext,
  payouts: readonly PayoutRow[],
  parameters: readonly string[],
): Promise<readonly CreditRow[]> {
  const wait = context.settings.payoutWaitDays;
  const covered = [...context.spansOfSource].map(
    ([source, text]) =>
      `CASE WHEN '${text}'::tstzmultirange @> tstzrange(l.occurred_at - interval '${wait + 1} days', l.occurred_at) THEN '${source}' END`,
  );
  const rows = await tx.query<RawCredit>(
    `SELECT l.line_id, coalesce(l.entry_no, l.line_id) AS name, l.currency, l.amount, l.occurred_at, l.wording,
            array_remove(ARRAY[${covered.join(', ')}]::text[], NULL) AS covered
       FROM ${schema}.bank_line l
      WHERE ${KNOWN} AND l.amount > 0 AND (l.wording ~* $5 OR l.amount = ANY ($6::numeric[]))
      ORDER BY l.occurred_at, l.line_id`,
    [...parameters.slice(0, 4), ANY_SERVICE, payouts.map(({ amount }) => amount.replace('-', ''))],
  );
  return rows.map((row) => {
    const services = Object.keys(SERVICES).filter((name) => SERVICES[name]?.test(row.wording) === true);
    return {
      lineId: row.line_id,
      name: row.name,
      currency: row.currency,
      amount: parseAmount(row.amount, row.currency),
      occurredAt: isoFromSql(row.occurred_at),
      wording: row.wording,
      services,
      coveredServices: services.filter((service) => row.covered.includes(service)),
    };
  });
}

interface RawCredit {
  readonly line_id: string;
  readonly name: string;
  readonly currency: string;
  readonly amount: string;
  readonly occurred_at: string;
  readonly wording: string;
  readonly covered: readonly string[];
}
