import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountLedger } from '../../projections/journal/account-ledger.js';
import type { AccountLedgerFigures, LedgerEntry } from '../../projections/journal/account-ledger.js';
import { sidedBalance } from '../../projections/journal/balance.js';
import type { SidedBalance } from '../../projections/journal/balance.js';
import { chartOfAccounts } from '../../projections/journal/chart.queries.js';
import { journalProjection } from '../../projections/journal/journal.projection.js';
import { findEntry, listEntries } from '../../projections/journal/journal.queries.js';
import { trialBalance } from '../../projections/journal/trial-balance.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { Database } from '../../src/platform/postgres/database.js';
import { CHART } from '../../src/shared/chart-of-accounts.js';
import { add, negate, subtract, sum } from '../../src/shared/money.js';
import { orderStream } from '../../src/shared/streams.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf, positionInLog } from '../support/log-of-events.js';
import type { LoggedEvent } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { fillView } from '../support/view-under-test.js';

const SHOP = 'shop-1';
const EVERYTHING = readKnownAt('knownAt', undefined);

interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** Two payments of one instant, so that only their places in the log tell them apart, and one in dollars. */
function alike(): readonly LoggedEvent[] {
  return ['CNY', 'CNY', 'CNY', 'USD'].map((currency, n) => ({
    stream: orderStream(SHOP, `alike-${n}`),
    event: PaymentReceived.at('2026-02-03T10:30:00Z', {
      shopId: SHOP,
      orderNo: `alike-${n}`,
      currency,
      paymentId: 'p',
      amount: `${n + 1}.00`,
      channel: 'card',
    }),
    recordedAt: '2026-04-20T00:00:00Z',
  }));
}

let server: TestDatabase;
let database: Database;
const log = logOf([...shopLife(40), ...alike()]);

