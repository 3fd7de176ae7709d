/** Exports that do not say which time they cover: it is that of their rows, and a quiet day is no gap. */
const UNDATED_KINDS = ['stripe-balance', 'stripe-payments', 'paypal', 'jd-settlement', 'douyin-settlement']
  .map((kind) => `'${kind}'`)
  .join(', ');

/**
 * Statements that do not foot in themselves, or do not join the one before them of the same account, currency and kind.
 * Days without a statement are no gap where the balance shows that nothing happened in them: banks send none then. The
 * parameters are those of settlementSql.
 */
export function brokenStatementsSql(schema: string): string {
  return `
    SELECT shop_id, statement_id, currency, covers_from,
           greatest((SELECT max(abs((p ->> 'differenceAmount')::numeric)) FROM jsonb_array_elements(problems) p),
                    abs(opening_balance - previous_balance), 0) AS amount,
           CASE WHEN foots THEN '[]'::jsonb ELSE problems END
             || CASE WHEN uncovered THEN jsonb_build_array(jsonb_build_object(
                       'code', 'TIME_NOT_COVERED', 'from', previous_until, 'until', covers_from)) ELSE '[]' END
             || CASE WHEN opening_balance <> previous_balance THEN jsonb_build_array(jsonb_build_object(
                       'code', 'OPENING_BALANCE_BREAKS', 'closed', previous_balance::text,
                       'opened', opening_balance::text)) ELSE '[]' END AS problems
      FROM (SELECT c.*,
                   max(covers_until) OVER before AS previous_until,
                   covers_from > max(covers_until) OVER before
                     + CASE WHEN kind IN (${UNDATED_KINDS}) THEN interval '3 days' ELSE interval '0' END
                     AND (opening_balance = lag(closing_balance) OVER before) IS NOT TRUE AS uncovered,
                   -- Balances join only if the one file begins where the other ends.
                   CASE WHEN lag(covers_until) OVER before = covers_from
                        THEN lag(closing_balance) OVER before END AS previous_balance
              FROM (SELECT c.*, s.kind FROM ${schema}.statement_closing c
                      JOIN ${schema}.statement s USING (shop_id, statement_id)
                     WHERE c.shop_id = $1 AND c.recorded_at <= $3 AND c.ordinal <= $4 AND covers_from < $2) c
            WINDOW before AS (PARTITION BY account_no, currency, kind ORDER BY covers_from, covers_until, statement_id
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) chained
     WHERE NOT foots OR coalesce(uncovered, false) OR opening_balance <> previous_balance`;
}
