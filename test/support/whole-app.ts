import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { freshDatabase } from './test-database.js';

/** The program as it is put together for users, on a database and in a data folder of its own. */
export interface WholeApp {
  readonly app: NestFastifyApplication;
  /** For supertest. */
  readonly server: Server;
  readonly ledger: Ledger;
  /** Listens on a free port of 127.0.0.1 and gives the URL. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export async function startWholeApp({ drivesViews = true } = {}): Promise<WholeApp> {
  const { url, ...testDatabase } = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'ledger-whole-'));
  const ledger = await openLedger(
    {
      dataDir,
      host: '127.0.0.1',
      port: 0,
      databaseUrl: url,
      eventStoreUrl: undefined,
      postgresBin: undefined,
      zone: 'Asia/Shanghai',
    },
    { log: () => undefined, drivesViews },
  );
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), createHttpAdapter(), {
    logger: ['fatal'],
    abortOnError: false,
  });
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    server: app.getHttpServer(),
    ledger,
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    close: async () => {
      await app.close();
      await ledger.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
