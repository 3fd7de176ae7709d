import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Server } from 'node:http';
import { AuditTrailController } from '../../projections/audit-trail/audit-trail.http.js';
import { auditTrailProjection } from '../../projections/audit-trail/audit-trail.projection.js';
import { Freshness } from '../../projections/core/freshness.js';
import { ProjectionRunner } from '../../projections/core/runner.js';
import { orderControllers } from '../../projections/orders/order-controllers.js';
import { ordersProjection } from '../../projections/orders/orders.projection.js';
import { ViewOpenAdjustments } from '../../projections/orders/view-open-adjustments.js';
import { ViewRunMaker } from '../../projections/reconciliation/view-run-maker.js';
import { AdjustmentsModule } from '../../src/adjustments/adjustments.module.js';
import { AlertsModule } from '../../src/alerts/alerts.module.js';
import { MappingsModule } from '../../src/mappings/mappings.module.js';
import { ReconciliationsModule } from '../../src/reconciliations/reconciliations.module.js';
import { ShopsModule } from '../../src/shops/shops.module.js';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { OrdersModule } from '../../src/orders/orders.module.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { EVENT_STORE } from '../../src/platform/event-store/event-store.token.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { CommandExecutor } from '../../src/platform/event-store/execute.js';
import { GroupAppender } from '../../src/platform/event-store/group-append.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { IdempotencyKeys } from '../../src/platform/http/idempotency-keys.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { setupOpenApi } from '../../src/platform/http/openapi.js';
import { VIEW_FRESHNESS } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { InvoiceNumberRelease } from '../../src/processes/invoice-number-release.js';
import { ProcessesModule } from '../../src/processes/processes.module.js';
import { freshDatabase } from './test-database.js';

const projections = [ordersProjection, auditTrailProjection];

/** A running door on a database of its own: the real log, commands, views and process, without a port. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  /** For supertest. */
  readonly server: Server;
  readonly store: EventStore;
  readonly database: Database;
  readonly codec: EventCodec;
  readonly keys: IdempotencyKeys;
  readonly release: InvoiceNumberRelease;
  /** The process as another instance of the program runs it. */
  readonly anotherRelease: () => InvoiceNumberRelease;
  readonly views: ProjectionRunner;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Puts something between the commands and the log, e.g. a wire that breaks. */
  readonly wrapStore?: (store: EventStore) => EventStore;
}

export async function startTestApp({ wrapStore = (store) => store }: TestAppOptions = {}): Promise<TestApp> {
  const { url, ...testDatabase } = await freshDatabase();
  const log = await PostgresEventStore.open(url);
  const store = wrapStore(log);
  const database = new Database(url, { max: 10 });
  const codec = new EventCodec(eventCatalogue);
  const freshness = new Freshness(
    database,
    log,
    projections.map(({ name }) => name),
  );
  const views = new ProjectionRunner({
    store: log,
    codec,
    database,
    projections,
    warn: () => undefined,
    onAdvance: freshness.announce,
  });
  await views.start();
  const provide = [
    { provide: Database, useValue: database },
    { provide: EventCodec, useValue: codec },
    { provide: EVENT_STORE, useValue: store },
    {
      provide: CommandExecutor,
      useValue: new CommandExecutor(store, new GroupAppender(store), codec),
    },
    { provide: VIEW_FRESHNESS, useValue: freshness },
  ];
  const parts = { module: Parts, global: true, providers: provide, exports: provide };
  const imports = [
    parts,
    HttpModule,
    OrdersModule,
    AdjustmentsModule.of(ViewOpenAdjustments),
    AlertsModule,
    ShopsModule,
    MappingsModule,
    ReconciliationsModule.of(ViewRunMaker),
    ProcessesModule,
  ];
  const controllers = [...orderControllers, AuditTrailController];
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: Root, imports, controllers },
    createHttpAdapter(),
    { logger: ['fatal'], abortOnError: false },
  );
  configureHttp(app);
  // The page itself needs require() of an ES module, which Node 20 has and jest's loader has not.
  setupOpenApi(app, { ui: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    server: app.getHttpServer(),
    store,
    database,
    codec,
    keys: app.get(IdempotencyKeys, { strict: false }),
    release: app.get(InvoiceNumberRelease, { strict: false }),
    anotherRelease: () =>
      new InvoiceNumberRelease(database, codec, app.get(CommandBus, { strict: false }), store),
    views,
    close: async () => {
      await app.close();
      await views.stop();
      await database.close();
      await log.close();
      await testDatabase.drop();
    },
  };
}

@Module({})
class Parts {}

@Module({})
class Root {}
