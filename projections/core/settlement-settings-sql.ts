import { startOfDate } from '../../src/shared/period.js';
import type { FeeRate, SettlementSettings } from '../../src/shared/settlement-settings.js';

/** Raise it with any change of how settings are applied: results name the version. */
export const SETTLEMENT_POLICY_VERSION = 2;

/** Tolerance of a currency that the settings do not name. */
const DEFAULT_TOLERANCE = '0.05';

/** Up to how much, in the currency of a row, a difference is rounding. The settings were checked when they were made. */
export function toleranceSql({ roundingTolerances }: SettlementSettings): string {
  if (roundingTolerances.every(({ amount }) => amount === DEFAULT_TOLERANCE)) return DEFAULT_TOLERANCE;
  const cases = roundingTolerances.map(({ currency, amount }) => `WHEN '${currency}' THEN ${amount}`);
  return `(CASE currency ${cases.join(' ')} ELSE ${DEFAULT_TOLERANCE} END)`;
}

/**
 * What was charged against what the fee rates say, over the lines of one order: `fees_wrong` is the sum, class by class,
 * of what a charge differs by (beyond its tolerance), `fees_missing` what was not charged at all. The rate is that of the
 * day on which a receipt was settled; returns of fees are another matter and stay out.
 */
export function feesSql(settings: SettlementSettings): string {
  const classes = [...new Set(settings.fees.map((fee) => fee.class))];
  if (classes.length === 0) return '0 AS fees_wrong, 0 AS fees_missing';
  const parts = classes.map((name) => {
    const rates = settings.fees.filter((fee) => fee.class === name);
    const charged = `-coalesce(sum(amount) FILTER (WHERE class = '${name}'), 0)`;
    const rate = `CASE ${rates.map((fee) => `WHEN ${inForce(fee, settings.zone)} THEN ${fee.rate}`).join(' ')} END`;
    const tolerance = `CASE ${rates.map((fee) => `WHEN ${inForce(fee, settings.zone)} THEN ${fee.tolerance}`).join(' ')} END`;
    // Rounded to the cent, half up, as the platform charges it.
    const expected = `round(sum(amount * ${rate}) FILTER (WHERE line_group = 'receipt'), 2)`;
    const allowed = `max(${tolerance}) FILTER (WHERE line_group = 'receipt')`;
    const off = `abs(${charged} - ${expected})`;
    return {
      wrong: `CASE WHEN ${charged} <> 0 AND ${off} > ${allowed} THEN ${off} ELSE 0 END`,
      missing: `CASE WHEN ${charged} = 0 AND ${expected} > ${allowed} THEN ${expected} ELSE 0 END`,
    };
  });
  return `${parts.map(({ wrong }) => wrong).join(' + ')} AS fees_wrong,
           ${parts.map(({ missing }) => missing).join(' + ')} AS fees_missing`;
}

function inForce({ from, until }: FeeRate, zone: string): string {
  const begins = `occurred_at >= '${startOfDate(from, zone)}'`;
  return until === undefined ? begins : `${begins} AND occurred_at < '${startOfDate(until, zone)}'`;
}
