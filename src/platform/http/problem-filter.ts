import { randomUUID } from 'node:crypto';
import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.js';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** Answers every error as application/problem+json (RFC 9457). What nobody foresaw is logged under an id that is answered. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { status, code, title, detail, details, errors, retryAfterSeconds } = problemOf(error);
    const incident = status === 500 ? randomUUID() : undefined;
    if (incident !== undefined) {
      this.logger.error(
        `${incident} ${request.method} ${pathOf(request)}`,
        error instanceof Error ? error.stack : String(error),
      );
    }
    // An answer that is already on its way (a stream that broke) can't become another one.
    if (reply.sent) return;
    if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
    reply.header('Content-Type', PROBLEM_CONTENT_TYPE).status(status);
    reply.send(
      JSON.stringify({
        type: `urn:ledger:problem:${code}`,
        title,
        status,
        code,
        detail,
        instance: pathOf(request),
        ...(details !== undefined && Object.keys(details).length > 0 && { details }),
        ...(errors !== undefined && { errors }),
        ...(incident !== undefined && { incident }),
      }),
    );
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url;
}
