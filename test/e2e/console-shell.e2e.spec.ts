import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { NO_BROWSER, startBrowser, visit } from '../support/browser.js';
import type { VisitOptions, Visitor } from '../support/browser.js';
import { dataFolder, environment } from '../support/command-line.js';
import { startServer } from '../support/running-server.js';
import type { RunningServer } from '../support/running-server.js';

const SHOP = 'shell-shop';

(NO_BROWSER === undefined ? describe : describe.skip)('Around every page of the console', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let server: RunningServer;
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    data = await dataFolder();
    server = await startServer(environment(data.path));
    browser = await startBrowser();
  });
  afterEach(() => visitor.close());
  afterAll(async () => {
    await browser.close();
    server.child.kill('SIGKILL');
    await data.remove();
  });

  async function comes(options: VisitOptions = {}, path = '/'): Promise<Visitor> {
    visitor = await visit(browser, server.url, options);
    await visitor.open(path);
    return visitor;
  }

  async function place(orderNo: string): Promise<void> {
    const response = await fetch(`${server.url}/v1/shops/${SHOP}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': orderNo },
      body: JSON.stringify({ orderNo, currency: 'CNY', totalAmount: '88.00', channel: 'tmall' }),
    });
    expect(response.status).toBe(201);
  }

  it('Ctrl-K finds an order by the beginning of its number, and a page by its name', async () => {
    await place('PALETTE-7731');
    const { page, errors } = await comes();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Find an order, a line, a page' });
    await box.fill('PALETTE-77');
    await page.getByRole('option', { name: /PALETTE-7731/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /PALETTE-7731/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/orders/${SHOP}/PALETTE-7731`);

    await page.keyboard.press('Control+k');
    await box.fill('journal');
    await page.getByRole('option', { name: /Journal/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/journal*');
    expect(errors).toEqual([]);
  });

  it('speaks Chinese with a font of its own, and English, and remembers which', async () => {
    const { page, errors } = await comes({ language: 'zh' });
    await page.getByRole('link', { name: '对账', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    const fonts = await page.evaluate<string[]>(
      `document.fonts.ready.then(() => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family))`,
    );
    expect(fonts.join()).toContain('Noto Sans SC Variable');
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('link', { name: 'Reconciliation', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Reconciliation', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(errors).toEqual([]);
  });

  it('is gone through by keyboard alone: past the menu into the page, and from page to page', async () => {
    const { page, errors } = await comes();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
    const menu = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Audit trail' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Audit trail' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('shows an order that is placed while the list is open, without a reload', async () => {
    const { page, errors } = await comes({}, `/orders?shop=${SHOP}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await place('LIVE-1');
    await page.getByRole('link', { name: 'LIVE-1' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('stays live in more tabs than a browser has connections to a server', async () => {
    const { context, page, errors } = await comes({}, '/system');
    const tabs = [page];
    while (tabs.length < 8) {
      const tab = await context.newPage();
      await tab.goto(`${server.url}/system`);
      tabs.push(tab);
    }
    for (const tab of tabs) await tab.getByText('Live', { exact: true }).waitFor();
    // The tab that hears the server goes; another one takes over.
    await tabs.shift()?.close();
    await place('TABS-1');
    const last = tabs[tabs.length - 1];
    await last?.goto(`${server.url}/orders?shop=${SHOP}`);
    await last?.getByRole('link', { name: 'TABS-1' }).waitFor();
    await place('TABS-2');
    await last?.getByRole('link', { name: 'TABS-2' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('says that a link leads nowhere', async () => {
    const { page, errors } = await comes();
    await page.evaluate(
      `history.pushState(null, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    await page.getByText('There is no such page').waitFor();
    await page.getByRole('link', { name: 'To the overview' }).click();
    await page.locator('article.page').waitFor();
    expect(errors).toEqual([]);
  });

  it('says what failed while the server is away, and goes on when it is back', async () => {
    const { page } = await comes({}, `/orders?shop=${SHOP}`);
    const { port } = new URL(server.url);
    const gone = once(server.child, 'exit');
    server.child.kill('SIGTERM');
    await gone;
    await page.getByText('Disconnected', { exact: true }).waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'System' }).click();
    await page.getByRole('alert').filter({ hasText: 'The server does not answer' }).first().waitFor();
    server = await startServer({ ...environment(data.path), PORT: port });
    await page.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole('alert').first().waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'System' }).waitFor();
  });
});

/** The text of what has the focus. */
function focused(page: Visitor['page']): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent.trim()');
}
