import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { NO_BROWSER, startBrowser, visit } from '../support/browser.js';
import type { Visitor, VisitOptions } from '../support/browser.js';
import { startDemoConsole } from '../support/demo-console.js';
import type { DemoConsole } from '../support/demo-console.js';

const JANUARY = { shop: 'demo', from: '2026-01-01', to: '2026-02-01' };

interface Standing {
  readonly money: readonly { readonly currency: string; readonly received: string; readonly fees: string }[];
  readonly differences: readonly { readonly currency: string; readonly count: number }[];
  readonly openAlerts: { readonly high: number; readonly medium: number };
}

interface AlertRow {
  readonly id: string;
  readonly rule: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly currency: string;
  readonly amount: string;
  readonly explanation: string;
}

(NO_BROWSER === undefined ? describe : describe.skip)('overview, alerts and system of the console', () => {
  let ledger: DemoConsole;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    ledger = await startDemoConsole();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await ledger.stop();
  });
  afterEach(() => visitor.close());

  async function come(options?: VisitOptions): Promise<void> {
    visitor = await visit(browser, ledger.url, options);
    ({ page } = visitor);
  }

  const standing = async (query = ''): Promise<Standing> =>
    (await ledger.ask(`/shops/demo/standing?from=${JANUARY.from}&to=${JANUARY.to}${query}`)) as Standing;
  const openAlerts = async (rule: string): Promise<readonly AlertRow[]> =>
    ((await ledger.ask(`/shops/demo/standing/alerts?rule=${rule}`)) as { items: AlertRow[] }).items;

  /** The address of the page: its path, and its query as an object. */
  function here(): { readonly path: string; readonly query: Record<string, string> } {
    const url = new URL(page.url());
    return { path: url.pathname, query: Object.fromEntries(url.searchParams) };
  }

  const figure = (label: string) => page.locator('.figure').filter({ hasText: label }).first();

  it('say whether the newest month is right, and each figure leads to the rows that it is the sum of', async () => {
    const { money, differences } = await standing();
    await come();
    await visitor.open('/');
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await verdict.getByText('Differences', { exact: true }).waitFor();
    await verdict.getByText(`${String(differences[0]?.count)} open differences over CNY`).waitFor();
    const received = figure('Received').locator('[data-amount]');
    expect(await received.getAttribute('data-amount')).toBe(money[0]?.received);

    await figure('Received').click();
    await page.waitForURL('**/orders?**');
    expect(here()).toEqual({ path: '/orders', query: JANUARY });
    await page.goBack();
    await figure('In transit').click();
    await page.waitForURL('**/reconciliation?**');
    expect(here().query).toEqual({ ...JANUARY, view: 'orders', status: 'in-transit' });
    await page.goBack();
    await figure('Unexplained').click();
    await page.waitForURL('**/reconciliation?**');
    expect(here().query).toEqual({ ...JANUARY, view: 'differences' });
    expect(visitor.errors).toEqual([]);
  });

  it('show a month, a channel and a currency by their address', async () => {
    const { money } = await standing('&channel=tmall');
    await come();
    await visitor.open('/');
    await page.getByRole('button', { name: 'Month before' }).click();
    await page.waitForURL(/from=2025-12-01&to=2026-01-01/);
    await page.getByText('No orders in this period').waitFor();

    await page.getByRole('button', { name: 'Month after' }).click();
    await page.getByLabel('Channel', { exact: true }).click();
    await page.getByTitle('Tmall').click();
    await page.waitForURL(/channel=tmall/);
    const address = page.url();

    await page.goto('about:blank');
    await page.goto(address);
    const fees = figure('Fees').locator('[data-amount]');
    await fees.waitFor();
    expect(await fees.getAttribute('data-amount')).toBe(money[0]?.fees);
    expect(visitor.errors).toEqual([]);
  });

  it('draw the days as bars and give the same figures as a table', async () => {
    await come();
    await visitor.open('/');
    await page
      .getByRole('img', { name: /Received, refunded and settled/ })
      .locator('svg')
      .waitFor();
    await page.getByText('Show the figures as a table').click();
    const days = page.getByRole('table', { name: 'Day by day' });
    await days.getByRole('row').nth(31).waitFor();
    await days.getByRole('link', { name: '2026-01-10' }).click();
    await page.waitForURL('**/reconciliation?**');
    expect(here().query).toEqual({
      shop: 'demo',
      from: '2026-01-10',
      to: '2026-01-11',
      view: 'orders',
    });
    expect(visitor.errors).toEqual([]);
  });

  it('tell which sources are fresh, late or do not foot, and lead to them', async () => {
    await come();
    await visitor.open('/');
    const sources = page.getByRole('table', { name: 'Accounts and their statements' });
    await sources.getByRole('row', { name: /Alipay account statement.*Does not foot/ }).waitFor();
    await sources.getByRole('row', { name: /Stripe.*USD.*Late/ }).waitFor();
    await sources.getByRole('link', { name: /China Construction Bank/ }).click();
    await page.waitForURL('**/statements?**');
    expect(here().query).toEqual({ shop: 'demo', account: '33050161000000001234' });
    expect(visitor.errors).toEqual([]);
  });

  it('speak Chinese and write negative amounts as accountants there do', async () => {
    await come({ language: 'zh' });
    await visitor.open('/');
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
    await page.getByRole('region', { name: '结论' }).getByText('有差异', { exact: true }).waitFor();
    expect(await figure('差异').locator('.figure-value').innerText()).toMatch(/^−\d{3},\d{3}\.\d{2}$/);
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(await figure('Difference').locator('.figure-value').innerText()).toMatch(
      /^\(\d{3},\d{3}\.\d{2}\)$/,
    );
    expect(visitor.errors).toEqual([]);
  });

  it('let one person acknowledge an alert and another resolve it, with who said what', async () => {
    const [alert] = await openAlerts('DUPLICATE_SETTLEMENT');
    const subject = alert?.subject ?? '';
    await come({ actor: 'alice' });
    await visitor.open('/alerts?severity=medium');
    await page.getByText(alert?.explanation ?? '').waitFor();
    await page.getByRole('button', { name: `Acknowledge: Settled twice ${subject}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Asked the platform');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: subject }).waitFor({ state: 'hidden' });

    await page.getByText('Acknowledged', { exact: true }).first().click();
    await page.getByText('Acknowledged by alice').waitFor();
    await page.getByText('Asked the platform').waitFor();
    await page.evaluate(
      `localStorage.setItem('order-ledger', '{"language":"en","theme":"light","actor":"bob"}')`,
    );
    await page.reload();
    await page.getByRole('button', { name: `Resolve: Settled twice ${subject}` }).click();
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.getByText('Say why').waitFor();
    await dialog.getByLabel('Reason').fill('The platform took it back');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.waitFor({ state: 'hidden' });

    await visitor.open(`/alerts?state=all&alert=${alert?.id ?? ''}`);
    const opened = page.locator('section').filter({ hasText: 'The alert you opened' });
    await opened.getByText('Resolved by bob').waitFor();
    await opened.getByText('The platform took it back').waitFor();
    await opened.getByRole('button', { name: /Reopen/ }).click();
    await dialog.getByRole('button', { name: 'Reopen' }).click();
    await opened.getByText('Open', { exact: true }).waitFor();
    expect(visitor.errors).toEqual([]);
  });

  it('say in the server’s words why an alert can not be handled any more', async () => {
    const [alert = {} as AlertRow] = await openAlerts('REFUND_WITHOUT_REQUEST');
    const { id, rule, subjectKind, subject, currency, amount } = alert;
    await come({ actor: 'alice' });
    await visitor.open(`/alerts?rule=REFUND_WITHOUT_REQUEST`);
    await page.getByRole('button', { name: `Acknowledge: Unknown refund ${subject}` }).click();
    await ledger.send(`/shops/demo/alerts/${id}/resolution`, {
      ...{ rule, subjectKind, subject, currency, amount },
      reason: 'Paid back by phone',
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await dialog.getByText(/already resolved by carol/).waitFor();
    // The browser itself notes the refused request.
    expect(visitor.errors.filter((error) => !error.includes('409'))).toEqual([]);
  });

  it('let an alert be handled without a mouse', async () => {
    const [alert] = await openAlerts('STATEMENT_DOES_NOT_FOOT');
    await come({ actor: 'dana' });
    await visitor.open('/alerts?rule=STATEMENT_DOES_NOT_FOOT');
    await page.getByRole('button', { name: /^Resolve: / }).waitFor();
    await page.getByRole('link', { name: alert?.subject ?? '' }).focus();
    // Past the order of the dates and the acknowledging.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The platform sent the line later');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('No alert matches.').waitFor();
    await page.locator('body :focus').first().waitFor();
    expect(visitor.errors).toEqual([]);
  });

  it('show where each view stands, and rebuild one with its progress', async () => {
    await come({ actor: 'erin' });
    await visitor.open('/system');
    await page.getByText('Every view is up to the log.').waitFor();
    const views = page.getByRole('table', { name: 'Views against the log' });
    expect(await views.getByRole('row', { name: /Up to the log/ }).count()).toBe(5);
    await page.getByRole('button', { name: 'Rebuild Journal' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Rebuild the view “Journal”?').waitFor();
    await dialog.getByRole('button', { name: 'Start the rebuild' }).click();
    const rebuild = page.getByRole('table', { name: 'Rebuilds' }).getByRole('row', { name: /Journal.*erin/ });
    await rebuild.getByText('Done').waitFor();
    await rebuild.getByRole('progressbar').and(page.locator('[aria-valuenow="100"]')).waitFor();
    await page.getByText('EventStoreDB').or(page.getByText('PostgreSQL').first()).first().waitFor();
    expect(visitor.errors).toEqual([]);
  });

  it.each(
    ['/', '/alerts', '/system'].flatMap((path) =>
      (['light', 'dark'] as const).map((theme) => [path, theme] as const),
    ),
  )('have nothing at %s that keeps anyone out (%s)', async (path, theme) => {
    await come({ theme });
    await visitor.open(path);
    await page.locator('table').last().waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    if (path !== '/') {
      await page
        .getByRole('button', { name: /^(Resolve:|Rebuild Journal)/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button').last().waitFor();
      expect(await visitor.accessibilityViolations()).toEqual([]);
    }
    expect(visitor.errors).toEqual([]);
  });

  it.each(['/', '/alerts', '/system'])('fit a phone at %s, every row as a card', async (path) => {
    await come({ viewport: { width: 390, height: 844 } });
    await visitor.open(path);
    await page.locator('table').last().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const shown = `[...document.querySelectorAll('main td, main .figure, main p')].filter((one) => one.offsetParent)`;
    const cut = `${shown}.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)`;
    expect(await page.evaluate(cut)).toEqual([]);
    expect(visitor.errors).toEqual([]);
  });

  it('follow new money without a reload, and list the shops when there are several', async () => {
    const order = { orderNo: 'W-1', currency: 'CNY', totalAmount: '80.00', channel: 'tmall' };
    await ledger.send('/shops/second/orders', { ...order, occurredAt: '2026-02-03T02:00:00Z' });
    await come();
    await visitor.open('/?shop=second');
    const received = figure('Received').locator('[data-amount]');
    await received.waitFor();
    expect(await received.getAttribute('data-amount')).toBe('0.00');
    await page.getByText('No statement was imported yet', { exact: false }).first().waitFor();
    await ledger.send('/shops/second/orders/W-1/payments', {
      paymentId: 'P-1',
      amount: '80.00',
      channel: 'alipay',
      occurredAt: '2026-02-03T03:00:00Z',
    });
    await received.and(page.locator('[data-amount="80.00"]')).waitFor();

    await visitor.open('/');
    const shops = page.getByRole('table', { name: 'Shops, all dates' });
    await shops.getByRole('row', { name: /second.*CNY.*80\.00/ }).waitFor();
    await shops.getByRole('link', { name: 'demo' }).first().click();
    await page.getByRole('region', { name: 'Verdict' }).waitFor();
    expect(here().query).toEqual({ shop: 'demo' });
    expect(visitor.errors).toEqual([]);
  });
});
