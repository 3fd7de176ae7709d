import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/platform/event-store/codec.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { parseAmount } from '../../src/shared/money.js';
import { SETTLEMENT_RULES_VERSION } from '../../src/shared/settlement-line-class.js';
import { SETTLEMENT_POLICY_VERSION } from '../core/settlement-settings-sql.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import { askSettlement } from '../core/settlement-question.js';
import type { StatementCoverage } from '../core/settlement-context.js';
import type { AskedSettlement, SettlementQuestion } from '../core/settlement-question.js';
import { orderIsKnownSql } from '../core/difference-sql.js';
import { settlementSql } from '../core/settlement-sql.js';

/** Money of one currency. `difference` is settled − net; the parts of `explained` add up to it exactly. */
export interface MoneySummary {
  readonly currency: string;
  readonly received: string;
  readonly reversed: string;
  readonly refunded: string;
  /** received − reversed − refunded: what the account should have got. */
  readonly net: string;
  /** Receipts − refunds of the statements. */
  readonly settled: string;
  /** Fees charged − fees returned. */
  readonly fees: string;
  readonly difference: string;
  readonly explained: {
    /** Paid orders that the buyer has not confirmed, or confirmed so lately that the settlement is not due. */
    readonly inTransit: string;
    /** Orders whose settlement lies in a time that no statement covers. */
    readonly outsideStatements: string;
    /** Refunds of the ledger whose outflow is not due yet. */
    readonly refundsPending: string;
    /** Receipts of orders that the ledger has in another currency; the order is a difference of its own. */
    readonly otherCurrencies: string;
    /** What the differences below account for. */
    readonly differences: string;
  };
}

export interface DifferenceSummary {
  readonly code: string;
  readonly count: number;
  readonly amount: string;
  readonly currency: string;
}

export interface ReconciliationSummary {
  readonly shop: string;
  readonly position: string | null;
  readonly asOf: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly rulesVersion: number;
  readonly policyVersion: number;
  /** What the shop says about waiting times, tolerances and fees, as it was known. */
  readonly settings: SettlementSettings;
  readonly statements: StatementCoverage;
  readonly orders: {
    readonly count: number;
    readonly paid: number;
    readonly unpaid: number;
    readonly refunded: number;
    readonly byStatus: Readonly<Record<string, number>>;
  };
  readonly money: readonly MoneySummary[];
  readonly lines: {
    readonly count: number;
    readonly matched: number;
    readonly unmatched: number;
    readonly unmatchedBecause: {
      readonly orderUnknown: number;
      readonly noOrderNumber: number;
      readonly classHasNoOrder: number;
    };
  };
  readonly differences: readonly DifferenceSummary[];
  /** SHA-256 over every single difference, so that the result's hash stands for them too. */
  readonly differencesHash: string;
  /** SHA-256 of the canonical JSON (RFC 8785) of this result without `position` and `resultHash`. */
  readonly resultHash: string;
}

/**
 * Compares the ledger of a shop with its statements. The same events and the same versions of the rules give the same
 * result hash, whenever and wherever it is asked.
 */
export async function reconcile(
  database: Database,
  question: SettlementQuestion,
): Promise<ReconciliationSummary> {
  return askSettlement(database, 'reconciliation', question, async (asked) => {
    const found = await readSections(asked);
    const result = {
      shop: asked.shopId,
      asOf: asked.asOf,
      from: question.from ?? null,
      to: question.to ?? null,
      rulesVersion: SETTLEMENT_RULES_VERSION,
      policyVersion: SETTLEMENT_POLICY_VERSION,
      settings: asked.context.settings,
      statements: asked.context.coverage,
      ...found,
    };
    const resultHash = createHash('sha256').update(canonicalJson(result)).digest('hex');
    return { ...result, position: asked.position, resultHash };
  });
}

type Figures = Readonly<Record<string, string>>;
type Sections = Pick<ReconciliationSummary, 'orders' | 'money' | 'lines' | 'differences' | 'differencesHash'>;

interface SectionRow {
  readonly section: 'orders' | 'status' | 'money' | 'lines' | 'difference' | 'hash';
  readonly name: string;
  readonly currency: string;
  readonly figures: Figures;
}

async function readSections({ tx, schema, context, parameters, found }: AskedSettlement): Promise<Sections> {
  const rows = await tx.query<SectionRow>(`${settlementSql(schema, context)} ${sectionsSql(schema)}`, [
    ...parameters,
    null,
    found,
  ]);
  const of = (section: SectionRow['section']): readonly SectionRow[] =>
    rows.filter((row) => row.section === section);
  const orders = of('orders')[0]?.figures ?? {};
  const lines = of('lines')[0]?.figures ?? {};
  return {
    orders: {
      count: counted(orders['count']),
      paid: counted(orders['paid']),
      unpaid: counted(orders['unpaid']),
      refunded: counted(orders['refunded']),
      byStatus: Object.fromEntries(
        of('status').map(({ name, figures }) => [name, counted(figures['count'])]),
      ),
    },
    money: of('money').map(({ currency, figures }) => moneyOf(currency, figures)),
    lines: {
      count: counted(lines['count']),
      matched: counted(lines['matched']),
      unmatched: counted(lines['count']) - counted(lines['matched']),
      unmatchedBecause: {
        orderUnknown: counted(lines['order_unknown']),
        noOrderNumber: counted(lines['no_number']),
        classHasNoOrder: counted(lines['no_order']),
      },
    },
    differences: of('difference').map(({ name, currency, figures }) => ({
      code: name,
      count: counted(figures['count']),
      amount: parseAmount(figures['amount'] ?? '0', currency),
      currency,
    })),
    differencesHash: of('hash')[0]?.figures['hash'] ?? '',
  };
}

