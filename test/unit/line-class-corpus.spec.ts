import { describe, expect, it } from '@jest/globals';
import type { FileReader } from '../../src/reading/file-reader.js';
import { stripeBalanceReader } from '../../src/reading/payment-services/stripe-balance.js';
import { stripePaymentsReader } from '../../src/reading/payment-services/stripe-payments.js';
import { alipayAccountReader } from '../../src/reading/wallets/alipay-account.reader.js';
import { alipayTradeReader } from '../../src/reading/wallets/alipay-trade.reader.js';
import { wechatFundReader } from '../../src/reading/wallets/wechat-fund.reader.js';
import { wechatTradeReader } from '../../src/reading/wallets/wechat-trade.reader.js';
import { classifyLine } from '../../src/shared/classify-line.js';
import type { LineClassification } from '../../src/shared/settlement-line-class.js';
import { corpusFiles, readWhole } from '../support/read-file.js';

interface RealFile {
  readonly folder: string;
  readonly name: string;
  readonly reader: FileReader;
  /** Lines of each class, and how many name an order and a payout. */
  readonly classes: Readonly<Record<string, number>>;
  readonly orders: number;
  readonly payouts: number;
}

const FILES: readonly RealFile[] = [
  {
    folder: 'embedded-excerpts',
    name: 'alipay_account_2012',
    reader: alipayAccountReader,
    classes: { receipt: 3 },
    orders: 3,
    payouts: 0,
  },
  {
    folder: 'embedded-excerpts',
    name: 'alipay_trade_2017',
    reader: alipayTradeReader,
    classes: { receipt: 2 },
    orders: 2,
    payouts: 0,
  },
  {
    folder: 'wechat',
    name: 'bill.ALL',
    reader: wechatTradeReader,
    classes: { receipt: 31, refund: 14, 'payment-fee': 8 },
    orders: 53,
    payouts: 0,
  },
  {
    folder: 'embedded-excerpts',
    name: 'wechat_trade_2021',
    reader: wechatTradeReader,
    classes: { receipt: 3 },
    orders: 3,
    payouts: 0,
  },
  {
    folder: 'embedded-excerpts',
    name: 'wechat_fundflow_2018',
    reader: wechatFundReader,
    classes: { refund: 1 },
    orders: 0,
    payouts: 0,
  },
  {
    folder: 'embedded-excerpts',
    name: 'wechat_fundflow_2021',
    reader: wechatFundReader,
    classes: { refund: 2 },
    orders: 0,
    payouts: 0,
  },
  {
    folder: 'stripe',
    name: 'seeds__balance_transaction_data',
    reader: stripeBalanceReader,
    classes: { receipt: 8, 'processing-fee': 8, withdrawal: 1 },
    orders: 0,
    // The payout, and charge and fee of the six charges that were paid out.
    payouts: 13,
  },
  {
    folder: 'stripe',
    name: 'calculator__payments',
    reader: stripePaymentsReader,
    classes: { receipt: 622, 'processing-fee': 622, 'fee-tax': 622 },
    // 606 of the 622 payments have an invoice number.
    orders: 1818,
    payouts: 0,
  },
  {
    folder: 'stripe',
    name: 'unified_payments',
    reader: stripePaymentsReader,
    classes: { receipt: 1, 'processing-fee': 1, 'fee-tax': 1 },
    orders: 3,
    payouts: 0,
  },
];

async function classified(reader: FileReader, bytes: Uint8Array): Promise<readonly LineClassification[]> {
  const { lines } = await readWhole(reader, bytes);
  return lines.map((line) => classifyLine(reader.kind, line));
}

describe('every line of a real file has a class', () => {
  for (const { folder, name, reader, classes, orders, payouts } of FILES) {
    const [file] = corpusFiles(folder).filter((one) => one.name.includes(name));
    (file === undefined ? it.skip : it)(`in ${name}`, async () => {
      const found = await classified(reader, file!.bytes());
      const counts = new Map<string, number>();
      for (const { class: one } of found) counts.set(one, (counts.get(one) ?? 0) + 1);
      expect(Object.fromEntries(counts)).toEqual(classes);
      expect(found.filter(({ orderNo }) => orderNo !== undefined)).toHaveLength(orders);
      expect(found.filter(({ payoutNo }) => payoutNo !== undefined)).toHaveLength(payouts);
    });
  }
});
