import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { loadDemoOnce } from './demo-load.js';
import { openLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { loadConfig } from './platform/config/config.js';
import { configureHttp, createHttpAdapter } from './platform/http/configure-http.js';
import { serveConsole } from './platform/http/console.js';
import { setupOpenApi } from './platform/http/openapi.js';

/** Where `npm run build` puts the console, seen from the built main.js. */
const CONSOLE_FOLDER = join(import.meta.dirname, '../web');

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** Starts everything that is not configured elsewhere, and serves until it is told to stop. */
async function serve(): Promise<void> {
  const config = loadConfig(process.env);
  const ledger = await openLedger(config, {
    log: warn,
    drivesViews: true,
    onDatabaseEnd: () => {
      warn(
        'The embedded PostgreSQL has ended; start the ledger again, nothing that was acknowledged is lost.',
      );
      process.exit(2);
    },
  });
  let app: NestFastifyApplication | undefined;
  try {
    app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), createHttpAdapter(), {
      logger: ['fatal', 'error', 'warn'],
      abortOnError: false,
    });
    configureHttp(app);
    await serveConsole(app, CONSOLE_FOLDER);
    setupOpenApi(app);
    endOnSignal(app, ledger);
    await app.listen(config.port, config.host);
  } catch (error) {
    await app?.close();
    await ledger.close();
    throw error;
  }
  const url = await app.getUrl();
  await loadDemoOnce(ledger, say);
  say(`Console / 控制台   ${url}/`);
  say(`API / 接口         ${url}/v1`);
  say(`API docs / 文档    ${url}/docs`);
  say(`Health / 健康      ${url}/health/ready`);
  say('Stop with Ctrl-C / 按 Ctrl-C 停止');
}

/** The first signal ends cleanly: door, imports, views, log, database, in this order. The second does not wait. */
function endOnSignal(app: NestFastifyApplication, ledger: Ledger): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) process.exit(130);
    ending = true;
    say('Stopping … / 正在停止 …');
    await app.close();
    await ledger.close();
    process.exit(0);
  };
  const endNow = (): void => {
    end().catch((error: unknown) => {
      warn(`Stopping failed: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(2);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endNow);
  endWithNpm(endNow);
}

/** npm ends by itself on SIGTERM without passing it on: under `npm start` the server ends when npm has gone. */
function endWithNpm(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 250);
  watch.unref();
}

serve().catch((error: unknown) => {
  const code = (error as { code?: unknown }).code;
  warn(
    `The ledger did not start: ${typeof code === 'string' ? `${code}: ` : ''}${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = (error as { kind?: unknown }).kind === 'malformed' ? 1 : 2;
});
