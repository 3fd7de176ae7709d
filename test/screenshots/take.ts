import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { dataFolder, environment } from '../support/command-line.js';
import { startServer } from '../support/running-server.js';

/**
 * `npm run screenshots [page …]`: every page with the demo month, wide and narrow, light and dark, in both languages, into
 * screenshots/; the ones that the README shows also into docs/pictures/.
 */
const FOLDER = 'screenshots';
const PICTURES = 'docs/pictures';
const SHOP = 'demo';
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;
const LOOKS = [
  { size: 'wide', theme: 'light', language: 'zh' },
  { size: 'wide', theme: 'dark', language: 'en' },
  { size: 'narrow', theme: 'light', language: 'en' },
  { size: 'narrow', theme: 'dark', language: 'zh' },
] as const;
/** What the README shows. */
const SHOWN = ['overview', 'reconciliation', 'order', 'statements'];

interface Place {
  readonly name: string;
  readonly path: string;
}

async function ask<T>(url: string, path: string): Promise<T> {
  const response = await fetch(`${url}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

interface Items<T> {
  readonly items: readonly T[];
}

/** The pages, and for those about one thing, a thing worth looking at. */
async function placesOf(url: string): Promise<readonly Place[]> {
  const v1 = `/v1/shops/${SHOP}`;
  const differing = await ask<Items<{ orderNo: string }>>(
    url,
    `${v1}/standing/orders?sort=difference&limit=1`,
  );
  const lines = await ask<Items<{ lineId: string }>>(url, `${v1}/reconciliation/lines?matched=false&limit=1`);
  const statements = await ask<Items<{ statementId: string }>>(url, `${v1}/statements?limit=1`);
  const entries = await ask<
    Items<{ ordinal: string; lineNo: number; eventId: string; debitAccount: string }>
  >(url, `${v1}/journal/entries?limit=1`);
  const entry = entries.items[0];
  const shop = `?shop=${SHOP}`;
  return [
    { name: 'overview', path: `/${shop}` },
    { name: 'orders', path: `/orders${shop}` },
    { name: 'order', path: `/orders/${SHOP}/${differing.items[0]?.orderNo ?? ''}` },
    { name: 'reconciliation', path: `/reconciliation${shop}` },
    { name: 'line', path: `/reconciliation/${SHOP}/lines/${lines.items[0]?.lineId ?? ''}` },
    { name: 'statements', path: `/statements${shop}` },
    { name: 'statement', path: `/statements/${SHOP}/${statements.items[0]?.statementId ?? ''}` },
    { name: 'audit-trail', path: `/audit-trail${shop}` },
    { name: 'event', path: `/audit-trail/${entry?.eventId ?? ''}` },
    { name: 'alerts', path: `/alerts${shop}` },
    { name: 'journal', path: `/journal${shop}` },
    { name: 'account', path: `/journal/${SHOP}/accounts/${entry?.debitAccount ?? ''}` },
    { name: 'entry', path: `/journal/${SHOP}/entries/${entry?.ordinal ?? ''}/${entry?.lineNo ?? ''}` },
    { name: 'system', path: '/system' },
  ];
}

async function untilTheStandingIsThere(url: string): Promise<void> {
  for (;;) {
    const { head, standing } = await ask<{ head: string; standing: string | null }>(url, '/v1/live/position');
    if (head === standing) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function take(browser: Browser, url: string, { name, path }: Place): Promise<void> {
  for (const { size, theme, language } of LOOKS) {
    const visitor = await visit(browser, url, { viewport: SIZES[size], theme, language, actor: 'zhang.san' });
    try {
      await visitor.open(path);
      await visitor.page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
      const file = join(FOLDER, `${name}-${size}-${theme}-${language}.png`);
      await visitor.page.screenshot({ path: file });
      process.stdout.write(`${file}${visitor.errors.length > 0 ? `  ${visitor.errors.join('; ')}` : ''}\n`);
    } finally {
      await visitor.close();
    }
  }
}

async function takeAll(wanted: readonly string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await mkdir(PICTURES, { recursive: true });
  const data = await dataFolder();
  const server = await startServer(environment(data.path));
  const browser = await startBrowser();
  try {
    await untilTheStandingIsThere(server.url);
    for (const place of await placesOf(server.url)) {
      if (wanted.length > 0 && !wanted.includes(place.name)) continue;
      await take(browser, server.url, place);
      if (!SHOWN.includes(place.name)) continue;
      await copyFile(join(FOLDER, `${place.name}-wide-light-zh.png`), join(PICTURES, `${place.name}.png`));
    }
  } finally {
    await browser.close();
    server.child.kill('SIGTERM');
    await new Promise((resolve) => server.child.once('exit', resolve));
    await rm(data.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

await takeAll(process.argv.slice(2));
