import { join, resolve } from 'node:path';
import { Freshness } from '../projections/core/freshness.js';
import { prepareViews } from '../projections/core/checkpoints.js';
import { ProjectionRunner } from '../projections/core/runner.js';
import { projections } from '../projections/index.js';
import {
  prepareStanding,
  standingPosition,
  StandingWorker,
} from '../projections/standing/standing-worker.js';
import { eventCatalogue } from './event-catalogue.js';
import { EventCodec } from './platform/event-store/codec.js';
import type { EventStore } from './platform/event-store/event-store.js';
import { EventStoreDbStore } from './platform/event-store/eventstoredb.js';
import { CommandExecutor } from './platform/event-store/execute.js';
import { GroupAppender } from './platform/event-store/group-append.js';
import { PostgresEventStore } from './platform/event-store/postgres.js';
import { Database } from './platform/postgres/database.js';
import { startEmbeddedServer } from './platform/postgres/embedded-server.js';
import type { EmbeddedServer } from './platform/postgres/embedded-server.js';
import type { Config } from './platform/config/config.js';

/** The parts that the server and the command line share, opened together and closed in the opposite order. */
export interface Ledger {
  readonly config: Config;
  readonly database: Database;
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly executor: CommandExecutor;
  readonly runner: ProjectionRunner;
  readonly freshness: Freshness;
  /** Stops what was started; an embedded server stops with its last user. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Told, in a line each, what takes time or goes wrong. */
  readonly log: (line: string) => void;
  /** Whether this process drives the views (if no other does). Without it they are only looked at. */
  readonly drivesViews: boolean;
  /** Called if an embedded server ends by itself while the ledger is open. */
  readonly onDatabaseEnd?: () => void;
}

/**
 * Opens the ledger on what the configuration names: servers where they are configured, the embedded PostgreSQL in the
 * data folder where not. Throws DomainError or EventStoreError naming what could not be opened; nothing is left running then.
 */
export async function openLedger(config: Config, options: OpenOptions): Promise<Ledger> {
  const { log, drivesViews } = options;
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const url = config.databaseUrl ?? (await embedded(config, options, closers)).url;
    const store =
      config.eventStoreUrl === undefined
        ? await PostgresEventStore.open(url)
        : await EventStoreDbStore.connect(config.eventStoreUrl);
    closers.push(() => store.close());
    const database = new Database(url, { max: 16 });
    closers.push(() => database.close());
    const codec = new EventCodec(eventCatalogue);
    const names = projections.map((projection) => projection.name);
    const freshness = new Freshness(database, store, names, () => standingPosition(database));
    const standing = new StandingWorker(database, log, freshness.announce);
    const runner = new ProjectionRunner({
      store,
      codec,
      database,
      projections,
      warn: log,
      onAdvance: () => {
        freshness.announce();
        standing.announce();
      },
    });
    await prepareStanding(database);
    if (drivesViews) {
      await runner.start();
      closers.push(() => runner.stop());
      standing.start();
      closers.push(() => standing.stop());
    } else {
      await prepareViews(database, projections);
    }
    const executor = new CommandExecutor(store, new GroupAppender(store), codec);
    return { config, database, store, codec, executor, runner, freshness, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function embedded(
  config: Config,
  { log, onDatabaseEnd }: OpenOptions,
  closers: (() => Promise<void>)[],
): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({
    dataDir: join(resolve(config.dataDir), 'postgres'),
    log,
    ...(config.postgresBin !== undefined && { binDir: config.postgresBin }),
  });
  if (onDatabaseEnd !== undefined) server.onExit(onDatabaseEnd);
  closers.push(() => server.stop());
  return server;
}
