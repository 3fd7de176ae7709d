import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium as playwright } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Why no browser can be had here, undefined if one can: the Chromium of the npm package is built for Linux on x64. */
export const NO_BROWSER =
  process.env['CHROMIUM_PATH'] !== undefined || (process.platform === 'linux' && process.arch === 'x64')
    ? undefined
    : 'no Chromium for this machine; CHROMIUM_PATH names one';

/** A headless Chromium: the one that CHROMIUM_PATH names, or the one inside @sparticuz/chromium. */
export async function startBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  if (own !== undefined) return playwright.launch({ executablePath: own });
  const { default: chromium } = await import('@sparticuz/chromium');
  chromium.setGraphicsMode = false;
  // In one process all profiles are one: two people would share what their browsers keep.
  const args = chromium.args.filter((argument) => argument !== '--single-process');
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

export interface VisitOptions {
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly actor?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A person at the console: a browser profile of her own, and everything that went wrong in it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console and of scripts, and requests that failed. A story ends with none. */
  readonly errors: string[];
  open(path: string): Promise<void>;
  /** Serious and critical violations that axe finds, as "rule: element". */
  accessibilityViolations(): Promise<string[]>;
  close(): Promise<void>;
}

export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visitor> {
  const { language = 'en', theme = 'light', actor = '', viewport = { width: 1440, height: 900 } } = options;
  const context = await browser.newContext({
    viewport,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  const kept = JSON.stringify(JSON.stringify({ language, theme, actor }));
  await context.addInitScript({
    // A page without an address has no storage.
    content: `try { localStorage.getItem('order-ledger') ?? localStorage.setItem('order-ledger', ${kept}) } catch {}`,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
  return {
    context,
    page,
    errors,
    open: async (path) => {
      await page.goto(`${url}${path}`);
      await page.locator('article.page[aria-busy="false"]').first().waitFor();
    },
    accessibilityViolations: () => violationsOf(page),
    close: () => context.close(),
  };
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

async function violationsOf(page: Page): Promise<string[]> {
  // Colours half way through a fade are none that a person reads.
  await page.evaluate(
    `Promise.all(document.getAnimations()
       .filter(({ effect }) => effect.getTiming().iterations !== Infinity)
       .map(({ finished }) => finished.catch(() => undefined)))
       .then(() => undefined)`,
  );
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}