function counted(text: string | undefined): number {
  return Number.parseInt(text ?? '0', 10);
}

function moneyOf(currency: string, figures: Figures): MoneySummary {
  const amount = (name: string): string => parseAmount(figures[name] ?? '0', currency);
  return {
    currency,
    received: amount('received'),
    reversed: amount('reversed'),
    refunded: amount('refunded'),
    net: amount('net'),
    settled: amount('settled'),
    fees: amount('fees'),
    difference: amount('difference'),
    explained: {
      inTransit: amount('in_transit'),
      outsideStatements: amount('outside'),
      refundsPending: amount('pending'),
      otherCurrencies: amount('elsewhere'),
      differences: amount('differences'),
    },
  };
}

/** Every figure as text inside JSON, so that one statement, hence one scan, gives them all. */
const sectionsSql = (schema: string): string => `
  , sums AS MATERIALIZED (
    SELECT currency, status, known, placed_at < $2 AS placed, count(*) AS orders, sum(lines) AS lines,
           count(*) FILTER (WHERE received > 0) AS paid, count(*) FILTER (WHERE refunded > 0) AS with_refund,
           sum(received) AS received, sum(reversed) AS reversed, sum(refunded) AS refunded, sum(expected) AS net,
           sum(settled) AS settled, sum(fees) AS fees,
           coalesce(sum(gap + paid_back) FILTER (WHERE open_as = 'in-transit'), 0) AS in_transit,
           coalesce(sum(gap + paid_back) FILTER (WHERE open_as = 'outside-statement'), 0) AS outside,
           coalesce(sum(held_back) FILTER (WHERE pending), 0) AS pending,
           coalesce(sum(rest) FILTER (WHERE NOT known AND ${orderIsKnownSql(schema, 'judged')}), 0) AS elsewhere
      FROM judged GROUP BY 1, 2, 3, 4
  ), mine AS (SELECT * FROM sums WHERE known AND placed),
  money AS (
    SELECT currency, received, reversed, refunded, net, settled, fees, in_transit, outside, pending, elsewhere FROM sums
    UNION ALL
    SELECT currency, 0, 0, 0, 0, sum(receipts - outflow), sum(fees), 0, 0, 0, 0 FROM orderless GROUP BY currency
  )
  SELECT 'orders' AS section, '' AS name, '' AS currency,
         jsonb_build_object('count', coalesce(sum(orders), 0)::text, 'paid', coalesce(sum(paid), 0)::text,
                            'unpaid', coalesce(sum(orders - paid), 0)::text,
                            'refunded', coalesce(sum(with_refund), 0)::text) AS figures
    FROM mine
  UNION ALL
  SELECT 'status', status, '', jsonb_build_object('count', sum(orders)::text) FROM mine GROUP BY status
  UNION ALL
  SELECT 'money', '', m.currency,
         jsonb_build_object('received', sum(received)::text, 'reversed', sum(reversed)::text,
                            'refunded', sum(refunded)::text, 'net', sum(net)::text, 'settled', sum(settled)::text,
                            'fees', sum(fees)::text, 'difference', (sum(settled) - sum(net))::text,
                            'in_transit', sum(in_transit)::text, 'outside', sum(outside)::text,
                            'pending', sum(pending)::text, 'elsewhere', sum(elsewhere)::text,
                            'differences', coalesce((SELECT sum(effect) FROM difference d
                                                      WHERE d.currency = m.currency), 0)::text)
    FROM money m GROUP BY m.currency
  UNION ALL
  SELECT 'lines', '', '',
         jsonb_build_object('count', (orders.lines + orderless.lines)::text, 'matched', orders.matched::text,
                            'order_unknown', (orders.lines - orders.matched)::text,
                            'no_order', orderless.no_order::text,
                            'no_number', (orderless.lines - orderless.no_order)::text)
    FROM (SELECT coalesce(sum(lines), 0) AS lines, coalesce(sum(lines) FILTER (WHERE known), 0) AS matched
            FROM sums) orders,
         (SELECT coalesce(sum(lines), 0) AS lines,
                 coalesce(sum(lines) FILTER (WHERE line_group IN ('transfer', 'other', 'batch')), 0) AS no_order
            FROM orderless) orderless
  UNION ALL
  SELECT 'difference', code, currency, jsonb_build_object('count', count(*)::text, 'amount', sum(amount)::text)
    FROM difference GROUP BY code, currency
  UNION ALL
  SELECT 'hash', '', '', jsonb_build_object('hash', encode(sha256(convert_to(coalesce(string_agg(
           concat_ws('|', code, subject_kind, subject, trim_scale(amount), trim_scale(effect), currency), E'\\n'
           ORDER BY code COLLATE "C", subject_kind COLLATE "C", subject COLLATE "C", currency COLLATE "C"), ''), 'UTF8')),
           'hex'))
    FROM difference
  ORDER BY section, name, currency`;
