import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { codeWords } from '../../src/shared/vocabulary.js';
import { NO_BROWSER, startBrowser, visit } from '../support/browser.js';
import type { Visitor, VisitOptions } from '../support/browser.js';
import { dataFolder, environment, ledger } from '../support/command-line.js';
import { startServer } from '../support/running-server.js';
import type { RunningServer } from '../support/running-server.js';

interface TextFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const textFile = (name: string, text: string): TextFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

/** Two days of a bank account, a message each. */
const mt940 = (day: string, opening: string, amount: string, closing: string): string =>
  [
    `:20:START${day}`,
    ':25:10020030/1234567',
    ':28C:0/1',
    `:60F:C${day}EUR${opening}`,
    `:61:${day}${day.slice(2)}C${amount}N051NONREF`,
    ':86:166?00GUTSCHRIFT?20PAYOUT 77',
    `:62F:C${day}EUR${closing}`,
    '-',
    '',
  ].join('\r\n');

const HOSTILE = '<img src=x onerror=alert(1)>';
const OWN_TABLE = [
  'Buchung;Betrag;Zweck',
  `05.01.2026;1.250,00;${HOSTILE}`,
  '06.01.2026;-12,50;Gebuehr',
  '32.01.2026;99,00;falscher Tag',
  '07.01.2026;viel;kein Betrag',
  '',
].join('\n');

