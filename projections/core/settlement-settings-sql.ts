import { startOfDate } from '../../src/shared/period.js';
import type { FeeRate, SettlementSettings } from '../../src/shared/settlement-settings.js';
import { feeColumn, REFUNDABLE_CLASSES, returnColumn } from './order-account.js';

/** A text as an SQL literal: names of channels come from whoever placed the orders. */
export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Raise it with any change of how settings are applied: results name the version. */
export const SETTLEMENT_POLICY_VERSION = 3;

/** Tolerance of a currency that the settings do not name. */
const DEFAULT_TOLERANCE = '0.05';

/**
 * Up to how much, in the currency of a row, a difference is rounding: an amount, or a part of what was expected where that
 * is more. The settings were checked when they were made.
 */
export function toleranceSql({ roundingTolerances }: SettlementSettings, expected: string): string {
  if (roundingTolerances.every(({ amount, rate }) => amount === DEFAULT_TOLERANCE && rate === undefined)) {
    return DEFAULT_TOLERANCE;
  }
  const cases = roundingTolerances.map(
    ({ currency, amount, rate }) =>
      `WHEN '${currency}' THEN ${rate === undefined ? amount : `greatest(${amount}, round(abs(${expected}) * ${rate}, 2))`}`,
  );
  return `(CASE currency ${cases.join(' ')} ELSE ${DEFAULT_TOLERANCE} END)`;
}

/** What the platform keeps of the fees that it gives back on a full refund: class by class, so none hides another. */
export const REFUNDABLE_FEES_SQL = REFUNDABLE_CLASSES.map(
  (name) => `greatest(coalesce(${feeColumn(name)}, 0) - coalesce(${returnColumn(name)}, 0), 0)`,
).join(' + ');

/** That all receipts of an order fall under the same fee rates; else each has to be looked at. */
export function oneRateSql({ fees, zone }: SettlementSettings): string {
  const changes = new Set(fees.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])));
  if (changes.size === 0) return 'true';
  const crossed = [...changes].map((date) => {
    const change = startOfDate(date, zone);
    return `settled_at < '${change}' AND last_settled_at >= '${change}'`;
  });
  return `(settled_at IS NULL OR settled_at = last_settled_at OR NOT (${crossed.join(' OR ')}))`;
}

/**
 * What was charged for an order against what the fee rates say: `fees_wrong` is the sum, class by class, of what a charge
 * differs by (beyond its tolerance), `fees_missing` what was not charged at all. The rate is that of the day on which a
 * receipt was settled; returns of fees are another matter and stay out.
 */
export function feesSql({ fees, zone }: SettlementSettings): string {
  const classes = [...new Set(fees.map((fee) => fee.class))];
  if (classes.length === 0) return '0 AS fees_wrong, 0 AS fees_missing';
  const parts = classes.map((name) => {
    const rates = fees.filter((fee) => fee.class === name);
    const inForce = (at: string, value: (fee: FeeRate) => string): string =>
      `CASE ${rates.map((fee) => `WHEN ${inForceSql(fee, zone, at)} THEN ${value(fee)}`).join(' ')} END`;
    const rate = (at: string): string => inForce(at, (fee) => fee.rate);
    const charged = `coalesce(${feeColumn(name)}, 0)`;
    // Rounded to the cent, half up, as the platform charges it.
    const expected = `round(CASE WHEN receipt_parts IS NULL THEN receipts * ${rate('settled_at')}
        ELSE (SELECT sum((part ->> 'amount')::numeric * ${rate("(part ->> 'at')::timestamptz")})
                FROM jsonb_array_elements(receipt_parts) AS p (part)) END, 2)`;
    const allowed = inForce('settled_at', ({ tolerance }) => tolerance);
    const off = `abs(${charged} - ${expected})`;
    return {
      wrong: `CASE WHEN ${charged} <> 0 AND ${off} > ${allowed} THEN ${off} ELSE 0 END`,
      missing: `CASE WHEN ${charged} = 0 AND ${expected} > ${allowed} THEN ${expected} ELSE 0 END`,
    };
  });
  return `${parts.map(({ wrong }) => wrong).join(' + ')} AS fees_wrong,
           ${parts.map(({ missing }) => missing).join(' + ')} AS fees_missing`;
}

function inForceSql({ from, until, channel }: FeeRate, zone: string, at: string): string {
  return [
    `${at} >= '${startOfDate(from, zone)}'`,
    ...(until === undefined ? [] : [`${at} < '${startOfDate(until, zone)}'`]),
    ...(channel === undefined ? [] : [`channel = ${textSql(channel)}`]),
  ].join(' AND ');
}
