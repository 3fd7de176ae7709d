import { applyDecorators, Inject, Injectable, SetMetadata, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { malformed } from '../../shared/domain-error.js';
import type { LogPosition } from '../event-store/event-store.js';
import { parsePosition } from '../event-store/log-position.js';
import { HttpProblem } from './problem.js';

export interface ViewStatus {
  readonly name: string;
  readonly position: LogPosition | undefined;
  /** Events (on Postgres) or log units (elsewhere) between the view and the end of the log. */
  readonly lag: number;
  readonly state: 'live' | 'behind' | 'stopped';
  readonly version: number;
  readonly eventsDone: number;
  /** When the newest event that the view has taken was recorded, ISO 8601 in UTC; undefined before the first one. */
  readonly lastRecordedAt: string | undefined;
  readonly error: string | undefined;
}

export interface LedgerStatus {
  readonly head: LogPosition | undefined;
  readonly views: readonly ViewStatus[];
  /** How far the standing is, which follows the views a moment later; undefined before its first round. */
  readonly standing: LogPosition | undefined;
}

/** What the door asks of the views; the projections answer (the app module plugs them in under VIEW_FRESHNESS). */
export interface ViewFreshness {
  status(): Promise<LedgerStatus>;
  /** Where a view stands now; undefined if it has taken no event yet. */
  positionOf(view: string): Promise<LogPosition | undefined>;
  waitFor(
    position: LogPosition,
    timeoutMs: number,
    views: readonly string[],
  ): Promise<{ reached: boolean; position: LogPosition | undefined; error: string | undefined }>;
  /** Calls `listener` whenever this process moves a view on; gives what ends that. */
  onAdvance(listener: () => void): () => void;
}

export const VIEW_FRESHNESS = Symbol('VIEW_FRESHNESS');

const VIEW = 'ledger:view';
export const DEFAULT_WAIT_MS = 5_000;
const MAX_WAIT_MS = 30_000;

/**
 * Read your own writes: `?after=<position>` waits until the view has that position (`?wait=` milliseconds at most), and
 * every answer says in Ledger-Position how far the view was at least. Throws VIEW_BEHIND (503) when time is up or the
 * view stands still, MALFORMED_POSITION and MALFORMED_WAIT.
 */
@Injectable()
export class FreshView implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(VIEW_FRESHNESS) private readonly freshness: ViewFreshness,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const view = this.reflector.get<string>(VIEW, context.getClass());
    const http = context.switchToHttp();
    const query = http.getRequest<FastifyRequest>().query as Record<string, unknown>;
    const { after, wait } = query;
    // The query classes of views know only their own filters and refuse every other name.
    delete query['after'];
    delete query['wait'];
    // Taken before the view is read: what it then shows is at least as new as what the header says.
    const position =
      after === undefined
        ? await this.freshness.positionOf(view)
        : await this.reach(view, readPosition(after), readWait(wait));
    if (position !== undefined) http.getResponse<FastifyReply>().header('Ledger-Position', position);
    return next.handle();
  }

  private async reach(view: string, after: LogPosition, waitMs: number): Promise<LogPosition | undefined> {
    const { reached, position, error } = await this.freshness.waitFor(after, waitMs, [view]);
    if (reached) return position;
    const status = (await this.freshness.status()).views.find(({ name }) => name === view);
    throw new HttpProblem(
      503,
      'VIEW_BEHIND',
      error === undefined
        ? `the view "${view}" has not reached ${after} within ${waitMs} ms`
        : `the view "${view}" stands still at ${position ?? 'the beginning'} and needs a person`,
      {
        details: { view, position: position ?? '', lag: status?.lag ?? 0, state: status?.state ?? 'behind' },
        retryAfterSeconds: error === undefined ? 1 : 30,
      },
    );
  }
}

/** On a controller whose GETs are answered by a view. */
export function ReadsView(view: string): ClassDecorator {
  return applyDecorators(SetMetadata(VIEW, view), UseInterceptors(FreshView), documentFreshness);
}

/** OpenAPI has parameters by method, not by controller. */
export function documentFreshness(controller: object): void {
  const { prototype } = controller as { prototype: object };
  const document = applyDecorators(
    ApiQuery({
      name: 'after',
      required: false,
      type: String,
      description: 'Wait until the view has this log position',
    }),
    ApiQuery({
      name: 'wait',
      required: false,
      type: String,
      description: 'For so many milliseconds (5000, at most 30000)',
    }),
  ) as MethodDecorator;
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name !== 'constructor') document(prototype, name, descriptor);
  }
}

/** Throws MALFORMED_POSITION. */
export function readPosition(after: unknown): LogPosition {
  try {
    parsePosition(String(after));
    return String(after);
  } catch {
    const shown = String(after).slice(0, 80);
    return malformed('MALFORMED_POSITION', `after="${shown}" is not a position of the log`, { after: shown });
  }
}

/** Milliseconds. Throws MALFORMED_WAIT. */
export function readWait(wait: unknown): number {
  if (wait === undefined) return DEFAULT_WAIT_MS;
  const waitMs = typeof wait === 'string' && /^\d{1,5}$/.test(wait) ? Number(wait) : MAX_WAIT_MS + 1;
  if (waitMs > MAX_WAIT_MS) {
    const shown = JSON.stringify(wait).slice(0, 40);
    malformed('MALFORMED_WAIT', `wait=${shown} is not a number of milliseconds up to ${MAX_WAIT_MS}`, {
      wait: shown,
    });
  }
  return waitMs;
}
