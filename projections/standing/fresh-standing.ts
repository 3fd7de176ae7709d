import { setTimeout as delay } from 'node:timers/promises';
import { applyDecorators, Injectable, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { LogPosition } from '../../src/platform/event-store/event-store.js';
import { comparePositions, ordinalOf } from '../../src/platform/event-store/log-position.js';
import { HttpProblem } from '../../src/platform/http/problem.js';
import {
  DEFAULT_WAIT_MS,
  documentFreshness,
  readPosition,
  readWait,
} from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { KNOWN_SHOP_SQL } from './standing-read.js';

const LOOK_EVERY_MS = 20;

/**
 * Read your own writes, as FreshView does it for a view: `?after=` waits until the standing has a position, and
 * Ledger-Position says how far it was at least. Throws VIEW_BEHIND (503), MALFORMED_POSITION and MALFORMED_WAIT.
 */
@Injectable()
export class FreshStanding implements NestInterceptor {
  constructor(private readonly database: Database) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const query = request.query as Record<string, unknown>;
    const shopId = (request.params as Record<string, unknown>)['shopId'];
    const { after, wait } = query;
    delete query['after'];
    delete query['wait'];
    const shop = typeof shopId === 'string' ? shopId : undefined;
    const position =
      after === undefined
        ? await this.first(shop)
        : await this.reach(shop, readPosition(after), readWait(wait));
    if (position !== undefined) http.getResponse<FastifyReply>().header('Ledger-Position', position);
    return next.handle();
  }

  /** Of a shop; of all of them together if there is none, or if it has no standing (yet). */
  private async positionOf(shopId: string | undefined): Promise<LogPosition | undefined> {
    const [row] = await this.database.query<{ position: string | null }>(
      `SELECT coalesce((SELECT position FROM standing.result WHERE shop_id = $1),
                       (SELECT position FROM standing.progress)) AS position`,
      [shopId ?? null],
    );
    return row?.position ?? undefined;
  }

  /** A shop that has just been heard of is computed within a moment: whoever asks for it meanwhile waits. */
  private async first(shopId: string | undefined): Promise<LogPosition | undefined> {
    const until = Date.now() + DEFAULT_WAIT_MS;
    while (shopId !== undefined && Date.now() < until && (await this.isPending(shopId))) {
      await delay(LOOK_EVERY_MS);
    }
    return this.positionOf(shopId);
  }

  private async isPending(shopId: string): Promise<boolean> {
    const [row] = await this.database.query<{ pending: boolean }>(
      `SELECT NOT EXISTS (SELECT FROM standing.result WHERE shop_id = $1) AND (${KNOWN_SHOP_SQL}) AS pending`,
      [shopId],
    );
    return row?.pending === true;
  }

  private async reach(
    shopId: string | undefined,
    after: LogPosition,
    waitMs: number,
  ): Promise<LogPosition | undefined> {
    const until = Date.now() + waitMs;
    for (;;) {
      const position = await this.positionOf(shopId);
      if (position !== undefined && comparePositions(position, after) >= 0) return position;
      if (Date.now() >= until) {
        const lag = position === undefined ? ordinalOf(after) : ordinalOf(after) - ordinalOf(position);
        throw new HttpProblem(
          503,
          'VIEW_BEHIND',
          `the standing has not reached ${after} within ${waitMs} ms`,
          {
            details: { view: 'standing', position: position ?? '', lag: Number(lag), state: 'behind' },
            retryAfterSeconds: 1,
          },
        );
      }
      await delay(LOOK_EVERY_MS);
    }
  }
}

/** On a controller whose GETs are answered by the standing. */
export function ReadsStanding(): ClassDecorator {
  return applyDecorators(UseInterceptors(FreshStanding), documentFreshness);
}
