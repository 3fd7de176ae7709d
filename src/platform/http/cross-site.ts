import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.js';
import { replyProblem } from './problem-filter.js';

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A Fastify onRequest hook: a page of another site that somebody has open must not write into the ledger that listens on
 * their machine. Browsers tell where a request comes from and no page can forge it; programs without a browser tell nothing
 * and are let through. Refused requests are answered CROSS_SITE_REQUEST (403) before their body is read.
 */
export function refuseCrossSiteWrites(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (READS.includes(request.method) || !isCrossSite(request)) {
    done();
    return;
  }
  const problem = new HttpProblem(
    403,
    'CROSS_SITE_REQUEST',
    'a page of another site may not write here; open the console at the address of the ledger itself',
  );
  replyProblem(problem, request, reply);
}

function isCrossSite({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  // What the browser itself compared goes before what we could: a proxy may have changed Host.
  if (site !== undefined) return site === 'cross-site' || site === 'same-site';
  const { origin, host } = headers;
  return origin !== undefined && hostOf(origin) !== host?.toLowerCase();
}

/** Undefined for "null", the origin of sandboxed pages and local files. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