beforeAll(async () => {
  server = await freshDatabase();
  database = new Database(server.url);
  await fillView(database, journalProjection, log);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

/** All pages of an account's ledger in CNY. */
async function pagesOf(code: string, { from, to, knownAt }: Period = {}): Promise<AccountLedgerFigures[]> {
  const pages: AccountLedgerFigures[] = [];
  let cursor: string | undefined;
  do {
    const page = await accountLedger(database, {
      ...{ shopId: SHOP, code, currency: 'CNY', from, to, limit: 11, cursor },
      knownAt: readKnownAt('knownAt', knownAt),
    });
    pages.push(page);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

async function trialBalanceOf(code: string, asOf?: string, knownAt?: string): Promise<SidedBalance> {
  const { currencies } = await trialBalance(database, {
    shopId: SHOP,
    asOf,
    knownAt: readKnownAt('knownAt', knownAt),
  });
  const account = currencies
    .find(({ currency }) => currency === 'CNY')
    ?.accounts.find((one) => one.code === code);
  return sidedBalance(subtract(account?.debit ?? '0.00', account?.credit ?? '0.00'));
}

const signed = ({ side, amount }: SidedBalance): string => (side === 'credit' ? negate(amount) : amount);
const movement = ({ debit, credit }: LedgerEntry): string => debit ?? negate(credit ?? '0.00');

describe('the ledger of an account', () => {
  const knownTimes = [
    undefined,
    '2026-02-03T10:30:00Z',
    '2026-02-20T12:00:00Z',
    '2026-04-01T00:00:00Z',
    positionInLog(60),
    positionInLog(log.length - 5),
  ];
  const periods: readonly Period[] = [
    {},
    { from: '2026-02-02T16:00:00Z', to: '2026-02-04T16:00:00Z' },
    { from: '2026-02-03T10:30:00Z' },
    { from: '2026-02-03T10:30:00.000001Z', to: '2026-02-05T00:00:00Z' },
    { to: '2026-02-06T15:59:59.999Z' },
    { from: '2030-01-01T00:00:00Z' },
  ];
  const cases = periods.flatMap((period) => knownTimes.map((knownAt) => ({ ...period, knownAt })));

  it.each(cases)('leads from the trial balance at its beginning to that at its end: %j', async (period) => {
    for (const code of ['1122', '6001', '4104']) {
      const pages = await pagesOf(code, period);
      const { opening, closing, totals } = pages[0]!;
      const items = pages.flatMap((page) => page.items);
      let balance = signed(opening);
      for (const entry of items) {
        balance = add(balance, movement(entry));
        expect(signed(entry.balance)).toBe(balance);
      }
      expect(sidedBalance(balance)).toEqual(closing);
      expect(totals).toEqual({
        debit: sum(
          items.flatMap((entry) => entry.debit ?? []),
          'CNY',
        ),
        credit: sum(
          items.flatMap((entry) => entry.credit ?? []),
          'CNY',
        ),
        entries: String(items.length),
      });
      expect(closing).toEqual(await trialBalanceOf(code, period.to, period.knownAt));
      const atBeginning = await trialBalanceOf(code, period.from ?? '1970-01-01T00:00:00Z', period.knownAt);
      expect(opening).toEqual(atBeginning);
      expect(
        new Set(pages.map((page) => JSON.stringify([page.opening, page.totals, page.closing]))).size,
      ).toBe(1);
    }
  });

  it('gives each entry once, in the order of business time and of the log within an instant', async () => {
    const items = (await pagesOf('1122')).flatMap((page) => page.items);
    const expected = await database.query<{ key: string }>(
      `SELECT ordinal || '/' || line_no AS key FROM view_journal.entry
        WHERE '1122' IN (debit_account, credit_account) AND currency = 'CNY' ORDER BY occurred_at, ordinal, line_no`,
    );
    expect(items.map(({ ordinal, lineNo }) => `${ordinal}/${lineNo}`)).toEqual(
      expected.map(({ key }) => key),
    );
    expect(items.length).toBeGreaterThan(80);
  });

  it('names the account on the other side, and puts each amount on its own side', async () => {
    const [page] = await pagesOf('1122', { from: '2026-02-03T10:30:00Z', knownAt: undefined });
    expect(page!.items[0]).toMatchObject({
      contraAccount: { code: '2203', name: 'Advances from buyers', nameZh: '预收账款' },
      debit: '1.00',
      credit: null,
      orderNo: 'alike-0',
      reference: 'p',
      occurredAt: '2026-02-03T10:30:00Z',
      recordedAt: '2026-04-20T00:00:00Z',
    });
    const [mirror] = await pagesOf('2203', { from: '2026-02-03T10:30:00Z' });
    expect(mirror!.items[0]).toMatchObject({ contraAccount: { code: '1122' }, debit: null, credit: '1.00' });
  });

  it('keeps currencies apart and says which there are', async () => {
    const question = { shopId: SHOP, code: '1122', knownAt: EVERYTHING, limit: 10 };
    const dollars = await accountLedger(database, { ...question, currency: 'USD' });
    expect(dollars).toMatchObject({
      currency: 'USD',
      currencies: ['CNY', 'USD'],
      closing: { side: 'debit', amount: '4.00' },
      totals: { debit: '4.00', credit: '0.00', entries: '1' },
    });
    expect((await accountLedger(database, question)).currency).toBe('CNY');
  });

  it('of an account on which nothing moved is empty in the currencies of the shop', async () => {
    const ledger = await accountLedger(database, {
      ...{ shopId: SHOP, code: '4104', knownAt: EVERYTHING, limit: 10 },
    });
    expect(ledger).toMatchObject({
      account: { code: '4104', name: 'Retained earnings' },
      currencies: ['CNY', 'USD'],
      items: [],
      opening: { side: 'none', amount: '0.00' },
      closing: { side: 'none', amount: '0.00' },
    });
  });

  it.each([
    ['an account that the chart does not have', { code: '9999' }, 'ACCOUNT_UNKNOWN'],
    ['a shop without entries', { shopId: 'unheard-of' }, 'SHOP_UNKNOWN'],
    ['a currency without entries', { currency: 'JPY' }, 'CURRENCY_UNKNOWN'],
    [
      'a period that ends where it begins',
      { from: '2026-02-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
      'PERIOD_EMPTY',
    ],
    [
      'a cursor of another list',
      { cursor: Buffer.from('["1","1"]').toString('base64url') },
      'MALFORMED_CURSOR',
    ],
  ])('is refused for %s', async (_, changes, code) => {
    const question = { shopId: SHOP, code: '1122', knownAt: EVERYTHING, limit: 10, ...changes };
    await expect(accountLedger(database, question)).rejects.toMatchObject({ code });
  });
});

describe('the chart of accounts', () => {
  it('has every account, and says on which something moved and on which something stands', async () => {
    const { items } = await chartOfAccounts(database, { shopId: SHOP, knownAt: EVERYTHING });
    expect(items.map(({ code }) => code)).toEqual(CHART.map(({ code }) => code));
    const byCode = new Map(items.map((account) => [account.code, account]));
    expect(byCode.get('4104')).toMatchObject({ hasTurnover: false, hasBalance: false, currencies: [] });
    expect(byCode.get('1122')).toMatchObject({ hasTurnover: true, hasBalance: true });
    const inYuan = byCode.get('1122')!.currencies.find(({ currency }) => currency === 'CNY');
    expect(inYuan!.balance).toEqual(await trialBalanceOf('1122'));
  });
});

describe('the list of entries', () => {
  const keysOf = async (changes: object): Promise<readonly string[]> => {
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEntries(database, {
        ...{ shopId: SHOP, knownAt: EVERYTHING, limit: 5, cursor },
        ...changes,
      });
      keys.push(...page.items.map(({ occurredAt, ordinal, lineNo }) => `${occurredAt} ${ordinal}/${lineNo}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return keys;
  };

  it.each([
    ['the log', {}],
    ['one account', { account: '2203' }],
    ['a period', { from: '2026-02-03T10:30:00Z', to: '2026-02-05T00:00:00Z' }],
    [
      'an account in a period as known before',
      {
        account: '1122',
        from: '2026-02-01T00:00:00Z',
        knownAt: readKnownAt('knownAt', '2026-02-20T12:00:00Z'),
      },
    ],
  ])('newest first is the list oldest first from its other end, of %s', async (_, changes) => {
    const oldest = await keysOf(changes);
    expect(await keysOf({ ...changes, first: 'newest' })).toEqual([...oldest].reverse());
    expect(oldest.length).toBeGreaterThan(10);
  });

  it('of a period has what took effect in it, in the order of business time', async () => {
    const keys = await keysOf({ from: '2026-02-03T10:30:00Z', to: '2026-02-05T00:00:00Z' });
    const expected = await database.query<{ place: string }>(
      `SELECT ordinal || '/' || line_no AS place FROM view_journal.entry
        WHERE occurred_at >= '2026-02-03T10:30:00Z' AND occurred_at < '2026-02-05T00:00:00Z'
        ORDER BY occurred_at, ordinal, line_no`,
    );
    expect(keys.map((key) => key.split(' ')[1])).toEqual(expected.map(({ place }) => place));
  });

  it('gives one entry by its place, with the names of both accounts', async () => {
    const { items } = await listEntries(database, { shopId: SHOP, knownAt: EVERYTHING, limit: 1 });
    const [first] = items;
    const entry = await findEntry(database, SHOP, { ordinal: first!.ordinal, lineNo: String(first!.lineNo) });
    expect(entry).toEqual(first);
    expect(entry).toMatchObject({ debitNameZh: '应收账款-平台待结算', creditName: 'Advances from buyers' });
  });

  it.each([
    ['another shop', 'shop-2', { ordinal: '2', lineNo: '1' }, 'ENTRY_UNKNOWN'],
    ['a place without an entry', SHOP, { ordinal: '1', lineNo: '1' }, 'ENTRY_UNKNOWN'],
    ['a place that is none', SHOP, { ordinal: 'first', lineNo: '1' }, 'MALFORMED_ENTRY_KEY'],
  ])('gives no entry of %s', async (_, shopId, key, code) => {
    await expect(findEntry(database, shopId, key)).rejects.toMatchObject({ code });
  });
});
