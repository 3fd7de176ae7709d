import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import type { Browser, Locator, Page } from 'playwright-core';
import type { DemoTruth } from '../../src/demo/demo-truth.js';
import { NO_BROWSER, startBrowser, visit } from '../support/browser.js';
import type { Visitor, VisitOptions } from '../support/browser.js';
import { dataFolder, environment } from '../support/command-line.js';
import { startServer } from '../support/running-server.js';
import type { RunningServer } from '../support/running-server.js';

const PHONE = { width: 390, height: 844 };
const VIEWS = ['differences', 'orders', 'lines', 'payouts', 'runs'];

const table = (page: Page, name: string): Locator => page.getByRole('table', { name, exact: true });

/** The whole list is loaded: the console says so beneath it. */
async function rowCount(page: Page): Promise<number> {
  const end = await page.getByText(/rows, that is all/).innerText();
  return Number.parseInt(end, 10);
}

(NO_BROWSER === undefined ? describe : describe.skip)('the reconciliation of the console', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let server: RunningServer;
  let browser: Browser;
  let truth: DemoTruth;
  beforeAll(async () => {
    data = await dataFolder();
    server = await startServer(environment(data.path));
    truth = JSON.parse(await readFile(join(data.path, 'demo', 'truth.json'), 'utf8')) as DemoTruth;
    await wholeMonth();
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    await data.remove();
  });
  beforeEach(async () => {
    browser = await startBrowser();
  });
  afterEach(() => browser.close());

  const come = (options?: VisitOptions): Promise<Visitor> => visit(browser, server.url, options);
  const planted = (code: string) => truth.differences.filter((difference) => difference.code === code);

  /** The standing waits for the place in the log at which the import ended. */
  async function wholeMonth(): Promise<void> {
    const { headers } = await fetch(`${server.url}/v1/shops/demo/reconciliation/payouts?limit=1`);
    const after = headers.get('Ledger-Position') ?? '';
    const query = new URLSearchParams({ after, wait: '30000' });
    const answer = await fetch(`${server.url}/v1/shops/demo/standing?${query.toString()}`);
    expect(answer.status).toBe(200);
  }

  it('lists the planted differences with code, amount and a sentence, and both sides of one', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/reconciliation?shop=demo&code=DUPLICATE_PAYMENT');
    expect(await rowCount(page)).toBe(planted('DUPLICATE_PAYMENT').length);
    for (const { subject, amount } of planted('DUPLICATE_PAYMENT')) {
      const row = table(page, 'Difference').getByRole('row').filter({ hasText: subject });
      await row.getByText('DUPLICATE_PAYMENT').waitFor();
      await row.getByText(`CNY ${amount}`, { exact: true }).waitFor();
      await row.getByText(/was settled 2 times/).waitFor();
    }

    await table(page, 'Difference').getByRole('link', { name: 'Settled twice' }).first().click();
    const detail = page.getByRole('dialog');
    const ledger = detail.locator('section', {
      has: page.getByRole('heading', { name: 'What the ledger has' }),
    });
    const statements = detail.locator('section', {
      has: page.getByRole('heading', { name: 'What the statements say' }),
    });
    const amount = planted('DUPLICATE_PAYMENT').map((one) => one.amount);
    expect(amount).toContain(await ledger.locator('.total .amount').innerText());
    await statements.getByText('Receipts (2)').waitFor();
    await statements
      .getByText(/not counted again/)
      .first()
      .waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);

    const link = page.url();
    await page.getByRole('button', { name: 'Close' }).click();
    await detail.waitFor({ state: 'hidden' });
    await page.goto(link);
    await page.getByRole('dialog').getByText('Receipts (2)').waitFor();
    expect(errors).toEqual([]);
  });

  it('lists behind a cell of code and age what is counted in it', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/reconciliation');
    const matrix = table(page, 'Differences by code and age');
    await matrix.getByRole('link', { name: /^Short shipment, 8–30 days: 3 ×/ }).click();
    await page.getByText('3 rows, that is all').waitFor();
    const list = table(page, 'Difference');
    for (const { subject } of planted('SHORT_SHIPMENT')) {
      await list.getByRole('link', { name: subject }).waitFor();
    }
    expect(new URL(page.url()).searchParams.get('code')).toBe('SHORT_SHIPMENT');
    expect(new URL(page.url()).searchParams.get('age')).toBe('8-30');

    await page.goBack();
    await page.getByText(`${truth.differences.length} rows, that is all`).waitFor();
    expect(errors).toEqual([]);
  });

  it('leads from the ledger to the statements, and each part to its orders', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/reconciliation');
    const bridge = table(page, 'From the ledger to the statements');
    const figure = (item: string): Locator =>
      bridge.getByRole('row').filter({ has: page.getByRole('rowheader', { name: item, exact: true }) });
    const { received, refunded, net, settled } = truth.totals;
    for (const [item, amount] of [
      ['Received per ledger', received],
      ['less refunded', refunded],
      ['Net per ledger', net],
      ['Settled per statements', settled],
    ] as const) {
      expect([item, await figure(item).locator('.amount').first().getAttribute('data-amount')]).toEqual([
        item,
        amount,
      ]);
    }
    await figure('in transit').getByRole('link').first().click();
    await page.waitForURL(/view=orders&status=in-transit/);
    await table(page, 'Order').getByText('In transit').first().waitFor();
    expect(errors).toEqual([]);
  });

  it.each([
    ['differences', 'Export this list as CSV', '&code=REFUND_EXCEEDS_PAID', 'Difference'],
    ['orders', 'Export this list as CSV', '&matched=true&status=missing', 'Order'],
  ])(
    'exports of the %s exactly the rows that are shown, none of them a formula',
    async (view, name, filter, list) => {
      const visitor = await come();
      const { page, errors } = visitor;
      await visitor.open(`/reconciliation?shop=demo&view=${view}${filter}`);
      const shown = await rowCount(page);
      const numbers = await table(page, list).locator('tbody :is(.number, .subject)').allInnerTexts();
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(new RegExp(`^${view}_demo_as-of_2026-02-01\\.csv$`));
      const [heading = [], ...rows] = cellsOf(await readFile(await download.path(), 'utf8'));
      const place = heading.findIndex((title) => title === 'Subject' || title === 'Order');
      expect(rows).toHaveLength(shown);
      expect(shown).toBeGreaterThan(1);
      expect(rows.map((row) => row[place])).toEqual(numbers);
      // An amount below zero is a number and no formula.
      const cells = [heading, ...rows].flat().filter((cell) => !/^-\d+\.\d\d$/.test(cell));
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
      expect(errors).toEqual([]);
    },
  );

  it('says why a line does not match, what came nearest and what speaks against it', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/reconciliation?shop=demo&view=lines&matched=false&class=receipt');
    const lines = table(page, 'Line');
    await lines.getByText('Unmatched: the ledger has no such order').first().waitFor();
    const unknown = planted('MISSING_IN_LEDGER').find(({ subject }) => subject === '3100000005501698280');
    await page.getByLabel('Number').fill(unknown?.subject ?? '');
    await page.getByLabel('Number').press('Enter');
    await page.getByText('2 rows, that is all').waitFor();
    await lines.getByRole('link').first().click();

    await page.getByText('Unmatched: the ledger does not have the order that the line names.').waitFor();
    await page.getByRole('link', { name: 'alipay-account-2026-01-2.csv' }).waitFor();
    await page.getByText(/^The number comes from the platform's base order number/).waitFor();
    const nearest = table(page, 'Nearest orders, and why they were not matched').getByRole('row').nth(1);
    await nearest.getByText(`The numbers differ: line ${unknown?.subject ?? ''}`).waitFor();
    await nearest.getByText(/days before it could settle/).waitFor();
    await nearest.getByText(/The order was settled by line/).waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('shows a payout from three sides, and the bank lines that came near to one that is overdue', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/reconciliation?shop=demo&code=WITHDRAWAL_PENDING');
    const [overdue] = planted('WITHDRAWAL_PENDING');
    await table(page, 'Difference')
      .getByRole('link', { name: overdue?.subject ?? '', exact: true })
      .click();
    const row = table(page, 'Payout')
      .getByRole('row')
      .filter({ hasText: overdue?.subject ?? '' });
    await row.getByText('Overdue').waitFor();
    expect(await row.locator('[data-label="Unexplained"] .amount').getAttribute('data-amount')).toBe(
      overdue?.amount,
    );
    await row.getByText(/^Nearest bank lines/).click();
    await row
      .getByText(/differs from the payout by/)
      .first()
      .waitFor();
    await row.locator('.candidates').getByRole('link').first().click();
    await page.getByText('This is a line of a bank statement.').waitFor();
    expect(errors).toEqual([]);
  });

  it('answers for another moment, says so in a sentence, and comes back', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/reconciliation?shop=demo');
    await page.getByLabel('As of', { exact: true }).fill('2026-01-15');
    await page.getByLabel('As of', { exact: true }).press('Enter');
    await page
      .getByText(
        'This is what had happened up to and including 15 Jan 2026, as far as it had been recorded to this day',
      )
      .waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-01-16');
    await page.getByText('as of 15 Jan 2026').waitFor();
    await page.getByRole('link', { name: 'Back to now' }).click();
    await page.getByText('as of 31 Jan 2026').waitFor();
    expect(errors).toEqual([]);
  });

  it('records a run under the name of whoever acts, and compares it with an earlier one', async () => {
    const visitor = await come({ actor: 'alice' });
    const { page, errors } = visitor;
    await visitor.open('/reconciliation?shop=demo&asOf=2026-01-16&view=runs');
    await page.getByRole('button', { name: 'Record a run for these dates' }).click();
    await page.getByText(/^Recorded\./).waitFor();
    await visitor.open('/reconciliation?shop=demo&view=runs');
    await page.getByText('1 row, that is all').waitFor();
    await page.getByRole('button', { name: 'Record a run now' }).click();
    await page.getByText('2 rows, that is all').waitFor();
    const latest = table(page, 'Runs').getByRole('row').nth(1);
    await latest.getByText('alice').waitFor();
    await latest.getByText(String(truth.differences.length), { exact: true }).waitFor();
    await latest.getByRole('link', { name: 'With the one before' }).click();
    await table(page, 'Change')
      .getByRole('row', { name: /^Appeared Settled twice/ })
      .waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be read by everybody in %s', async (theme) => {
    const visitor = await come({ theme, language: 'zh' });
    for (const view of VIEWS) {
      await visitor.open(`/reconciliation?shop=demo&view=${view}`);
      await visitor.page.locator('.keyset-table').waitFor();
      expect([view, await visitor.accessibilityViolations()]).toEqual([view, []]);
    }
    await visitor.open('/reconciliation?shop=demo&asOf=2026-01-16');
    await visitor.page.getByText(/^显示的是截至 2026-01-15（含）发生/).waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    expect(visitor.errors).toEqual([]);
  });

  it('fits on a phone', async () => {
    const visitor = await come({ viewport: PHONE });
    for (const view of VIEWS) {
      await visitor.open(`/reconciliation?shop=demo&view=${view}`);
      await visitor.page.locator('.keyset-table').waitFor();
      const width = await visitor.page.evaluate<number>('document.documentElement.scrollWidth');
      expect([view, width]).toEqual([view, PHONE.width]);
    }
    expect(visitor.errors).toEqual([]);
  });
});

/** Rows of a CSV file as its texts, without the sign by which spreadsheets keep a number's digits. */
function cellsOf(file: string): string[][] {
  const book = read(file.replace(/^\uFEFF/, ''), { type: 'string', raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  return utils
    .sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' })
    .map((row) => row.map((cell) => cell.replace(/\t$/, '')));
}
