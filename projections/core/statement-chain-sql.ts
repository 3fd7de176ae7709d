/** Exports that do not say which time they cover: it is that of their rows, and a quiet day is no gap. */
const UNDATED_KINDS = ['stripe-balance', 'stripe-payments', 'paypal', 'jd-settlement', 'douyin-settlement']
  .map((kind) => `'${kind}'`)
  .join(', ');

/** Complete statements as they were known; parameters $1 to $4 of settlementSql. */
const closingsSql = (schema: string): string => `
  SELECT c.*, s.kind FROM ${schema}.statement_closing c JOIN ${schema}.statement s USING (shop_id, statement_id)
   WHERE c.shop_id = $1 AND c.recorded_at <= $3 AND c.ordinal <= $4 AND covers_from < $2`;

/**
 * Complete statements with what stands before each of them among those of its account, currency and kind: `uncovered` if
 * nothing covers the time since `previous_until`, and `previous_balance` with which the one that it joins closed. Days
 * without a statement are no gap where the balance shows that nothing happened in them: banks send none then. `closings`
 * gives the statements of whole accounts, with the columns of statement_closing and the kind.
 */
export const chainedStatementsSql = (closings: string): string => `
  SELECT c.*,
         max(covers_until) OVER before AS previous_until,
         covers_from > max(covers_until) OVER before
           + CASE WHEN kind IN (${UNDATED_KINDS}) THEN interval '3 days' ELSE interval '0' END
           AND (opening_balance = lag(closing_balance) OVER before) IS NOT TRUE AS uncovered,
         -- Balances join only if the one file begins where the other ends.
         CASE WHEN lag(covers_until) OVER before = covers_from THEN lag(closing_balance) OVER before END AS previous_balance
    FROM (${closings}) c
  WINDOW before AS (PARTITION BY account_no, currency, kind ORDER BY covers_from, covers_until, statement_id
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;

/** True of a chained statement that does not foot in itself, or does not join the one before it. */
export const IS_BROKEN =
  'NOT foots OR coalesce(uncovered, false) OR coalesce(opening_balance <> previous_balance, false)';

/** What is wrong between a chained statement and the one before it, as a JSON list. */
export const CHAIN_PROBLEMS = `CASE WHEN uncovered THEN jsonb_build_array(jsonb_build_object(
                       'code', 'TIME_NOT_COVERED', 'from', previous_until, 'until', covers_from)) ELSE '[]' END
             || CASE WHEN opening_balance <> previous_balance THEN jsonb_build_array(jsonb_build_object(
                       'code', 'OPENING_BALANCE_BREAKS', 'closed', previous_balance::text,
                       'opened', opening_balance::text)) ELSE '[]' END`;

/** The statements of a shop that are broken, as they were known; the parameters are those of settlementSql. */
export function brokenStatementsSql(schema: string): string {
  return `
    SELECT shop_id, statement_id, currency, covers_from,
           greatest((SELECT max(abs((p ->> 'differenceAmount')::numeric)) FROM jsonb_array_elements(problems) p),
                    abs(opening_balance - previous_balance), 0) AS amount,
           CASE WHEN foots THEN '[]'::jsonb ELSE problems END || ${CHAIN_PROBLEMS} AS problems
      FROM (${chainedStatementsSql(closingsSql(schema))}) chained
     WHERE ${IS_BROKEN}`;
}
