import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareViews } from '../../projections/core/checkpoints.js';
import { journalProjection } from '../../projections/journal/journal.projection.js';
import { askTrialBalance } from '../../projections/journal/trial-balance-comparison.js';
import type { ComparedAccount, TrialBalance } from '../../projections/journal/trial-balance-comparison.js';
import { OrderReceiptConfirmed } from '../../src/orders/shipment.events.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { RefundPaidOut } from '../../src/orders/refund.events.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { Database } from '../../src/platform/postgres/database.js';
import { orderStream } from '../../src/shared/streams.js';
import { logOf, positionInLog } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { fillView } from '../support/view-under-test.js';

const ORDER = { shopId: 'shop-1', orderNo: '1', currency: 'CNY' };
const stream = orderStream('shop-1', '1');
const IN_TIME = '2026-02-02T00:00:00Z';

/** January was closed on February 2nd; a refund of January 20th is recorded on February 10th. */
const log = logOf([
  {
    stream,
    event: PaymentReceived.at('2026-01-10T00:00:00Z', {
      ...{ ...ORDER, paymentId: 'p', amount: '100.00', channel: 'alipay' },
    }),
    recordedAt: '2026-01-10T00:05:00Z',
  },
  {
    stream,
    event: OrderReceiptConfirmed.at('2026-01-15T00:00:00Z', { ...ORDER, recognisedAmount: '100.00' }),
    recordedAt: '2026-01-15T00:05:00Z',
  },
  {
    stream,
    event: RefundPaidOut.at('2026-01-20T00:00:00Z', {
      ...{ ...ORDER, refundId: 'r', amount: '30.00', revenueAmount: '30.00', payoutReference: 'x' },
    }),
    recordedAt: '2026-02-10T00:00:00Z',
  },
  {
    stream: orderStream('shop-1', '2'),
    event: PaymentReceived.at('2026-01-25T00:00:00Z', {
      ...{ shopId: 'shop-1', orderNo: '2', currency: 'USD', paymentId: 'p', amount: '8.00', channel: 'card' },
    }),
    recordedAt: '2026-02-11T00:00:00Z',
  },
]);

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await freshDatabase();
  database = new Database(server.url);
  await prepareViews(database, [journalProjection]);
  await fillView(database, journalProjection, log);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

/** January as it is known, beside January as it was known at another time. */
const january = (compareKnownAt: string | undefined, knownAt?: string): Promise<TrialBalance> =>
  askTrialBalance(database, {
    shopId: 'shop-1',
    asOf: '2026-01-31T16:00:00Z',
    knownAt: readKnownAt('knownAt', knownAt),
    compareKnownAt: readKnownAt('compareKnownAt', compareKnownAt),
  });

function accountsIn({ comparison }: TrialBalance, currency: string): readonly ComparedAccount[] {
  return comparison?.currencies.find((block) => block.currency === currency)?.accounts ?? [];
}

const lineOf = ({ code, comparedBalance, balance, change, same }: ComparedAccount): string =>
  [code, ...[comparedBalance, balance, change].map(({ side, amount }) => `${side} ${amount}`), same].join(
    ' | ',
  );

describe('a trial balance beside what was known at another time', () => {
  it('shows per account what a late event changed, and what it left alone', async () => {
    const answer = await january(IN_TIME);
    expect(answer.comparison).toMatchObject({ compareKnownAt: IN_TIME, same: false });
    expect(accountsIn(answer, 'CNY').map(lineOf)).toEqual([
      '1122 | debit 100.00 | debit 70.00 | credit 30.00 | false',
      '2203 | none 0.00 | none 0.00 | none 0.00 | true',
      '6001 | credit 100.00 | credit 70.00 | debit 30.00 | false',
    ]);
  });

  it('names accounts and currencies that only one of the two knows', async () => {
    expect(accountsIn(await january(IN_TIME), 'USD').map(lineOf)).toEqual([
      '1122 | none 0.00 | debit 8.00 | debit 8.00 | false',
      '2203 | none 0.00 | credit 8.00 | credit 8.00 | false',
    ]);
    expect(accountsIn(await january(undefined, IN_TIME), 'USD')).toEqual([]);
    expect(accountsIn(await january(positionInLog(4), IN_TIME), 'USD').map(lineOf)[0]).toBe(
      '1122 | debit 8.00 | none 0.00 | credit 8.00 | false',
    );
  });

  it('says that nothing changed when nothing did', async () => {
    const { comparison } = await january('2026-02-05', IN_TIME);
    expect(comparison?.same).toBe(true);
  });

  it('has no comparison unless it is asked for', async () => {
    const { comparison, balanced, position } = await january(undefined);
    expect({ comparison, balanced, position }).toEqual({ comparison: null, balanced: true, position: null });
  });
});
