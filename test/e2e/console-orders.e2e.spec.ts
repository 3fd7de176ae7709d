import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { NO_BROWSER, startBrowser, visit } from '../support/browser.js';
import type { Visitor, VisitOptions } from '../support/browser.js';
import { dataFolder, environment } from '../support/command-line.js';
import { startServer } from '../support/running-server.js';
import type { RunningServer } from '../support/running-server.js';

/** Differences of the demo month of which each story takes an order. */
const PLANTED = ['REFUND_NOT_SETTLED', 'MISSING_IN_LEDGER', 'REFUND_EXCEEDS_PAID'] as const;
const PHONE = { width: 390, height: 844 };

interface Located {
  readonly log: { readonly head: string };
}

interface Listed {
  readonly items: readonly { readonly orderNo: string; readonly subject: string }[];
}

(NO_BROWSER === undefined ? describe : describe.skip)('the orders of the console', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let server: RunningServer;
  let browsers: Browser[];
  const planted = new Map<string, string>();
  beforeAll(async () => {
    data = await dataFolder();
    server = await startServer(environment(data.path));
    const { log } = await ask<Located>('/system');
    for (const code of PLANTED) planted.set(code, await plantedOrder(code, log.head));
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    await data.remove();
  });
  beforeEach(() => {
    browsers = [];
  });
  afterEach(() => Promise.all(browsers.map((browser) => browser.close())));

  /** Each person has a browser of her own. */
  async function come(options?: VisitOptions): Promise<Visitor> {
    const browser = await startBrowser();
    browsers.push(browser);
    return visit(browser, server.url, options);
  }
  async function ask<T>(path: string): Promise<T> {
    return (await (await fetch(`${server.url}/v1${path}`)).json()) as T;
  }

  /** An order that the demo month planted with this difference, once the standing has all of the log up to `head`. */
  async function plantedOrder(code: string, head: string): Promise<string> {
    const known = new URLSearchParams({ code, subjectKind: 'order', after: head, wait: '30000' });
    const { items } = await ask<Listed>(`/shops/demo/standing/differences?${known.toString()}`);
    const [first] = items;
    if (first === undefined) throw new Error(`the demo month has no ${code}`);
    return first.subject;
  }

  /** The last paid order, nothing of which was refunded or invoiced yet. */
  async function refundableOrder(place: number): Promise<string> {
    const { items } = await ask<Listed>('/orders?shop=demo&status=paid&limit=10');
    return items[place]?.orderNo ?? '';
  }

  it('are found by number, and the order says why it does not match', async () => {
    const orderNo = planted.get('REFUND_NOT_SETTLED') ?? '';
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/orders');
    await page.getByLabel('Order number').fill(orderNo);
    await page.getByLabel('Order number').press('Enter');
    await page.getByText('1 row, that is all').waitFor();
    await page.getByRole('link', { name: orderNo }).click();

    await page.getByRole('heading', { level: 1, name: `Order ${orderNo}` }).waitFor();
    const comparison = page.locator('section', {
      has: page.getByRole('heading', { name: 'Against the statements' }),
    });
    await comparison.getByText('Refund not settled').waitFor();
    await comparison.getByText(/has not left the account after 3 days/).waitFor();
    const sides = comparison.getByRole('table', { name: 'Ledger and statement' });
    expect(await sides.getByRole('row', { name: /^Returned/ }).innerText()).toMatch(/\(\d/);

    const lines = page.getByRole('table', { name: 'Matched lines' });
    await lines.getByText('commission').first().waitFor();
    await lines.getByText('Order number from: braces in the remark').first().waitFor();
    expect(await lines.getByRole('link').first().getAttribute('href')).toMatch(
      /^\/reconciliation\/demo\/lines\//,
    );
    expect(errors).toEqual([]);
  });

  it('take a refund that one asks for and another approves, never the one who asked', async () => {
    const orderNo = await refundableOrder(0);
    const alice = await come({ actor: 'alice' });
    await alice.open(`/orders/demo/${orderNo}`);
    const page = alice.page;
    await page.getByRole('button', { name: 'Request a refund' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Amount').fill('5.00');
    await form.getByLabel('Reason').fill('The parcel came late');
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.waitFor({ state: 'hidden' });

    const refunds = page.getByRole('table', { name: 'Refunds' });
    await refunds.getByText('Waits for approval').waitFor();
    await refunds.getByText('The parcel came late').waitFor();
    const approve = page.getByRole('button', { name: /^Approve refund/ });
    await approve.waitFor();
    expect(await approve.isDisabled()).toBe(true);
    await page.getByText(/Not now: .*alice/).waitFor();

    const bob = await come({ actor: 'bob' });
    await bob.open(`/orders/demo/${orderNo}`);
    await bob.page.getByRole('button', { name: /^Approve refund/ }).click();
    await bob.page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await bob.page.getByRole('table', { name: 'Refunds' }).getByText('Approved, not paid yet').waitFor();

    // The button is gone; who works with the keyboard goes on from the heading above it.
    await bob.page.locator('h2:focus', { hasText: 'What may be done now' }).waitFor();

    // Alice has not reloaded: her page follows.
    await refunds.getByText('Approved, not paid yet').waitFor();
    await refunds.getByText('bob').waitFor();
    const timeline = page.getByRole('table', { name: 'What happened' });
    await timeline.getByRole('row').last().filter({ hasText: 'bob' }).waitFor();
    expect([...alice.errors, ...bob.errors]).toEqual([]);
  });

  it('show what the server says of an amount at its field, and a refusal of a rule above the form', async () => {
    const orderNo = await refundableOrder(1);
    const visitor = await come({ actor: 'alice' });
    const { page, errors } = visitor;
    await visitor.open(`/orders/demo/${orderNo}`);
    await page.getByRole('button', { name: 'Request a refund' }).click();
    const form = page.getByRole('dialog');
    const amount = page.getByLabel('Amount', { exact: true });
    await form.getByLabel('Reason').fill('Broken');
    await amount.fill('twelve');
    await form.getByRole('button', { name: 'Submit' }).click();
    const item = form.locator('.ant-form-item', { has: amount });
    await item.getByText(/amount must be an amount such as/).waitFor();
    expect(await amount.getAttribute('aria-invalid')).toBe('true');

    await amount.fill('99999.00');
    await form.getByRole('button', { name: 'Submit' }).click();
    await form
      .getByRole('alert')
      .getByText(/exceeds what order .* still holds/)
      .waitFor();
    expect(await amount.inputValue()).toBe('99999.00');
    // The browser itself writes down that two requests were refused.
    expect(errors.filter((error) => !/status of (400|409)/.test(error))).toEqual([]);
  });

  it('are not changed by a form that was opened before somebody else changed the order', async () => {
    const orderNo = await refundableOrder(2);
    const visitor = await come({ actor: 'alice' });
    const { page } = visitor;
    await visitor.open(`/orders/demo/${orderNo}`);
    await page.getByRole('button', { name: 'Request a refund' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Amount').fill('1.00');
    await form.getByLabel('Reason').fill('Torn box');
    const changed = await fetch(`${server.url}/v1/shops/demo/orders/${orderNo}/shipments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'meanwhile', 'X-Actor': 'bob' },
      body: JSON.stringify({ shipmentId: 'S-1', carrier: 'SF', trackingNo: 'SF1' }),
    });
    expect(changed.status).toBe(201);
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.getByText('The order has changed meanwhile').waitFor();
    // What happened meanwhile is on the page behind the form.
    await page.getByRole('table', { name: 'Shipments', includeHidden: true }).getByText('SF SF1').waitFor();
    await form.getByRole('button', { name: 'Show how it stands now' }).click();
    await form.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('table', { name: 'Refunds' }).getByText('Torn box').waitFor();
  });

  it('open in the same view from a link, filters, sorting and all', async () => {
    const visitor = await come();
    const { page, errors } = visitor;
    await visitor.open('/orders');
    await page.getByLabel('Amount from').fill('400');
    await page.getByLabel('Amount from').press('Enter');
    await page.getByRole('button', { name: /^Total/ }).click();
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByTitle('Cancelled').click();
    await page.waitForURL(/status=cancelled/);
    const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');
    await rows.filter({ hasText: 'Completed' }).first().waitFor({ state: 'detached' });
    const seen = await rows.allInnerTexts();
    expect(seen.length).toBeGreaterThan(2);

    const colleague = await come();
    await colleague.open(page.url().slice(server.url.length));
    const table = colleague.page.getByRole('table', { name: 'Orders' });
    expect(await table.getByRole('row').allInnerTexts()).toEqual(seen);
    expect(await colleague.page.getByLabel('Amount from').inputValue()).toBe('400');
    expect(await table.getByRole('columnheader', { name: /^Total/ }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('status'));
    expect([...errors, ...colleague.errors]).toEqual([]);
  });

  it('that only a statement names lead to its lines', async () => {
    const orderNo = planted.get('MISSING_IN_LEDGER') ?? '';
    const visitor = await come();
    const { page } = visitor;
    await visitor.open(`/orders/demo/${orderNo}`);
    await page.getByText('The ledger has no such order').waitFor();
    expect(await page.getByRole('link', { name: 'Find lines that name it' }).getAttribute('href')).toBe(
      `/reconciliation?shop=demo&view=lines&q=${orderNo}`,
    );
  });

  it('stay within the width of a phone', async () => {
    const orderNo = planted.get('REFUND_EXCEEDS_PAID') ?? '';
    const visitor = await come({ viewport: PHONE, language: 'zh' });
    const { page, errors } = visitor;
    for (const [path, awaited] of [
      ['/orders', '订单金额'],
      [`/orders/demo/${orderNo}`, '退款超过收款'],
    ] as const) {
      await visitor.open(path);
      await page.getByText(awaited).first().waitFor();
      await page.getByRole('cell').first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    }
    expect(errors).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be used by everybody in the %s appearance', async (theme) => {
    const orderNo = planted.get('REFUND_NOT_SETTLED') ?? '';
    const visitor = await come({ theme, language: 'zh' });
    const { page, errors } = visitor;
    await visitor.open('/orders');
    await page.getByRole('cell').first().waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    await visitor.open(`/orders/demo/${orderNo}`);
    await page.getByRole('table', { name: '匹配的流水' }).waitFor();
    await page.getByRole('table', { name: '经过' }).waitFor();
    expect(await visitor.accessibilityViolations()).toEqual([]);
    await page.getByRole('button', { name: '提出账务调整' }).click();
    await page.getByRole('dialog').getByLabel('借方科目').waitFor();
    // While it slides in, nothing has its own colours yet.
    await page.evaluate(
      'Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => null)',
    );
    expect(await visitor.accessibilityViolations()).toEqual([]);
    expect(errors).toEqual([]);
  });
});
