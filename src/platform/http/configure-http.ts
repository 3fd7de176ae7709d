import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { refuseCrossSiteWrites } from './cross-site.js';
import { Metrics } from './metrics.js';
import { ProblemFilter, replyProblem } from './problem-filter.js';
import { RequestValidation } from './validation.js';

/** Bytes of a JSON body: an order of 500 lines with long titles has half of it. */
export const MAX_BODY_BYTES = 512 * 1024;
// Order numbers have up to 128 characters, each up to 12 characters when percent-encoded; the router's own limit is 100.
const MAX_PATH_PART_CHARS = 1600;

/** The Fastify instance of the app and of tests. Files that are uploaded have limits of their own. */
export function createHttpAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { maxParamLength: MAX_PATH_PART_CHARS },
    // Of URLs that can't be decoded Nest never hears.
    frameworkErrors: replyProblem,
    // Connections that only wait must not hold up a shutdown.
    forceCloseConnections: 'idle',
  });
}

/** Everything that makes the app speak as the ledger does; main and tests share it. Call it before `app.init()`. */
export function configureHttp(app: NestFastifyApplication): void {
  app.useGlobalPipes(new RequestValidation());
  app.useGlobalFilters(new ProblemFilter());
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', refuseCrossSiteWrites);
  fastify.addHook('onResponse', app.get(Metrics).observeResponse);
}
