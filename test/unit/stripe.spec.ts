import { describe, expect, it } from '@jest/globals';
import { minorAmount, stripeBalanceReader } from '../../src/reading/payment-services/stripe-balance.js';
import { stripePaymentsReader } from '../../src/reading/payment-services/stripe-payments.js';
import { sum } from '../../src/shared/money.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const REPORT =
  'balance_transaction_id,created_utc,created,currency,gross,fee,net,reporting_category,source_id,description,customer_email,automatic_payout_id,payment_metadata[order_id]';
const report = (rows: readonly string[], pieceBytes?: number) =>
  readWhole(stripeBalanceReader, Buffer.from([REPORT, ...rows, ''].join('\n')), {}, pieceBytes);
const charge = (id: string, gross: string, fee: string, net: string, currency = 'usd') =>
  `${id},2024-06-07 02:38:54,2024-06-07 10:38:54,${currency},${gross},${fee},${net},charge,ch_1,Charge for a@b.com,a@b.com,po_1,1001`;

describe('a Stripe balance report', () => {
  it('gives gross and fee of a transaction as two movements that make the net, without the buyer', async () => {
    const { lines, statements } = await report([charge('txn_1', '20.00', '0.88', '19.12')]);
    expect(lines).toMatchObject([
      {
        amount: '20.00',
        occurredAt: '2024-06-07T02:38:54Z',
        entryNo: 'txn_1',
        tradeNo: 'ch_1',
        merchantOrderNo: '1001',
        businessType: 'charge',
      },
      { amount: '-0.88', businessType: 'fee', businessDescription: 'charge', entryNo: 'txn_1' },
    ]);
    expect(
      sum(
        lines.map(({ amount }) => amount),
        'USD',
      ),
    ).toBe('19.12');
    expect(JSON.stringify(lines)).not.toContain('a@b.com');
    expect(statements).toMatchObject([{ accountNo: 'stripe', currency: 'USD' }]);
  });

  it('has a statement for each currency, yen without decimals', async () => {
    const { statements } = await report([
      charge('txn_1', '500', '18.00', '482', 'jpy'),
      charge('txn_2', '-20.00', '0', '-20.00', 'EUR'),
    ]);
    expect(statements).toMatchObject([
      { currency: 'JPY', creditAmount: '500', debitAmount: '18' },
      { currency: 'EUR', creditAmount: '0.00', debitAmount: '20.00' },
    ]);
  });

  it('has rows rejected whose figures can not be right, and reads the others', async () => {
    const { lines, rejected } = await report([
      charge('txn_1', '20.00', '0.88', '19.13'),
      charge('txn_2', '20.001', '0', '20.001'),
      charge('', '1.00', '0', '1.00'),
      charge('txn_3', '1.00', '0', '1.00').replace('2024-06-07 02:38:54', 'yesterday'),
      charge('txn_4', '1.00', '0', '1.00'),
    ]);
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'AMOUNTS_DISAGREE'],
      [3, 'AMOUNT_TOO_PRECISE'],
      [4, 'ENTRY_NO_MISSING'],
      [5, 'MALFORMED_TIME'],
    ]);
    expect(lines).toHaveLength(1);
  });

  it('counts a transaction that stands twice once, and knows it again in another report', async () => {
    const row = charge('txn_1', '20.00', '0.88', '19.12');
    const [once, twice] = [await report([row]), await report([row, row], 1)];
    expect(twice.lines).toEqual(once.lines);
    expect(twice.repeated).toBe(2);
  });

  it('without its net column is refused by name, and a torn last line is rejected', async () => {
    const bytes = Buffer.from(`${REPORT.replace(',net', '')}\n`);
    await expect(readWhole(stripeBalanceReader, bytes)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('net'),
    });
    const torn = Buffer.from(`${REPORT}\n${charge('txn_1', '1', '0', '1')}\ntxn_2,2024-06`);
    const { lines, rejected } = await readWhole(stripeBalanceReader, torn);
    expect([lines.length, rejected[0]?.code]).toEqual([1, 'TORN_LINE']);
  });

  it('as the dashboard exports its balance history is read in whole units', async () => {
    const header =
      'id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),Available On (UTC),Description';
    const bytes = Buffer.from(
      `${header}\ntxn_1,charge,ch_1,20.00,0.88,,19.12,usd,2024-06-07 02:38,2024-06-09 00:00,x\n`,
    );
    const { opened, lines } = await readWhole(stripeBalanceReader, bytes);
    expect(opened.version).toBe('stripe balance history');
    expect(lines.map(({ amount }) => amount)).toEqual(['20.00', '-0.88']);
  });
});

