import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journalProjection } from '../../projections/journal/journal.projection.js';
import { listEntries } from '../../projections/journal/journal.queries.js';
import type { EntryFilter, EntryView } from '../../projections/journal/journal.queries.js';
import { trialBalance } from '../../projections/journal/trial-balance.js';
import type { TrialBalanceFigures } from '../../projections/journal/trial-balance.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { Database } from '../../src/platform/postgres/database.js';
import { isZero, sum } from '../../src/shared/money.js';
import { orderStream, statementStream } from '../../src/shared/streams.js';
import { StatementLinesRecorded } from '../../src/statements/statement.events.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf, positionInLog } from '../support/log-of-events.js';
import type { LoggedEvent } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const EVERYTHING = readKnownAt('knownAt', undefined);

describe('the journal', () => {
  let server: TestDatabase;
  let database: Database;
  const log = logOf([...shopLife(40), ...shopLife(10, 'shop-2')]);

  beforeAll(async () => {
    server = await freshDatabase();
    database = new Database(server.url);
    await fillView(database, journalProjection, log);
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });

  it('is the same, field for field, in batches of 1, 7 and 1000', async () => {
    const live = await contentOf(database, 'view_journal');
    expect(live['entry']!.length).toBeGreaterThan(100);
    expect(live['day_total']!.length).toBeGreaterThan(20);
    for (const batchSize of [1, 7]) {
      await fillView(database, journalProjection, log, { batchSize, schema: 'cut' });
      expect(await contentOf(database, 'cut')).toEqual(live);
    }
  });

  it('books a statement line once, from the first file that tells it, also within one batch', async () => {
    const told = (statementId: string, lineIds: readonly string[], amount: string): LoggedEvent => ({
      stream: statementStream('shop-1', statementId),
      event: StatementLinesRecorded.at('2026-03-31T00:00:00Z', {
        kind: 'alipay-account',
        shopId: 'shop-1',
        accountNo: 'acc',
        statementId,
        currency: 'CNY',
        chunk: 0,
        lines: lineIds.map((lineId, index) => ({
          lineId,
          fileLine: index + 1,
          occurredAt: '2026-03-30T00:00:00Z',
          amount,
        })),
      }),
    });
    const twice = logOf([
      told('first', ['a', 'b'], '1.00'),
      told('second', ['b', 'c'], '2.00'),
      told('third', ['a'], '3.00'),
    ]);
    for (const batchSize of [1, 3]) {
      await fillView(database, journalProjection, twice, { batchSize, schema: 'twice' });
      const booked = await database.query<{ reference: string; amount: string }>(
        'SELECT reference, amount FROM twice.entry ORDER BY ordinal, line_no',
      );
      expect(booked).toEqual([
        { reference: 'a', amount: '1.00' },
        { reference: 'b', amount: '1.00' },
        { reference: 'c', amount: '2.00' },
      ]);
    }
  });

  describe('in its trial balance', () => {
    /** "account debit credit" per account, from the entries themselves. */
    async function fromEntries(condition: string): Promise<string[]> {
      const rows = await database.query<{ line: string }>(
        `SELECT account || ' ' || sum(debit)::numeric(20,2) || ' ' || sum(credit)::numeric(20,2) AS line
           FROM view_journal.journal_line WHERE ${condition} GROUP BY currency, account ORDER BY currency, account`,
      );
      return rows.map(({ line }) => line);
    }
    const linesOf = (balance: TrialBalanceFigures): string[] =>
      balance.currencies.flatMap(({ accounts }) =>
        accounts.map(({ code, debit, credit }) => `${code} ${debit} ${credit}`),
      );

    const times = [
      undefined,
      '2026-02-02T16:00:00Z',
      '2026-02-03T10:30:00Z',
      '2026-02-06T15:59:59.999Z',
      '2026-04-01T00:00:00Z',
    ];
    const cases = times.flatMap((at) => times.map((knownAt) => [at, knownAt] as const));
    it.each(cases)('effective until %s as known at %s is the sum of those entries', async (at, knownAt) => {
      const balance = await trialBalance(database, {
        shopId: 'shop-1',
        asOf: at,
        knownAt: readKnownAt('knownAt', knownAt),
      });
      const expected = await fromEntries(
        `shop_id = 'shop-1' AND occurred_at < '${at ?? 'infinity'}' AND recorded_at <= '${knownAt ?? 'infinity'}'`,
      );
      expect(linesOf(balance)).toEqual(expected);
      expect(balance.balanced).toBe(true);
      if (at === undefined && knownAt === undefined) expect(expected.length).toBeGreaterThan(5);
    });

    it('answers for a position of the log what had been written up to it', async () => {
      const position = positionInLog(100);
      const balance = await trialBalance(database, { knownAt: readKnownAt('knownAt', position) });
      expect(linesOf(balance)).toEqual(await fromEntries('ordinal <= 100'));
      expect(balance.knownAt).toBe(position);
    });

    it('of all shops is the sum of the shops', async () => {
      const balance = await trialBalance(database, { knownAt: EVERYTHING });
      expect(linesOf(balance)).toEqual(await fromEntries('true'));
    });

    it('names accounts in both languages and puts each balance on its side', async () => {
      const { currencies } = await trialBalance(database, { shopId: 'shop-2', knownAt: EVERYTHING });
      expect(currencies).toHaveLength(1);
      const [cny] = currencies;
      expect(cny).toMatchObject({ currency: 'CNY', balanced: true });
      expect(cny!.debit).toBe(cny!.credit);
      const totalOf = (side: 'debitBalance' | 'creditBalance') =>
        sum(
          cny!.accounts.map((account) => account[side]),
          'CNY',
        );
      expect(isZero(cny!.debitBalance)).toBe(false);
      expect(cny!.debitBalance).toBe(totalOf('debitBalance'));
      expect(cny!.creditBalance).toBe(totalOf('creditBalance'));
      expect(cny!.debitBalance).toBe(cny!.creditBalance);
      const bank = cny!.accounts.find(({ code }) => code === '1012.01');
      expect(bank).toMatchObject({ name: 'Alipay account', kind: 'asset', creditBalance: '0.00' });
      expect(cny!.accounts.find(({ code }) => code === '6001')).toMatchObject({ debitBalance: '0.00' });
    });

    it('keeps currencies apart', async () => {
      const payment = (orderNo: string, currency: string, amount: string): LoggedEvent => ({
        stream: orderStream('shop-1', orderNo),
        event: PaymentReceived.at('2026-03-01T00:00:00Z', {
          shopId: 'shop-1',
          orderNo,
          currency,
          paymentId: 'p',
          amount,
          channel: 'card',
        }),
      });
      const two = logOf([
        payment('1', 'CNY', '10.00'),
        payment('2', 'JPY', '500'),
        payment('3', 'KWD', '1.250'),
      ]);
      const own = await freshDatabase();
      const books = new Database(own.url);
      try {
        await fillView(books, journalProjection, two);
        const { currencies } = await trialBalance(books, { knownAt: EVERYTHING });
        expect(currencies.map(({ currency, debit, credit }) => [currency, debit, credit])).toEqual([
          ['CNY', '10.00', '10.00'],
          ['JPY', '500', '500'],
          ['KWD', '1.250', '1.250'],
        ]);
      } finally {
        await books.close();
        await own.drop();
      }
    });
  });

  describe('in its lists of entries', () => {
    async function all(filter: Omit<EntryFilter, 'shopId' | 'limit' | 'knownAt'>): Promise<EntryView[]> {
      const entries: EntryView[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await listEntries(database, {
          shopId: 'shop-1',
          knownAt: EVERYTHING,
          limit: 9,
          ...filter,
          ...(cursor === undefined ? {} : { cursor }),
        });
        entries.push(...page.items);
        cursor = page.nextCursor;
      }
      return entries;
    }

    it('gives every entry of a shop exactly once, in the order of the log', async () => {
      const keys = await database.query<{ key: string }>(
        `SELECT ordinal || '/' || line_no AS key FROM view_journal.entry WHERE shop_id = 'shop-1'
          ORDER BY ordinal, line_no`,
      );
      expect((await all({})).map(({ ordinal, lineNo }) => `${ordinal}/${lineNo}`)).toEqual(
        keys.map(({ key }) => key),
      );
    });

    it('explains the figures of an account in the trial balance', async () => {
      const at = '2026-02-04T00:00:00Z';
      const entries = await all({ account: '1122', asOf: at });
      const balance = await trialBalance(database, {
        shopId: 'shop-1',
        asOf: at,
        knownAt: EVERYTHING,
      });
      const account = balance.currencies[0]!.accounts.find(({ code }) => code === '1122')!;
      const sumOf = (side: 'debitAccount' | 'creditAccount'): string =>
        sum(
          entries.filter((entry) => entry[side] === '1122').map(({ amount }) => amount),
          'CNY',
        );
      expect(entries.length).toBeGreaterThan(9);
      expect([sumOf('debitAccount'), sumOf('creditAccount')]).toEqual([account.debit, account.credit]);
    });

    it('narrows to one order', async () => {
      const entries = await all({ orderNo: '1234567890123000001' });
      expect(entries.map(({ eventType, amount }) => `${eventType} ${amount}`)).toEqual([
        'PaymentReceived 21.01',
        'OrderReceiptConfirmed 21.01',
        'RefundPaidOut 5.25',
        'StatementLinesRecorded 30.50',
      ]);
    });

    it('refuses an account that the chart does not have instead of answering with nothing', async () => {
      await expect(all({ account: '9999' })).rejects.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
    });
  });
});
