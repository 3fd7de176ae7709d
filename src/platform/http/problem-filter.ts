import { randomUUID } from 'node:crypto';
import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const logger = new Logger('http');

/** Answers every error of a route as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    replyProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers an error by RFC 9457. What nobody foresaw is logged under an id, and only the id is told. */
export function replyProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { retryAfterSeconds, ...problem } = problemOf(error);
  const { status, code, title, detail, detailZh, details, errors } = problem;
  const instance = request.url.split('?', 1)[0];
  const incident = status === 500 ? randomUUID() : undefined;
  if (incident !== undefined) {
    const trace = error instanceof Error ? error.stack : String(error);
    logger.error(`${incident} ${request.method} ${String(instance)}`, trace);
  }
  // An answer that is already on its way (a stream that broke) can't become another one.
  if (reply.sent) return;
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
  reply.header('Content-Type', `${PROBLEM_MEDIA_TYPE}; charset=utf-8`).status(status);
  reply.send(
    JSON.stringify({
      type: `urn:ledger:problem:${code}`,
      title,
      status,
      code,
      detail,
      ...(detailZh !== undefined && { detailZh }),
      instance,
      ...(details !== undefined && Object.keys(details).length > 0 && { details }),
      ...(errors !== undefined && { errors }),
      ...(incident !== undefined && { incident }),
    }),
  );
}
