import { describe, expect, it } from '@jest/globals';
import { cnBankReaders } from '../../src/reading/banks/cn-bank.js';
import { openParts } from '../../src/reading/containers/file-parts.js';
import { paypalReader } from '../../src/reading/payment-services/paypal.js';
import { shopifyOrdersReader } from '../../src/reading/marketplaces/shopify-orders.js';
import { stripeBalanceReader } from '../../src/reading/payment-services/stripe-balance.js';
import { stripePaymentsReader } from '../../src/reading/payment-services/stripe-payments.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const readerOf = (kind: string) => cnBankReaders.find((reader) => reader.kind === kind)!;
const bestOf = (bytes: Uint8Array) =>
  cnBankReaders
    .map((reader) => ({ kind: reader.kind, score: recognised(reader, bytes) }))
    .sort((a, b) => b.score - a.score)
    .filter(({ score }) => score > 0)[0]?.kind;

/** Kind, lines, credits, debits and the sum of skipped and rejected rows, as counted by hand or by another program. */
const CORPUS: Readonly<Record<string, readonly [string, number, string, string, number]>> = {
  'boc_credit__example-boc-records.csv': ['boc', 14, '989.84', '1228.09', 0],
  'boc_debit__example-boc-records.csv': ['boc', 17, '9821.00', '9394.30', 0],
  'citic_credit__example-citic-records.xls': ['citic', 13, '1.41', '1098.80', 0],
  'cmb_credit__example-cmb-records.csv': ['cmb', 6, '380.80', '8056.78', 0],
  'cmb_debit__example-cmb-records.csv': ['cmb', 5, '1234.00', '2013.14', 0],
  'abc_debit__example-abc_debit-records.csv': ['abc', 4, '10000.01', '10.00', 1],
  'bocom_credit__example-bocom_credit-records.csv': ['bocom', 8, '805.27', '73.58', 0],
  'bocom_debit__example-bocom_debit-records.csv': ['bocom', 6, '11.25', '114.00', 0],
  'example_ccb__交易明细_xxxx_2025xxxx_2025xxxx.xls': ['ccb', 6, '0.00', '703.26', 0],
  'cgb_credit__example-cgb_credit-records.csv': ['cgb', 4, '1227.88', '403.32', 0],
  'spdb_debit__example-spdb_debit-records.xls': ['spdb', 4, '10.00', '11.64', 0],
  'icbc_credit__example-icbc-credit-records.csv': ['icbc', 9, '4621.01', '363.13', 0],
  'icbc_debit-v1__example-icbc-debit-v1-records.csv': ['icbc', 11, '2841.74', '4241.08', 0],
  'icbc_debit-v2__example-icbc-debit-v2-records.csv': ['icbc', 11, '2841.74', '4241.08', 0],
  'data__cmb-creditcard.csv': ['cmb', 0, '0.00', '0.00', 1],
  'data__cmb-debitcard.csv': ['cmb', 3, '100.00', '124.00', 0],
};
const files = corpusFiles('cn-bank-csv');

describe('statements of the corpus', () => {
  (files.length === 0 ? it.skip : it).each(Object.entries(CORPUS))('%s', async (name, figures) => {
    const file = files.find((one) => one.name.endsWith(name))!;
    const [part] = await openParts(`../shared/corpus/cn-bank-csv/${file.name}`);
    const pieces: Uint8Array[] = [];
    for await (const piece of part!.open()) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const kind = bestOf(bytes)!;
    const { lines, statements, skipped, rejected } = await readWhole(readerOf(kind), bytes);
    const [cny] = statements;
    expect([
      kind,
      lines.length,
      cny?.creditAmount,
      cny?.debitAmount,
      skipped.length + rejected.length,
    ]).toEqual(figures);
  });

  (files.length === 0 ? it.skip : it)('of other banks are claimed by none', () => {
    const strange = files.filter(({ name }) => /bmo|td__|hsbc/.test(name));
    expect(strange.map(({ bytes }) => bestOf(bytes()))).toEqual(strange.map(() => undefined));
    expect(strange).toHaveLength(5);
  });

  (files.length === 0 ? it.skip : it)(
    'and of wallets, platforms and payment services are claimed by none',
    () => {
      const folders = [
        'alipay',
        'wechat',
        'jd',
        'cn-wallet-other',
        'stripe',
        'orders-shopify',
        'orders-tmall',
      ];
      const others = folders.flatMap((folder) => corpusFiles(folder));
      expect(others.filter(({ bytes }) => bestOf(bytes()) !== undefined).map(({ name }) => name)).toEqual([]);
      expect(others.length).toBeGreaterThan(20);
    },
  );

  (files.length === 0 ? it.skip : it)('are claimed by no payment service and no shop', () => {
    const readers = [stripeBalanceReader, stripePaymentsReader, paypalReader, shopifyOrdersReader];
    const claimed = files.filter(({ bytes }) => readers.some((reader) => recognised(reader, bytes()) > 0));
    expect(claimed.map(({ name }) => name)).toEqual([]);
  });
});
