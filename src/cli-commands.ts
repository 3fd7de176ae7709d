import { resolve } from 'node:path';
import { projections } from '../projections/index.js';
import { rebuildViews } from '../projections/core/rebuild.js';
import type { CliOutput } from './cli-output.js';
import { statusLines } from './cli-tables.js';
import { writeDemoMonth } from './demo/demo-month.js';
import { openLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { loadConfig } from './platform/config/config.js';
import { diskFull, isDiskFull } from './platform/postgres/embedded-data-folder.js';
import { ordinalOf } from './platform/event-store/log-position.js';
import type { LogPosition } from './platform/event-store/event-store.js';
import { DomainError, malformed } from './shared/domain-error.js';

/** What a command gives: the JSON, and the lines for a person. */
export interface CommandResult {
  readonly result: object;
  readonly lines: readonly string[];
}

const VIEWS_TIMEOUT_MS = 15 * 60_000;

export async function withLedger<T>(
  output: CliOutput,
  drivesViews: boolean,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const config = loadConfig(process.env);
  const ledger = await openLedger(config, { log: output.log, drivesViews });
  try {
    return await work(ledger);
  } catch (error) {
    // PostgreSQL ends when its log finds no room: what the caller sees is a lost connection, and should be the cause.
    if (config.databaseUrl === undefined && (await isDiskFull(config.dataDir))) {
      throw Object.assign(diskFull(config.dataDir), { cause: error });
    }
    throw error;
  } finally {
    await ledger.close();
  }
}

/** Waits until every view has a position, whether this process drives the views or a running server does. */
export async function waitForViews(ledger: Ledger, output: CliOutput, position: LogPosition): Promise<void> {
  const until = Date.now() + VIEWS_TIMEOUT_MS;
  for (;;) {
    const { reached, error, position: at } = await ledger.freshness.waitFor(position, 500);
    if (reached) return;
    if (error !== undefined) {
      throw new DomainError('VIEW_STOPPED', `a view has stopped: ${error}`, {}, 'unavailable');
    }
    if (Date.now() > until) {
      throw new DomainError(
        'VIEW_BEHIND',
        'the views did not get to the end of the log in time',
        {},
        'unavailable',
      );
    }
    const [done, total] = [at === undefined ? 0n : ordinalOf(at), ordinalOf(position)];
    output.progress('Views', Number(done), Number(total), '');
  }
}

export async function runRebuild(output: CliOutput, view: string | undefined): Promise<CommandResult> {
  const chosen = projections.filter(({ name }) => view === undefined || name === view);
  if (chosen.length === 0) {
    malformed(
      'VIEW_UNKNOWN',
      `there is no view "${view ?? ''}": the views are ${projections.map(({ name }) => name).join(', ')}`,
      { view: view ?? '' },
    );
  }
  return withLedger(output, false, async ({ store, codec, database }) => {
    const began = Date.now();
    const head = await store.head();
    const { events, position } = await rebuildViews(chosen, {
      store,
      codec,
      database,
      onProgress: ({ events: done, position: at }) =>
        output.progress(
          'Rebuild',
          Number(at === undefined ? 0n : ordinalOf(at)),
          Number(head === undefined ? 1n : ordinalOf(head)),
          `${done} events`,
        ),
    });
    const views = chosen.map(({ name }) => name);
    const seconds = (Date.now() - began) / 1000;
    return {
      result: { views, events, position: position ?? null, seconds },
      lines: [`Rebuilt ${views.join(', ')} from ${events} events in ${seconds.toFixed(1)} s`],
    };
  });
}

export async function runStatus(output: CliOutput): Promise<CommandResult> {
  return withLedger(output, false, async ({ store, freshness }) => {
    const { head, views } = await freshness.status();
    const events =
      store.kind === 'postgres'
        ? Number(head === undefined ? 0n : ordinalOf(head))
        : Math.max(0, ...views.map((view) => view.eventsDone));
    const result = {
      log: { store: store.kind, position: head ?? null, events },
      views: views.map(({ name, position, lag, state, version, error }) => ({
        name,
        position: position ?? null,
        lag,
        state,
        version,
        ...(error !== undefined && { error }),
      })),
    };
    return { result, lines: statusLines(result) };
  });
}

export async function runDemo(
  output: CliOutput,
  folder: string,
  options: { seed: string; orders: string; month: string },
): Promise<CommandResult> {
  const seed = wholeNumber('--seed', options.seed);
  const orders = wholeNumber('--orders', options.orders);
  output.log(`Writing ${orders} orders of ${options.month} …`);
  const files = await writeDemoMonth(resolve(folder), { seed, orders, month: options.month });
  return { result: { folder: resolve(folder), files }, lines: files.map((file) => `${folder}/${file}`) };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    malformed('MALFORMED_OPTION', `${option} "${text}" is not a whole number`, { option });
  }
  return Number.parseInt(text, 10);
}