(NO_BROWSER === undefined ? describe : describe.skip)('the statements of the console', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let server: RunningServer;
  let month: string;
  let browsers: Browser[];
  beforeAll(async () => {
    data = await dataFolder();
    month = join(data.path, 'month');
    const env = environment(data.path);
    await ledger(['demo', month, '--seed', '7', '--orders', '500'], env);
    server = await startServer(env);
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    await data.remove();
  });
  beforeEach(() => {
    browsers = [];
  });
  afterEach(() => Promise.all(browsers.map((browser) => browser.close())));

  async function come(options?: VisitOptions): Promise<Visitor> {
    const browser = await startBrowser();
    browsers.push(browser);
    return visit(browser, server.url, options);
  }

  /** Lets files fall on the page as a person does who drags them there. */
  async function drop(page: Page, files: readonly TextFile[]): Promise<void> {
    const texts = files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
    const dropped = await page.evaluateHandle(`(() => {
      const dropped = new DataTransfer();
      for (const { name, base64 } of ${JSON.stringify(texts)}) {
        dropped.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      }
      return dropped;
    })()`);
    const zone = page.getByTestId('drop-zone');
    await zone.dispatchEvent('dragover', { dataTransfer: dropped });
    await zone.dispatchEvent('drop', { dataTransfer: dropped });
  }

  /** What the reconciliation page shows follows the log by some seconds. */
  async function reconciled(shop: string): Promise<void> {
    const system = (await (await fetch(`${server.url}/v1/system`)).json()) as {
      readonly log: { readonly head: string };
    };
    const known = new URLSearchParams({ after: system.log.head, wait: '30000' });
    expect((await fetch(`${server.url}/v1/shops/${shop}/standing?${known.toString()}`)).status).toBe(200);
  }

  const fileRow = (page: Page, name: string): Locator =>
    page.getByRole('region', { name: 'Files' }).getByRole('listitem').filter({ hasText: name });
  const choose = (page: Page, file: TextFile): Promise<void> =>
    page.locator('input[type="file"]').first().setInputFiles(file);

  it('take the files of a month into a new shop, and the planted differences are seen', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/statements');
    await page.getByRole('combobox', { name: 'Shop' }).fill('new-shop');
    await page.getByRole('combobox', { name: 'Shop' }).press('Enter');
    await page.getByText('is a new shop; the first file creates it').waitFor();
    const names = await readdir(month);
    const read = async (name: string): Promise<TextFile> => ({
      name,
      mimeType: 'text/csv',
      buffer: await readFile(join(month, name)),
    });
    await drop(page, await Promise.all(names.map(read)));

    await page.getByText(`${names.length} of ${names.length} files done`).waitFor({ timeout: 120_000 });
    await fileRow(page, 'truth.json').getByText('It holds no orders or entries').waitFor();
    const broken = fileRow(page, 'alipay-account-2026-01-2.csv');
    await broken.getByText('Totals declared and computed (they differ)').click();
    await broken.getByRole('row', { name: 'Total in 22,531.86 22,443.06 ≠ Differs' }).waitFor();
    await fileRow(page, 'settings.json').getByRole('button', { name: 'Use as shop settings' }).click();
    await page.getByText('Shop settings updated').waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);

    await reconciled('new-shop');
    await visitor.open('/reconciliation?shop=new-shop');
    const truth = JSON.parse(await readFile(join(month, 'truth.json'), 'utf8')) as {
      readonly differences: readonly { readonly code: string }[];
    };
    const planted = new Map<string, number>();
    for (const { code } of truth.differences) planted.set(code, (planted.get(code) ?? 0) + 1);
    for (const [code, count] of planted) {
      const cell = new RegExp(`^${codeWords(code).en}, Total: ${count} ×`);
      await page.getByRole('link', { name: cell }).waitFor();
    }
    expect(await page.getByRole('link', { name: /, Total: / }).count()).toBe(planted.size);
    expect(errors).toEqual([]);
  });

  it('take a table of unknown layout by a mapping that is tried, saved, and fits the next file', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/statements?shop=demo');
    await choose(page, textFile('own-bank-2026-01.csv', OWN_TABLE));
    await fileRow(page, 'own-bank-2026-01.csv').getByRole('button', { name: 'Map columns' }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByText('Choose at least the date and the amount.').waitFor();
    await dialog.getByRole('combobox', { name: 'Date', exact: true }).click();
    await page.getByTitle('Buchung · 05.01.2026').click();
    await page.getByRole('listbox').first().waitFor({ state: 'hidden' });
    await dialog.getByLabel('Date format', { exact: true }).fill('dd.MM.yyyy');
    await dialog.getByLabel('Date format', { exact: true }).press('Enter');
    const preview = dialog.getByRole('table', { name: 'Preview' });
    await preview.getByRole('row', { name: `2 5 Jan 2026, 00:00:00 CNY 1,250.00 ${HOSTILE}` }).waitFor();
    await preview.getByRole('row', { name: /^4 Rejected: / }).waitFor();
    await dialog.getByText('4 rows in the file, 2 of them not read.').waitFor();
    expect(await page.locator('img[onerror]').count()).toBe(0);
    expect(await visitor.accessibilityViolations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Save and import' }).click();

    const first = fileRow(page, 'own-bank-2026-01.csv');
    await first.getByText('Imported, rows rejected').waitFor();
    await first.getByText('Rejected rows (2)').click();
    const rejects = first.getByRole('table', { name: 'Reason' });
    expect(await rejects.locator('tbody tr > td:first-child').allTextContents()).toEqual(['4', '5']);
    expect(await rejects.locator('tbody tr').first().innerText()).toContain(
      'Buchung "2026-01-32" is not a date',
    );

    await choose(page, textFile('own-bank-2026-02.csv', 'Buchung;Betrag;Zweck\n03.02.2026;7,00;Miete\n'));
    await fileRow(page, 'own-bank-2026-02.csv').getByText('mapping "own-bank"').waitFor();
    await fileRow(page, 'own-bank-2026-02.csv').getByText('Imported', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  it('show the days that an account lacks, and lead from a day to its lines and its statement', async () => {
    const visitor = await come({ theme: 'dark' });
    const { page, errors } = visitor;
    await visitor.open('/statements?shop=demo');
    const files = [
      textFile('bank-5.sta', mt940('260105', '100,00', '20,00', '120,00')),
      textFile('bank-8.sta', mt940('260108', '130,00', '30,50', '160,50')),
    ];
    await drop(page, files);
    await fileRow(page, 'bank-8.sta').getByText('Imported', { exact: true }).waitFor();

    await page.getByRole('link', { name: '10020030/1234567' }).last().click();
    await page.getByRole('heading', { name: 'Calendar of 10020030/1234567' }).waitFor();
    for (const day of [6, 7]) {
      await page.getByRole('link', { name: `${day} Jan 2026: Missing, 0 lines` }).waitFor();
    }
    await page.getByRole('link', { name: '5 Jan 2026: Covered, 1 lines, in 20.00, out 0.00' }).click();
    const lines = page.getByRole('table', { name: 'Lines bank-5.sta' });
    await lines.getByRole('row', { name: /EUR 20\.00$/ }).waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    const link = page.url();

    await page.getByRole('link', { name: 'bank-5.sta' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Statement bank-5.sta' }).waitFor();
    await page.getByRole('table', { name: 'Lines bank-5.sta' }).getByText('EUR 20.00').waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    await page.getByRole('link', { name: 'Audit trail' }).last().click();
    await page.waitForURL(/\/audit-trail\?stream=statement-demo-/);

    await page.goto(link);
    await page.getByRole('heading', { name: 'Statements and lines of 5 Jan 2026' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('show what a file name or a cell holds as text, whatever it is', async () => {
    const visitor = await come({ language: 'zh', viewport: { width: 390, height: 844 } });
    const { page, errors } = visitor;
    await visitor.open('/statements?shop=demo');
    const name = '<img src=x onerror=alert(1)>.csv';
    await choose(page, textFile(name, ''));
    await page.getByText(name, { exact: true }).waitFor();
    await page.getByText('EMPTY_FILE').waitFor();
    expect(await page.locator('img[onerror]').count()).toBe(0);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    expect(await visitor.accessibilityViolations()).toEqual([]);
    // That the server refused the file is told by the browser as well.
    expect(errors.filter((error) => !error.includes('400 (Bad Request)'))).toEqual([]);
  });
});
