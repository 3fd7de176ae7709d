import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { setupOpenApi } from '../../src/platform/http/openapi.js';
import { freshDatabase } from './test-database.js';

/** The whole program on a database of its own, with every view, behind its HTTP door but without a port. */
export interface LedgerApp {
  readonly ledger: Ledger;
  /** Writes a log's events to the store, as they are. */
  append(log: readonly Decoded[]): Promise<void>;
  /** A GET that waits until its view has everything that was written, unless the query says otherwise. */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<request.Response>;
  /** A POST under a key of its own by this person. */
  post(path: string, body: object, actor?: string): request.Test;
  close(): Promise<void>;
}

export async function startLedgerApp(): Promise<LedgerApp> {
  const home = await freshDatabase();
  const ledger = await openLedger(loadConfig({ DATABASE_URL: home.url }), {
    log: () => undefined,
    drivesViews: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), createHttpAdapter(), {
    logger: ['fatal'],
    abortOnError: false,
  });
  configureHttp(app);
  setupOpenApi(app, { ui: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const server = app.getHttpServer();
  let keys = 0;
  return {
    ledger,
    append: async (log) => {
      for (const { stream, event, revision, context } of log) {
        const expected = revision === 0n ? 'no-stream' : revision - 1n;
        const events = [ledger.codec.encode(event, context, 0)];
        await ledger.store.append({ stream, expected, events });
      }
    },
    get: async (path, query = {}) => {
      const after = await ledger.store.head();
      return request(server)
        .get(path)
        .query({ ...(after !== undefined && { after, wait: '30000' }), ...query });
    },
    post: (path, body, actor = 'alice') =>
      request(server)
        .post(path)
        .set({ 'Idempotency-Key': `key-${++keys}`, 'X-Actor': actor })
        .send(body),
    close: async () => {
      await app.close();
      await ledger.close();
      await home.drop();
    },
  };
}