describe('an amount in minor units', () => {
  it.each([
    ['-18759', 'USD', '-187.59'],
    ['5', 'EUR', '0.05'],
    ['500', 'JPY', '500'],
    ['0', 'JPY', '0'],
    ['1230', 'KWD', '1.230'],
    ['10000', 'ISK', '100'],
    ['500', 'MGA', '500.00'],
  ])('%s %s is %s', (text, currency, amount) => {
    expect(minorAmount(text, 'amount', currency)).toBe(amount);
  });

  it('with decimals is none', () => {
    expect(() => minorAmount('18.75', 'amount', 'USD')).toThrow('not a whole number');
  });
});

const PAYMENTS =
  'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Description,Fee,PaymentIntent ID,Refunded date (UTC),Status,Taxes On Fee,Customer Email,Invoice Number';
const payments = (rows: readonly string[]) =>
  readWhole(stripePaymentsReader, Buffer.from([PAYMENTS, ...rows, ''].join('\r\n')));

describe('a list of Stripe payments', () => {
  it('gives payment, fee, tax on the fee and refund in the currency of settlement', async () => {
    const { lines } = await payments([
      'ch_1,2024-06-07 02:38:54,15.00,5.00,usd,true,534.80,178.27,thb,Plan,35.40,pi_1,2024-06-08 00:00:00,Partial Refund,2.48,a@b.com,INV-1',
    ]);
    expect(lines.map(({ amount, businessType, occurredAt }) => [amount, businessType, occurredAt])).toEqual([
      ['534.80', 'Payment', '2024-06-07T02:38:54Z'],
      ['-35.40', 'Fee', '2024-06-07T02:38:54Z'],
      ['-2.48', 'Taxes On Fee', '2024-06-07T02:38:54Z'],
      ['-178.27', 'Refund', '2024-06-08T00:00:00Z'],
    ]);
    expect(lines[0]).toMatchObject({ entryNo: 'ch_1', tradeNo: 'pi_1', merchantOrderNo: 'INV-1' });
    expect(JSON.stringify(lines)).not.toContain('a@b.com');
  });

  it.each([
    ['Failed', 'true', 'NOT_PAID'],
    ['canceled', 'true', 'NOT_PAID'],
    ['Pending', 'true', 'PENDING'],
    ['Paid', 'FALSE', 'PENDING'],
  ])('leaves out one that is %s (captured: %s)', async (status, captured, code) => {
    const { lines, skipped } = await payments([
      `ch_1,2024-06-07 02:38:54,15.00,0.00,usd,${captured},534.80,0.00,thb,,35.40,,,${status},2.48,,`,
    ]);
    expect([lines, skipped.map((row) => row.code)]).toEqual([[], [code]]);
  });

  it('without conversion is in the currency of the payment, also with decimal commas', async () => {
    const { lines, statements } = await payments([
      'ch_1,2024-06-07 02:38:54,"1.015,00",,eur,true,,,,,"0,88",,,Paid,,,',
    ]);
    expect(lines.map(({ amount }) => amount)).toEqual(['1015.00', '-0.88']);
    expect(statements).toMatchObject([{ currency: 'EUR' }]);
  });

  it('with more decimals than the currency has is rejected', async () => {
    const { rejected } = await payments([
      'ch_1,2024-06-07 02:38:54,15.00,0.00,usd,true,534.805,0.00,thb,,35.40,,,Paid,2.48,,',
    ]);
    expect(rejected).toMatchObject([{ fileLine: 2, code: 'AMOUNT_TOO_PRECISE' }]);
  });

  it('whose refund is not told is rejected', async () => {
    const header =
      'Created date (UTC);Amount;Currency;Captured;Converted Amount;Converted Currency;Fee;Status';
    const row = (status: string) => `2024-06-07 02:38:54;15.00;usd;TRUE;534.80;thb;35.40;${status}`;
    const bytes = Buffer.from([header, row('Partial Refund'), row('Refunded')].join('\n'));
    const { lines, rejected } = await readWhole(stripePaymentsReader, bytes);
    expect(rejected).toMatchObject([{ fileLine: 2, code: 'REFUND_UNKNOWN' }]);
    expect(lines.map(({ amount }) => amount)).toEqual(['534.80', '-35.40', '-534.80']);
  });
});

