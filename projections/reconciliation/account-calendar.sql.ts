const SCHEMA = 'view_reconciliation';

/** The statements of the account that were read to their end. */
const CLOSED = `${SCHEMA}.statement_file s ON s.shop_id = $1 AND s.account_no = $2 AND s.closed_ordinal IS NOT NULL`;

const MOVED = `FROM ${SCHEMA}.account_time WHERE shop_id = $1 AND account_no = $2`;

/**
 * Every date of a month by kind and currency of the account's statements: $1 the shop, $2 the account, $3 the zone, $4 the
 * first date and $5 the first date after the month, $6 a currency or null for all.
 *
 * A balance is that of a statement of just that day; or, within a longer statement that foots and begins with a date, its
 * opening balance and what moved since: a year of an account is a few ten thousand rows at the most.
 */
export const ACCOUNT_DAYS = `
  WITH day AS (
    SELECT d::date AS date, d AT TIME ZONE $3 AS starts, (d + interval '1 day') AT TIME ZONE $3 AS ends
      FROM generate_series($4::timestamp, $5::timestamp - interval '1 day', interval '1 day') d
  ), series AS (
    SELECT DISTINCT kind, currency FROM ${SCHEMA}.statement_file
     WHERE shop_id = $1 AND account_no = $2 AND ($6::text IS NULL OR currency = $6)
  ), cover AS (
    SELECT s.kind, s.currency, d.date,
           range_agg(tstzrange(s.covers_from, s.covers_until)) @> tstzrange(d.starts, d.ends) AS whole
      FROM day d JOIN ${CLOSED} AND s.covers_from < d.ends AND s.covers_until > d.starts
     GROUP BY s.kind, s.currency, d.date, d.starts, d.ends
  ), anchor AS (
    SELECT DISTINCT ON (s.kind, s.currency, d.date)
           s.kind, s.currency, d.date, s.opening_balance, s.closing_balance,
           (s.covers_from AT TIME ZONE $3)::date AS since, s.covers_from = d.starts AND s.covers_until = d.ends AS exact
      FROM day d JOIN ${CLOSED} AND s.covers_from <= d.starts AND s.covers_until >= d.ends
     WHERE s.opening_balance IS NOT NULL AND s.closing_balance IS NOT NULL
       AND (s.covers_from = d.starts AND s.covers_until = d.ends
            OR s.foots AND (s.covers_from AT TIME ZONE $3)::time = '00:00')
     ORDER BY s.kind, s.currency, d.date, exact DESC, s.covers_from DESC, s.ordinal DESC
  ), moved AS (
    SELECT kind, currency, (quarter AT TIME ZONE $3)::date AS date, sum(lines)::integer AS lines,
           sum(in_amount) AS in_amount, sum(out_amount) AS out_amount
      ${MOVED} AND quarter >= (SELECT min(starts) FROM day) AND quarter < (SELECT max(ends) FROM day)
     GROUP BY 1, 2, 3
  ), earlier AS MATERIALIZED (
    -- What moved before the month within a statement that began before it; dates do not matter there.
    SELECT a.kind, a.currency, a.since,
           (SELECT sum(in_amount - out_amount) ${MOVED} AND kind = a.kind AND currency = a.currency
               AND quarter >= a.since::timestamp AT TIME ZONE $3 AND quarter < (SELECT min(starts) FROM day)) AS amount
      FROM (SELECT DISTINCT kind, currency, since FROM anchor WHERE NOT exact AND since < $4::date) a
  ), balance AS (
    SELECT a.kind, a.currency, a.date,
           a.opening_balance + CASE WHEN a.exact THEN 0 ELSE coalesce(e.amount, 0)
             + coalesce(sum(m.in_amount - m.out_amount) FILTER (WHERE m.date < a.date), 0) END AS opening,
           CASE WHEN a.exact THEN a.closing_balance ELSE a.opening_balance + coalesce(e.amount, 0)
             + coalesce(sum(m.in_amount - m.out_amount), 0) END AS closing
      FROM anchor a
      LEFT JOIN earlier e ON e.kind = a.kind AND e.currency = a.currency AND e.since = a.since
      LEFT JOIN moved m
        ON m.kind = a.kind AND m.currency = a.currency AND m.date >= a.since AND m.date <= a.date
     GROUP BY a.kind, a.currency, a.date, a.opening_balance, a.closing_balance, a.exact, e.amount
  )
  SELECT kind, currency, d.date::text AS date, d.starts, d.ends,
         CASE WHEN c.whole THEN 'whole' WHEN c.date IS NOT NULL THEN 'part' ELSE 'none' END AS covered,
         coalesce(m.lines, 0) AS lines, coalesce(m.in_amount, 0) AS in_amount, coalesce(m.out_amount, 0) AS out_amount,
         b.opening, b.closing
    FROM series CROSS JOIN day d
    LEFT JOIN cover c USING (kind, currency, date)
    LEFT JOIN moved m USING (kind, currency, date)
    LEFT JOIN balance b USING (kind, currency, date)
   ORDER BY kind, currency, d.date`;
