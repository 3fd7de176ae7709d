import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile } from '../../src/reading/inspect.js';
import { OPTIONS } from '../support/read-file.js';

/**
 * What each real file that nobody here wrote is found to be: its kind, the entries (or orders) read from it, and what
 * was left out. Bank messages (camt, MT940) have specs of their own, which hold them against the figures of the
 * collection.
 */
const CORPUS = '../shared/corpus';
const EXPECTED: readonly (readonly [file: string, kind: string, entries: number, skipped: number])[] = [
  [
    'orders-tmall/makisekurisuDDL-Data_analysis__Tmall_1111__tmall_order_report.csv',
    'tmall-orders',
    28_010,
    0,
  ],
  ['orders-shopify/FelixTellmann-kidsliving-api__orders_export.csv', 'shopify-orders', 50, 51],
  ['embedded-excerpts/alipay_account_2012_gbk.csv', 'alipay-account', 3, 0],
  ['embedded-excerpts/alipay_trade_2017_gbk.csv', 'alipay-trade', 2, 0],
  ['embedded-excerpts/taobao_exportorderlist_2016_tab_gbk.txt', 'tmall-orders', 1, 0],
  ['embedded-excerpts/wechat_fundflow_2018_utf8.csv', 'wechat-fund', 1, 0],
  ['embedded-excerpts/wechat_fundflow_2021_utf8.csv', 'wechat-fund', 2, 0],
  ['embedded-excerpts/wechat_trade_2021_utf8.csv', 'wechat-trade', 3, 0],
  [
    'alipay/deb-sig-double-entry-generator__example_alipay__example-alipay-records.csv',
    'alipay-personal',
    5,
    5,
  ],
  ['alipay/maoqxxmm-beancount-import-node__data__alipay.csv', 'alipay-personal', 2, 0],
  ['alipay/tigergiant-tigermemory__tests_fixtures__alipay_sample.csv', 'alipay-personal', 6, 2],
  ['wechat/wechatpay-apiv3-wechatpay-php__tests_fixtures__bill.ALL.csv', 'wechat-trade', 53, 0],
  [
    'wechat/deb-sig-double-entry-generator__example_wechat__example-wechat-records.csv',
    'wechat-personal',
    16,
    11,
  ],
  ['wechat/maoqxxmm-beancount-import-node__data__wechat.csv', 'wechat-personal', 1, 0],
  ['jd/deb-sig-double-entry-generator__example_jd__example-jd-records.csv', 'jd-personal', 23, 3],
  ['stripe/streaming-overlays-stripe-country-revenue-calculator__payments.csv', 'stripe-payments', 1866, 0],
];
const REFUSED: readonly (readonly [file: string, code: string])[] = [
  ['cn-wallet-other/deb-sig-double-entry-generator__example_mt__example-mt-records.csv', 'UNKNOWN_FILE_KIND'],
  ['stripe/fivetran-dbt_stripe__integration_tests_seeds__charge_data.csv', 'UNKNOWN_FILE_KIND'],
  ['camt/genkgo-camt__test_data__camt053.v2.wrong.xml', 'NO_STATEMENT'],
  ['mt940/my-flow-mt940__test_fixtures__opening_balance.sta', 'ACCOUNT_MISSING'],
];
/** Folders in which every file has to be known or refused by name. */
const FOLDERS = existsSync(CORPUS)
  ? readdirSync(CORPUS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'expected')
      .map(({ name }) => name)
  : [];

describe('real files', () => {
  for (const [file, kind, entries, skipped] of EXPECTED) {
    const path = join(CORPUS, file);
    (existsSync(path) ? it : it.skip)(`${file} is ${kind} with ${entries} entries`, async () => {
      const found = await inspectFile(path, 'auto', OPTIONS);
      const read =
        found.statements?.reduce((sum, one) => sum + one.entries, 0) ?? Number(found.totals?.['orders']);
      expect({ kind: found.kind, read, skipped: found.skippedCount }).toEqual({
        kind,
        read: entries,
        skipped,
      });
    });
  }

  for (const [file, code] of REFUSED) {
    const path = join(CORPUS, file);
    (existsSync(path) ? it : it.skip)(`${file} is refused with ${code}`, async () => {
      await expect(inspectFile(path, 'auto', OPTIONS)).rejects.toMatchObject({ code, kind: 'malformed' });
    });
  }

  (FOLDERS.length === 0 ? it.skip : it)(
    'are all read to their end or refused as malformed, never broken off by a mistake of ours',
    async () => {
      const unforeseen: string[] = [];
      for (const folder of FOLDERS) {
        for (const name of readdirSync(join(CORPUS, folder))) {
          await inspectFile(join(CORPUS, folder, name), 'auto', OPTIONS).catch((error: unknown) => {
            if ((error as { kind?: string }).kind !== 'malformed') {
              unforeseen.push(`${name}: ${String(error)}`);
            }
          });
        }
      }
      expect(unforeseen).toEqual([]);
    },
    120_000,
  );
});
