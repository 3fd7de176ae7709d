import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { NO_BROWSER, startBrowser, visit } from '../support/browser.js';
import type { Visitor, VisitOptions } from '../support/browser.js';
import { startDemoConsole } from '../support/demo-console.js';
import type { DemoConsole } from '../support/demo-console.js';
import { LATE_ORDER, recordLateOrder } from '../support/late-order.js';

const RECEIVABLE = '1122';

interface AccountFigures {
  readonly code: string;
  readonly debit: string;
  readonly credit: string;
  readonly debitBalance: string;
}

interface TrailEntry {
  readonly eventId: string;
  readonly type: string;
  readonly ordinal: string;
}

(NO_BROWSER === undefined ? describe : describe.skip)('journal and audit trail of the console', () => {
  let ledger: DemoConsole;
  let before: AccountFigures;
  let after: AccountFigures;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    ledger = await startDemoConsole();
    before = await receivable();
    await recordLateOrder(ledger);
    after = await receivable();
  });
  afterAll(() => ledger.stop());
  beforeEach(async () => {
    browser = await startBrowser();
  });
  afterEach(() => browser.close());

  async function ask<T>(path: string): Promise<T> {
    const { head } = (await ledger.ask('/live/position')) as { readonly head: string };
    return (await ledger.ask(
      `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(head)}`,
    )) as T;
  }

  async function receivable(query = ''): Promise<AccountFigures> {
    const { currencies } = await ask<{
      currencies: readonly { currency: string; accounts: readonly AccountFigures[] }[];
    }>(`/shops/demo/journal/trial-balance${query}`);
    const accounts = currencies.find(({ currency }) => currency === 'CNY')?.accounts ?? [];
    const account = accounts.find(({ code }) => code === RECEIVABLE);
    if (account === undefined) throw new Error('the demo month moves nothing on the receivable');
    return account;
  }

  const trail = async (query: string): Promise<readonly TrailEntry[]> =>
    (await ask<{ items: readonly TrailEntry[] }>(`/audit-trail?${query}`)).items;

  async function come(options?: VisitOptions): Promise<void> {
    visitor = await visit(browser, ledger.url, options);
    ({ page } = visitor);
  }

  const query = (): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);
  const table = (name: string): Locator => page.getByRole('table', { name });
  const rowOf = (name: string, text: string): Locator =>
    table(name).getByRole('row').filter({ hasText: text });
  const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

  async function amountsIn(row: Locator): Promise<(string | null)[]> {
    await row.waitFor();
    const amounts = await row.locator('[data-amount]').all();
    return Promise.all(amounts.map((amount) => amount.getAttribute('data-amount')));
  }

  /** Presses Tab until the place that is meant has the focus, as somebody without a mouse does. */
  async function tabTo(place: Locator): Promise<void> {
    const focused = place.and(page.locator(':focus'));
    for (let presses = 0; presses < 80 && (await focused.count()) === 0; presses += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await focused.count()).toBe(1);
  }

  describe('the trial balance', () => {
    it('says what it shows, and a balance is followed down to the event behind it', async () => {
      await come();
      await visitor.open('/journal?shop=demo');
      await page
        .getByText('Everything that has taken effect, as the ledger knows it now; balanced.')
        .waitFor();
      const row = rowOf('Trial balance, CNY', RECEIVABLE);
      expect(await amountsIn(row)).toEqual([after.debit, after.credit, after.debitBalance]);

      await row.getByRole('link').click();
      await heading(`${RECEIVABLE} Platform receivable`);
      const closing = page.locator('.figure').filter({ hasText: 'Closing balance, CNY' });
      expect(await amountsIn(closing)).toEqual([after.debitBalance]);

      await table('Account ledger').getByRole('link', { name: '5 Dec 2025, 11:00:00' }).click();
      await heading('Entry');
      expect(await amountsIn(rowOf('Entry', RECEIVABLE))).toEqual(['300.00']);
      await rowOf('Entry', '2203').waitFor();
      await page.getByText('late-payment').first().waitFor();

      await page.getByRole('link', { name: 'PaymentReceived' }).click();
      await heading('Payment received');
      await page.getByText(`for order ${LATE_ORDER} was received through alipay`).first().waitFor();
      expect(visitor.errors).toEqual([]);
    });

    it('is shown as it was known before a late event, beside what is known now', async () => {
      const [late] = await trail(`order=${LATE_ORDER}&type=PaymentReceived`);
      await come();
      await visitor.open(`/journal/demo/entries/${late?.ordinal ?? ''}/1`);
      await page
        .getByRole('link', { name: 'Trial balance as it was known before this was recorded' })
        .click();
      await page.getByText('What has been recorded since then changes these balances.').waitFor();
      expect(await amountsIn(rowOf('Then and now, CNY', RECEIVABLE))).toEqual([
        before.debitBalance,
        after.debitBalance,
        '300.00',
      ]);
      await rowOf('Then and now, CNY', '1002').getByText('—').waitFor();

      await page.getByRole('button', { name: 'End the comparison' }).click();
      expect(await amountsIn(rowOf('Trial balance, CNY', RECEIVABLE))).toEqual([
        before.debit,
        before.credit,
        before.debitBalance,
      ]);
      expect(visitor.errors).toEqual([]);
    });

    it('takes both dates from the pickers into its address, which shows a colleague the same', async () => {
      await come({ language: 'zh' });
      await visitor.open('/journal?shop=demo');
      await page.getByLabel('截至日终').fill('2026-01-15');
      await page.keyboard.press('Enter');
      await page.getByText('截至 2026-01-15 日终发生的业务，以目前账上的全部记录为准；借贷平衡。').waitFor();
      expect(query()).toEqual({ shop: 'demo', asOf: '2026-01-16' });
      const then = await receivable('?asOf=2026-01-16');
      const row = rowOf('科目余额表（CNY）', RECEIVABLE);
      expect(await amountsIn(row)).toEqual([then.debit, then.credit, then.debitBalance]);

      await page.getByLabel('按何时所知').fill('2020-01-01 10:00:00');
      await page.keyboard.press('Enter');
      await page.getByText('按所选时间，账上还没有记录。').waitFor();
      expect(query()).toEqual({ shop: 'demo', asOf: '2026-01-16', knownAt: '2020-01-01T02:00:00Z' });

      const link = page.url().slice(ledger.url.length);
      const colleague = await visit(await startBrowserOfColleague(), ledger.url, { language: 'en' });
      await colleague.open(link);
      await colleague.page
        .getByText(
          'Everything that took effect up to the end of 15 Jan 2026, as the ledger knew it on 1 Jan 2020, 10:00:00.',
        )
        .waitFor();
      expect(colleague.errors).toEqual([]);
      expect(visitor.errors).toEqual([]);
    });

    it('gives way to the entries of one order', async () => {
      await come();
      await visitor.open('/journal?shop=demo');
      await page.getByLabel('Order number').fill(LATE_ORDER);
      await page.keyboard.press('Enter');
      const entries = `Entries of order ${LATE_ORDER}`;
      await page.getByRole('heading', { name: entries }).waitFor();
      expect(await amountsIn(rowOf(entries, 'late-payment'))).toEqual(['300.00']);
      expect(await table(entries).getByRole('row').count()).toBe(2);
      expect(query()).toEqual({ shop: 'demo', order: LATE_ORDER });
      expect(visitor.errors).toEqual([]);
    });
  });

  let second: Browser | undefined;
  async function startBrowserOfColleague(): Promise<Browser> {
    second = await startBrowser();
    return second;
  }
  afterEach(async () => {
    await second?.close();
    second = undefined;
  });

  describe('the audit trail', () => {
    const choose = async (filter: string, choice: string): Promise<void> => {
      await page.getByRole('combobox', { name: filter }).click();
      await page.locator('.ant-select-item-option').filter({ hasText: choice }).click();
    };

    it('is narrowed to a person and a command, and the link shows a colleague the same', async () => {
      await come();
      await visitor.open('/audit-trail');
      await choose('Who', 'alice (');
      await page.waitForURL(/actor=alice/);
      await choose('Command', 'Request refund (');
      await page.waitForURL(/command=RequestRefund/);
      await rowOf('Audit trail', 'alice requested refund r-1').waitFor();
      await page.getByText(/^1 rows?, that is all/).waitFor();
      expect(query()).toEqual({ actor: 'alice', command: 'RequestRefund' });

      const colleague = await visit(await startBrowserOfColleague(), ledger.url, { language: 'zh' });
      await colleague.open(page.url().slice(ledger.url.length));
      const rows = colleague.page.getByRole('table', { name: '审计轨迹' }).getByRole('row');
      await rows.filter({ hasText: '申请退款' }).first().waitFor();
      expect(await rows.count()).toBe(2);
      expect(colleague.errors).toEqual([]);
      expect(visitor.errors).toEqual([]);
    });

    it('is put the other way round and narrowed by the time things took effect', async () => {
      await come();
      await visitor.open('/audit-trail?axis=occurred&to=2025-12-31');
      await table('Audit trail').getByRole('button', { name: 'Took effect' }).click();
      await page.waitForURL(/first=oldest/);
      await page.getByText('2 rows, that is all').waitFor();
      const said = await table('Audit trail').locator('tbody strong').allTextContents();
      expect(said).toEqual(['Order placed', 'Payment received']);
      expect(visitor.errors).toEqual([]);
    });

    it('leads from an event to its cause, to the next of its stream, and through its long list', async () => {
      const [lines] = await trail('type=StatementLinesRecorded');
      await come();
      await visitor.open(`/audit-trail/${lines?.eventId ?? ''}`);
      await heading('Statement lines recorded');
      const causes = page.locator('section').filter({
        has: page.getByRole('heading', { name: 'Causes and consequences' }),
      });
      await causes.locator('[aria-current]').getByText('Statement lines recorded').waitFor();
      await page.getByText(/^lines: items 1 to 50 of/).waitFor();
      await page.getByRole('button', { name: 'Later items' }).click();
      await page.getByText(/^lines: items 51 to 100 of/).waitFor();
      expect(query()).toEqual({ skip: '50' });

      await causes.getByRole('link', { name: 'Statement opened' }).click();
      await heading('Statement opened');
      await causes.locator('[aria-current]').getByText('Statement opened').waitFor();
      await page.getByRole('link', { name: 'Next in its stream' }).click();
      await heading('Statement lines recorded');
      expect(visitor.errors).toEqual([]);
    });

    it('says of a refused command what was refused and why', async () => {
      const [refused] = await trail('type=CommandRefused&actor=alice');
      await come({ language: 'zh' });
      await visitor.open(`/audit-trail/${refused?.eventId ?? ''}`);
      await page.getByRole('heading', { name: '被拒绝的命令：批准退款' }).waitFor();
      await page.getByText('somebody else must approve it').first().waitFor();
      await page.getByText('REFUND_SELF_APPROVAL').first().waitFor();
      await page.getByText(`order-demo-${LATE_ORDER}`).first().waitFor();
      expect(visitor.errors).toEqual([]);
    });

    it('is walked by keyboard alone: into an event and back to the same narrowed trail', async () => {
      await come();
      await visitor.open('/audit-trail?actor=bob');
      await rowOf('Audit trail', 'bob approved refund r-1').waitFor();
      await tabTo(table('Audit trail').locator('tbody').getByRole('link').first());
      await page.keyboard.press('Enter');
      await heading('Refund approved');
      await tabTo(page.getByRole('link', { name: '← Audit trail' }));
      await page.keyboard.press('Enter');
      await rowOf('Audit trail', 'bob approved refund r-1').waitFor();
      expect(query()).toEqual({ actor: 'bob' });
      expect(visitor.errors).toEqual([]);
    });
  });

  it.each(['light', 'dark'] as const)('have no serious hindrance for anybody, %s', async (theme) => {
    const [lines] = await trail('type=StatementLinesRecorded');
    const [refused] = await trail('type=CommandRefused');
    const [late] = await trail(`order=${LATE_ORDER}&type=PaymentReceived`);
    await come({ theme });
    const places = [
      ['/journal?shop=demo', 'Journal'],
      ['/journal?shop=demo&view=entries', 'Journal'],
      ['/journal?shop=demo&knownAt=2020-01-01&compare=now', 'Journal'],
      [`/journal/demo/accounts/${RECEIVABLE}`, RECEIVABLE],
      [`/journal/demo/entries/${late?.ordinal ?? ''}/1`, 'Entry'],
      ['/audit-trail', 'Audit trail'],
      [`/audit-trail/${lines?.eventId ?? ''}`, 'Statement lines recorded'],
      [`/audit-trail/${refused?.eventId ?? ''}`, 'Command refused'],
    ] as const;
    for (const [path, title] of places) {
      await visitor.open(path);
      await heading(title);
      expect({ path, violations: await visitor.accessibilityViolations() }).toEqual({ path, violations: [] });
    }
    expect(visitor.errors).toEqual([]);
  });
});
