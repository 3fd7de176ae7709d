import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountLedger } from '../../projections/journal/account-ledger.js';
import { journalProjection } from '../../projections/journal/journal.projection.js';
import { trialBalance } from '../../projections/journal/trial-balance.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { Database } from '../../src/platform/postgres/database.js';
import { positionInLog } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { fillView } from '../support/view-under-test.js';

// Enough for several of the blocks by which a journal sums up what was known.
const ENTRIES = 60_000;

describe('a journal of many thousand entries', () => {
  let server: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await freshDatabase();
    database = new Database(server.url);
    await fillView(database, journalProjection, []);
    // Business times go up and down along the log; a clock that was put back makes recording times do so too.
    await database.query(
      `INSERT INTO view_journal.entry (number, ordinal, line_no, debit_account, credit_account, currency, amount,
          shop_id, order_no, reference, occurred_at, recorded_at, event_type, event_id)
       SELECT n, n * 10 / 3, 1 + (n % 3), (ARRAY['1122', '2203', '1012.01'])[1 + n % 3],
          (ARRAY['2203', '6001', '1122'])[1 + n % 3], 'CNY', (1 + n % 977) / 100.0, 'shop-' || (1 + n % 2), NULL, 'r',
          '2026-01-01T00:00:00Z'::timestamptz + (n * 7919 % ${ENTRIES}) * interval '40 seconds',
          '2026-02-01T00:00:00Z'::timestamptz + (n + n * 31 % 900) * interval '2 seconds', 'PaymentReceived', gen_random_uuid()
         FROM generate_series(1, ${ENTRIES}) n`,
    );
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });

  /** "account debit credit" per account, from the entries themselves. */
  async function fromEntries(condition: string): Promise<readonly string[]> {
    const rows = await database.query<{ line: string }>(
      `SELECT account || ' ' || sum(debit)::numeric(20, 2) || ' ' || sum(credit)::numeric(20, 2) AS line
         FROM view_journal.journal_line WHERE ${condition} GROUP BY account ORDER BY account`,
    );
    return rows.map(({ line }) => line);
  }

  const knowledge: readonly (readonly [string, string])[] = [
    ['2026-02-01T00:00:01Z', `recorded_at <= '2026-02-01T00:00:01Z'`],
    ['2026-02-01T09:06:08Z', `recorded_at <= '2026-02-01T09:06:08Z'`],
    ['2026-02-02', `recorded_at <= '2026-02-01T16:00:00Z'`],
    ['2026-03-01', 'true'],
    [positionInLog(1), 'ordinal <= 1'],
    [positionInLog(54_613), 'ordinal <= 54613'],
    [positionInLog(54_614), 'ordinal <= 54614'],
    [positionInLog(120_001), 'ordinal <= 120001'],
    [positionInLog(900_000), 'true'],
  ];
  const moments = [undefined, '2026-01-10T16:00:00Z', '2026-01-14T05:20:40Z'];
  const cases = moments.flatMap((asOf) => knowledge.map(([at, condition]) => [asOf, at, condition] as const));

  it.each(cases)('knows effective until %s at %s what its entries say', async (asOf, at, condition) => {
    const knownAt = readKnownAt('knownAt', at);
    const until = `occurred_at < '${asOf ?? 'infinity'}' AND ${condition}`;
    for (const shopId of ['shop-2', undefined]) {
      const { currencies } = await trialBalance(database, { shopId, asOf, knownAt });
      const lines = currencies.flatMap(({ accounts }) =>
        accounts.map(({ code, debit, credit }) => `${code} ${debit} ${credit}`),
      );
      expect(lines).toEqual(
        await fromEntries(`${until} AND ${shopId === undefined ? 'true' : `shop_id = '${shopId}'`}`),
      );
    }
    const ledger = await accountLedger(database, {
      ...{ shopId: 'shop-1', code: '1122', to: asOf, knownAt, limit: 1 },
    });
    const [own] = await database.query(
      `SELECT coalesce(sum(amount) FILTER (WHERE debit_account = '1122'), 0)::numeric(20, 2) AS debit,
              coalesce(sum(amount) FILTER (WHERE credit_account = '1122'), 0)::numeric(20, 2) AS credit, count(*) AS entries
         FROM view_journal.entry
        WHERE shop_id = 'shop-1' AND '1122' IN (debit_account, credit_account) AND ${until}`,
    );
    expect(ledger.totals).toEqual(own);
  });
});
