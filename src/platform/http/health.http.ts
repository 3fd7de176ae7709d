import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_STORE } from '../event-store/event-store.token.js';
import type { EventStore } from '../event-store/event-store.js';
import { Database } from '../postgres/database.js';
import { Metrics } from './metrics.js';
import { VIEW_FRESHNESS } from './reads-view.js';
import type { LedgerStatus, ViewFreshness } from './reads-view.js';

const PATIENCE_MS = 3_000;

interface Readiness {
  /** "degraded": commands are taken, but a view stopped and needs a person. */
  readonly status: 'ready' | 'degraded' | 'down';
  readonly database: 'answers' | 'away';
  readonly log: 'answers' | 'away';
  readonly head: string | null;
  readonly views: readonly object[];
}

@ApiTags('operation')
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_FRESHNESS) private readonly freshness: ViewFreshness,
  ) {}

  /** The process answers. It asks nobody else, so an orchestrator does not restart it for a database that is away. */
  @Get('health/live')
  @ApiOperation({ summary: 'The process answers' })
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'Database and log answer, and no view stopped; 503 otherwise' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const [database, log, status] = await Promise.all([
      answers(this.database.query('SELECT 1')),
      answers(this.store.ping()),
      answers(this.freshness.status()),
    ]);
    const readiness = readinessOf(database !== undefined, log !== undefined, status?.value);
    if (readiness.status !== 'ready') reply.status(503);
    return readiness;
  }

  @Get('metrics')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Series for Prometheus' })
  async series(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    // With the database away the other series are still worth a scrape.
    const status = await answers(this.freshness.status());
    if (status !== undefined) this.metrics.setLedgerStatus(status.value);
    reply.header('Content-Type', this.metrics.contentType);
    return this.metrics.text();
  }
}

function readinessOf(database: boolean, log: boolean, ledger: LedgerStatus | undefined): Readiness {
  const views = ledger?.views ?? [];
  const whole = database && log && ledger !== undefined;
  const stopped = views.some(({ state }) => state === 'stopped');
  return {
    status: !whole ? 'down' : stopped ? 'degraded' : 'ready',
    database: database ? 'answers' : 'away',
    log: log ? 'answers' : 'away',
    head: ledger?.head ?? null,
    views: views.map(({ name, state, lag, position, error }) => ({
      name,
      state,
      lag,
      position: position ?? null,
      ...(error !== undefined && { error }),
    })),
  };
}

/** The answer if it comes in time; undefined if it fails or does not come. */
async function answers<T>(question: Promise<T>): Promise<{ value: T } | undefined> {
  const patience = new AbortController();
  const late = delay(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([question.then((value) => ({ value })).catch(() => undefined), late]);
  } finally {
    patience.abort();
  }
}
