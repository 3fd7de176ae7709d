import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Database } from '../../src/platform/postgres/database.js';
import { bareTable, nodeFlags, report, withPostgres } from './support.js';

const CONNECTIONS = 32;
const SECONDS = 10;

interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly memoryMb: () => Promise<number>;
}

/** The built server on a database of its own, as `npm start` runs it. */
async function startServer(databaseUrl: string, dataDir: string): Promise<Running> {
  const child = spawn(process.execPath, [...nodeFlags(), 'dist/src/main.js'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, LEDGER_DATA: dataDir, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  for await (const line of createInterface(child.stdout)) {
    url = /(http:\S+)\/v1$/.exec(line)?.[1] ?? '';
    if (url !== '') break;
  }
  if (url === '') throw new Error('the server did not start');
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
    memoryMb: async () => {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1] ?? 0) / 1024 / 1024;
    },
  };
}

async function load(
  url: string,
  request: (index: number) => { path: string; body: object },
): Promise<autocannon.Result> {
  let count = 0;
  return autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [
      {
        setupRequest: (base) => {
          const { path, body } = request(count++);
          return {
            ...base,
            method: 'POST',
            path,
            headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
            body: JSON.stringify(body),
          };
        },
      },
    ],
  });
}

/** The least that durable commands cost: as many connections, each inserting one row a commit. */
async function bareCommits(url: string): Promise<number> {
  const database = new Database(url, { max: CONNECTIONS });
  await bareTable(database);
  let position = 0;
  const until = performance.now() + 5000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        const at = ++position;
        await database.query('INSERT INTO bare_event VALUES ($1, $2, 0, $3, $4, $5, $6, now())', [
          at,
          `order-bench-${at}`,
          randomUUID(),
          'OrderPlaced',
          'x'.repeat(200),
          'y'.repeat(500),
        ]);
      }
    }),
  );
  await database.close();
  return position / 5;
}

await withPostgres(async (fresh, folder) => {
  const baseline = { what: 'bare single-row commits', value: await bareCommits(await fresh()) };
  const server = await startServer(await fresh(), folder);
  try {
    const place = (index: number) => ({
      path: '/v1/shops/bench/orders',
      body: { orderNo: `N${index}`, currency: 'CNY', totalAmount: '178.80', channel: 'tmall' },
    });
    // Warm: the first seconds of a process are the compiler's.
    await load(server.url, (index) => ({
      ...place(index),
      body: { ...place(index).body, orderNo: `W${index}` },
    }));
    const many = await load(server.url, place);
    tell('over many orders', many, baseline);
    const hot = await load(server.url, (index) => ({
      path: '/v1/shops/bench/orders/W1/payments',
      body: { paymentId: `p${index}`, currency: 'CNY', amount: '0.01', channel: 'alipay' },
    }));
    tell('over one hot order', hot, baseline);
    report({ what: '(a) peak memory of the server', value: await server.memoryMb(), unit: 'MB' });
  } finally {
    await server.stop();
  }
});

function tell(where: string, result: autocannon.Result, baseline: { what: string; value: number }): void {
  const note =
    result.non2xx > 0 || result.errors > 0 ? `${result.non2xx} refused, ${result.errors} errors` : '';
  report({
    what: `(a) commands over HTTP at ${CONNECTIONS} connections, ${where}`,
    value: result.requests.average,
    unit: 'commands/s',
    baseline,
    note,
  });
  report({ what: `(a) p99 latency, ${where}`, value: result.latency.p99, unit: 'ms' });
}
