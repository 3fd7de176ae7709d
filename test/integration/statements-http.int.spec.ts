import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { importFile } from '../../src/importing/import-file.js';
import type { ImportProgress } from '../../src/importing/import-report.js';
import { footer, RECEIPT, row, statement } from '../support/alipay-statement.js';
import { startWholeApp } from '../support/whole-app.js';
import type { WholeApp } from '../support/whole-app.js';

const FEE = row({
  entry: '72',
  time: '2020-02-28 00:00:01',
  expense: '-5.00',
  balance: '1095.00',
  type: '其它',
  remark: '服务费',
});
const ALIPAY = statement([RECEIPT, FEE], footer('1笔，共100.00', '1笔，共5.00'));
const SHOP = '/v1/shops/demo';

let app: WholeApp;
let position: string;
beforeAll(async () => {
  app = await startWholeApp();
  const { headers } = await request(app.server)
    .post(`${SHOP}/imports`)
    .query({ wait: 'true' })
    .attach('file', Buffer.from(ALIPAY), 'feb.csv')
    .expect(202);
  position = String(headers['ledger-position']);
});
afterAll(() => app.close());

/** What the view says once it has the import. */
async function get(path: string, query: Readonly<Record<string, string>> = {}) {
  const { body } = await request(app.server)
    .get(`${SHOP}${path}`)
    .query({ after: position, ...query })
    .expect(200);
  return body as Record<string, never>;
}

describe('Who has imported a statement', () => {
  it('finds it with its figures, its account and its lines', async () => {
    const { items } = (await get('/statements', { state: 'complete' })) as unknown as {
      items: readonly { statementId: string; accountNo: string }[];
    };
    expect(items).toMatchObject([
      {
        fileName: 'feb.csv',
        kind: 'alipay-account',
        kindName: { zh: expect.stringContaining('支付宝') },
        state: 'complete',
        foots: true,
        openingBalance: '1000.00',
        closingBalance: '1095.00',
        figures: { rows: 2, newLines: 2, inAmount: '100.00', outAmount: '5.00', netAmount: '95.00' },
        position: expect.stringMatching(/^pg:/),
      },
    ]);
    const { statementId = '', accountNo = '' } = { ...items[0] };
    expect(await get(`/statements/${statementId}`)).toMatchObject({ statementId });
    expect(await get(`/statements/${statementId}/lines`)).toMatchObject({
      items: [{ amount: '100.00' }, { amount: '-5.00' }],
      nextCursor: null,
    });
    expect(
      await get('/reconciliation/lines', { statement: statementId, minAmount: '5', maxAmount: '5' }),
    ).toMatchObject({
      items: [{ entryNo: '72' }],
    });
    expect(await get('/accounts')).toMatchObject({ items: [{ accountNo, state: 'fresh', lines: 2 }] });
    expect(
      await get(`/accounts/${encodeURIComponent(accountNo)}/calendar`, { month: '2020-02' }),
    ).toMatchObject({ month: '2020-02', series: [{ days: { length: 29 } }] });
  });

  it.each([
    ['/statements', { state: 'odd' }, 400, 'MALFORMED_REQUEST'],
    ['/statements', { cursor: 'e30' }, 400, 'MALFORMED_CURSOR'],
    ['/statements/nothing', {}, 404, 'STATEMENT_UNKNOWN'],
    ['/accounts/nothing/calendar', {}, 404, 'ACCOUNT_UNKNOWN'],
    ['/accounts/nothing/calendar', { month: '2020-13' }, 400, 'MALFORMED_REQUEST'],
    ['/reconciliation/lines', { minAmount: 'many' }, 400, 'MALFORMED_REQUEST'],
  ])('is told what is wrong with %s %j', async (path, query, status, code) => {
    const { body } = await request(app.server).get(`${SHOP}${path}`).query(query).expect(status);
    expect((body as { code: string }).code).toBe(code);
  });

  it('sees, while it runs, how far the first reading and then the recording of the file is', async () => {
    const path = join(app.ledger.config.dataDir, 'again.csv');
    await writeFile(path, ALIPAY);
    const told: ImportProgress[] = [];
    await importFile(app.ledger, {
      path,
      shopId: 'progress',
      kind: 'auto',
      actor: { type: 'user', id: 'anna' },
      zone: 'Asia/Shanghai',
      now: new Date().toISOString(),
      onProgress: (progress) => told.push(progress),
    });
    const totalBytes = Buffer.byteLength(ALIPAY);
    expect(told[0]).toEqual({ phase: 'checking', bytes: totalBytes, totalBytes, rows: 0 });
    expect(told.at(-1)).toEqual({ phase: 'recording', bytes: totalBytes, totalBytes, rows: 2 });
  });
});
