import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journalProjection } from '../../projections/journal/journal.projection.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { Database } from '../../src/platform/postgres/database.js';
import { orderStream } from '../../src/shared/streams.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { fillView } from '../support/view-under-test.js';

describe('the journal as the database itself keeps it', () => {
  let server: TestDatabase;
  let database: Database;
  const log = logOf(shopLife(40));

  beforeAll(async () => {
    server = await freshDatabase();
    database = new Database(server.url);
    await fillView(database, journalProjection, log);
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });

  const insert = (values: string): string =>
    `INSERT INTO view_journal.entry (number, ordinal, line_no, debit_account, credit_account, currency, amount, shop_id,
       reference, occurred_at, recorded_at, event_type, event_id)
     VALUES (1000000, 1000000, 1, ${values}, 'shop-1', 'r', now(), now(), 'T', gen_random_uuid())`;

  it.each([
    ['a debit without a credit', insert(`'1122', NULL, 'CNY', 1`), '23502'],
    ['a credit without a debit', insert(`NULL, '1122', 'CNY', 1`), '23502'],
    ['an account against itself', insert(`'1122', '1122', 'CNY', 1`), '23514'],
    ['an amount of zero', insert(`'1122', '2203', 'CNY', 0`), '23514'],
    ['a negative amount', insert(`'1122', '2203', 'CNY', -1`), '23514'],
    ['an amount that is no number', insert(`'1122', '2203', 'CNY', 'NaN'`), '23514'],
    ['an endless amount', insert(`'1122', '2203', 'CNY', 'Infinity'`), '23514'],
    ['an account that does not exist', insert(`'1122', '9999', 'CNY', 1`), '23503'],
    ['a currency that is none', insert(`'1122', '2203', 'yuan', 1`), '23514'],
    [
      'one line alone',
      `INSERT INTO view_journal.journal_line (ordinal, line_no, side, account, currency, debit, credit)
       VALUES (1000000, 1, 'debit', '1122', 'CNY', 1, 0)`,
      '55000',
    ],
    ['a changed entry', `UPDATE view_journal.entry SET amount = amount + 1`, '23001'],
    ['a deleted entry', `DELETE FROM view_journal.entry`, '23001'],
    ['an emptied journal', `TRUNCATE view_journal.entry`, '23001'],
    ['a changed total', `UPDATE view_journal.day_total SET amount = amount + 1`, '23001'],
    ['a deleted total', `DELETE FROM view_journal.day_total`, '23001'],
    ['emptied totals', `TRUNCATE view_journal.day_total`, '23001'],
    ['an account in use that goes away', `DELETE FROM view_journal.account WHERE code = '1122'`, '23503'],
  ])('refuses %s', async (_what, sql, state) => {
    await expect(database.query(sql)).rejects.toMatchObject({ code: state });
  });

  it('is balanced in every currency, whatever subset of entries one takes', async () => {
    const out = await database.query(
      `SELECT currency, ordinal, line_no FROM view_journal.journal_line
        GROUP BY currency, ordinal, line_no HAVING sum(debit) <> sum(credit) OR count(*) <> 2`,
    );
    expect(out).toEqual([]);
  });

  it('has totals per day that are the sums of its entries', async () => {
    const sums = `SELECT shop_id, currency, debit_account, credit_account,
         (occurred_at AT TIME ZONE 'Asia/Shanghai')::date AS occurred_on, (number - 1) / 16384 AS block,
         sum(amount) AS amount, count(*) AS entries, min(recorded_at), max(recorded_at)
       FROM view_journal.entry GROUP BY 1, 2, 3, 4, 5, 6`;
    const totals = `SELECT shop_id, currency, debit_account, credit_account, occurred_on, block, amount, entries,
         recorded_first, recorded_last FROM view_journal.day_total`;
    expect(await database.query(`(${sums} EXCEPT ${totals}) UNION ALL (${totals} EXCEPT ${sums})`)).toEqual(
      [],
    );
  });

  it('keeps its totals also after the schema got another name', async () => {
    await fillView(database, journalProjection, log, { schema: 'grown_beside' });
    await database.query('ALTER SCHEMA grown_beside RENAME TO swapped_in');
    const payment = PaymentReceived.at('2026-06-01T00:00:00Z', {
      shopId: 'shop-9',
      orderNo: '1',
      currency: 'CNY',
      paymentId: 'p',
      amount: '5.00',
      channel: 'alipay',
    });
    const later = logOf([{ stream: orderStream('shop-9', '1'), event: payment }]);
    await database.transaction(async (tx) => {
      await tx.query('SET LOCAL search_path TO swapped_in, pg_catalog');
      await journalProjection.apply(
        tx,
        later.map((event) => ({ ...event, ordinal: 1_000_000n })),
      );
    });
    expect(await database.query(`SELECT amount FROM swapped_in.day_total WHERE shop_id = 'shop-9'`)).toEqual([
      { amount: '5.00' },
    ]);
  });
});