const files = corpusFiles('stripe');
const corpus = files.length === 0 ? it.skip : it;
const named = (part: string) => files.find(({ name }) => name.endsWith(part))!.bytes();

describe('Stripe files of the corpus', () => {
  corpus(
    '622 payments add up to 284,332.30 thb, their fees to 19,725.70 and the tax on those to 1,380.65',
    async () => {
      const { lines, rejected, skipped, repeated } = await readWhole(
        stripePaymentsReader,
        named('__payments.csv'),
      );
      const of = (type: string) => lines.filter(({ businessType }) => businessType === type);
      const total = (type: string) =>
        sum(
          of(type).map(({ amount }) => amount),
          'THB',
        );
      expect([of('Payment').length, total('Payment')]).toEqual([622, '284332.30']);
      expect([total('Fee'), total('Taxes On Fee')]).toEqual(['-19725.70', '-1380.65']);
      expect([rejected, skipped, repeated]).toEqual([[], [], 0]);
    },
  );

  corpus('the unified payment has no unknown columns', async () => {
    const { lines, opened } = await readWhole(stripePaymentsReader, named('unified_payments.csv'));
    expect(lines.map(({ amount }) => amount)).toEqual(['534.80', '-35.40', '-2.48']);
    expect(opened.warnings.filter(({ code }) => code === 'COLUMN_UNKNOWN')).toEqual([]);
  });

  corpus('the API rows are in minor units', async () => {
    const { lines, opened, rejected } = await readWhole(
      stripeBalanceReader,
      named('balance_transaction_data.csv'),
    );
    expect(opened).toMatchObject({
      version: 'stripe api balance transactions',
      warnings: [{ code: 'COLUMN_MISSING' }],
    });
    expect(lines[0]).toMatchObject({ amount: '-187.59', businessType: 'payout' });
    const of = (fee: boolean) => lines.filter(({ businessType }) => (businessType === 'fee') === fee);
    expect(
      sum(
        of(false).map(({ amount }) => amount),
        'USD',
      ),
    ).toBe('211115.59');
    expect(
      sum(
        of(true).map(({ amount }) => amount),
        'USD',
      ),
    ).toBe('-6482.18');
    expect(rejected).toEqual([]);
  });

  corpus('of each at most one reader claims a file; objects that move no balance are claimed by none', () => {
    const claims = files.map(({ name, bytes }) => [
      name.replace(/^.*__/, ''),
      ...[stripeBalanceReader, stripePaymentsReader]
        .filter((reader) => recognised(reader, bytes()) > 0)
        .map(({ kind }) => kind),
    ]);
    expect(claims.filter((claim) => claim.length > 1)).toEqual([
      ['balance_transaction_data.csv', 'stripe-balance'],
      ['payments.csv', 'stripe-payments'],
      ['unified_payments.csv', 'stripe-payments'],
    ]);
  });
});
