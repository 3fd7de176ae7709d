import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { dataFolder, environment } from '../support/command-line.js';
import { startServer } from '../support/running-server.js';
import type { RunningServer } from '../support/running-server.js';

const ASSETS = 'dist/web/assets';
/** Bytes of compressed script that a page may load before it can be used. */
const SCRIPT_BUDGET = 400_000;

interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
  readonly src?: string;
}

/** As a browser asks, without fetch(), which decompresses and normalises paths. */
function get(url: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const path = url.slice(url.indexOf('/', 'http://'.length));
    request({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the console over HTTP', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let server: RunningServer;
  beforeAll(async () => {
    data = await dataFolder();
    server = await startServer(environment(data.path));
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    await data.remove();
  });

  it.each(['/', '/orders', '/orders/my-shop/A%2F1', '/audit-trail/1', '/journal/my-shop/entries/5/1?x=1'])(
    'answers the page %s with the console, which a browser asks for anew each time',
    async (path) => {
      const { status, headers, body } = await get(server.url + path);
      expect(status).toBe(200);
      expect(body.toString()).toContain('<div id="console">');
      expect(headers['content-type']).toContain('text/html');
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  it('lets a page run scripts of its own files only, and nobody frame it', async () => {
    const { headers } = await get(`${server.url}/`);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect((await get(`${server.url}/v1/nothing`)).headers['content-security-policy']).toBe(policy);
  });

  it('sends scripts as they were compressed at build time, to be kept for ever', async () => {
    const script = readdirSync(ASSETS).find((name) => /^index-.*\.js$/.test(name)) ?? '';
    const { headers, body } = await get(`${server.url}/assets/${script}`, { 'Accept-Encoding': 'br' });
    expect(headers['content-encoding']).toBe('br');
    expect(headers['cache-control']).toContain('immutable');
    expect(brotliDecompressSync(body)).toEqual(readFileSync(join(ASSETS, script)));
  });

  it.each([
    '/nothing',
    '/assets/nothing.js',
    '/manifest.json',
    '/assets/..%2Fmanifest.json',
    '/assets/../manifest.json',
    '/orders/a/b/c',
  ])('has no %s', async (path) => {
    expect([403, 404]).toContain((await get(server.url + path)).status);
  });

  it('loads no more script than its budget before any page can be used', () => {
    const manifest = JSON.parse(readFileSync('dist/web/manifest.json', 'utf8')) as Record<
      string,
      ManifestEntry
    >;
    const withImports = (key: string, seen = new Set<string>()): Set<string> => {
      if (!seen.has(key)) {
        seen.add(key);
        for (const imported of manifest[key]?.imports ?? []) withImports(imported, seen);
      }
      return seen;
    };
    const entry = [...withImports('index.html')];
    const pages = Object.keys(manifest).filter((key) => key.startsWith('src/pages/'));
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const files = new Set([...entry, ...withImports(page)].map((key) => manifest[key]?.file ?? ''));
      const bytes = [...files].reduce(
        (sum, file) => sum + (file.endsWith('.js') ? readFileSync(`dist/web/${file}.br`).length : 0),
        0,
      );
      expect({ page, isWithinBudget: bytes <= SCRIPT_BUDGET, bytes }).toMatchObject({ isWithinBudget: true });
    }
  });
});
