import { hash } from 'node:crypto';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { malformed } from '../../shared/domain-error.js';
import { derivedId } from '../../shared/ids.js';
import { isoOf } from '../../shared/period.js';
import { canonicalJson } from '../event-store/codec.js';
import type { CommandSender } from '../event-store/ledger-command.js';
import { HttpProblem } from './problem.js';

/** What the headers of a command say, and what identifies the request. */
export interface RequestMetadata extends CommandSender {
  readonly idempotencyKey: string;
  /** SHA-256 (hex) of method, path and canonical body: the same key with another fingerprint is another request. */
  readonly fingerprint: string;
  /** Where the answer's headers go. */
  readonly reply: FastifyReply;
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;
const ACTOR = /^[A-Za-z0-9][A-Za-z0-9._:/#@+-]{0,127}$/;
const CORRELATION_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const REVISION_TAG = /^"(0|[1-9]\d{0,17})"$/;

/** The person at the keyboard of a house without sign-in. */
const LOCAL_ACTOR = 'local';

/**
 * Reads the headers of a command. Throws IDEMPOTENCY_KEY_MISSING, MALFORMED_IDEMPOTENCY_KEY, MALFORMED_ACTOR,
 * MALFORMED_CORRELATION_ID, MALFORMED_IF_MATCH, and IF_MATCH_MISSING (428) where If-Match is required.
 */
function readRequestMetadata(
  request: FastifyRequest,
  reply: FastifyReply,
  ifMatch: 'required' | 'optional',
): RequestMetadata {
  const idempotencyKey = header(request, 'idempotency-key');
  if (idempotencyKey === undefined) {
    malformed('IDEMPOTENCY_KEY_MISSING', 'a command needs the header Idempotency-Key, e.g. a new UUID');
  }
  requireForm('MALFORMED_IDEMPOTENCY_KEY', 'Idempotency-Key', idempotencyKey, IDEMPOTENCY_KEY);
  const actorId = readActorId(request);
  const commandId = derivedId('http', idempotencyKey);
  const correlationId = header(request, 'x-correlation-id') ?? commandId;
  requireForm('MALFORMED_CORRELATION_ID', 'X-Correlation-Id', correlationId, CORRELATION_ID);
  const expectedRevision = readIfMatch(request, ifMatch);
  return {
    commandId,
    correlationId,
    causationId: commandId,
    source: 'http',
    actor: { type: 'user', id: actorId },
    now: isoOf(Date.now()),
    idempotencyKey,
    fingerprint: fingerprintOf(request),
    reply,
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}

/** Who acts, by the header X-Actor. Throws MALFORMED_ACTOR. */
export function readActorId(request: FastifyRequest): string {
  const actorId = header(request, 'x-actor') ?? LOCAL_ACTOR;
  requireForm('MALFORMED_ACTOR', 'X-Actor', actorId, ACTOR);
  return actorId;
}

/** Parameter of a command's controller method; `@CommandRequest('if-match-required')` insists on If-Match. */
export const CommandRequest = createParamDecorator(
  (need: 'if-match-required' | undefined, context: ExecutionContext): RequestMetadata => {
    const http = context.switchToHttp();
    const ifMatch = need === undefined ? 'optional' : 'required';
    return readRequestMetadata(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), ifMatch);
  },
);

function readIfMatch(request: FastifyRequest, need: 'required' | 'optional'): bigint | undefined {
  const tag = header(request, 'if-match');
  if (tag === undefined) {
    if (need === 'optional') return undefined;
    throw new HttpProblem(
      428,
      'IF_MATCH_MISSING',
      'this command needs If-Match with the ETag of what you saw, so that nothing changes unseen',
    );
  }
  requireForm('MALFORMED_IF_MATCH', 'If-Match', tag, REVISION_TAG);
  return BigInt(tag.slice(1, -1));
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function requireForm(code: string, name: string, value: string, form: RegExp): void {
  if (form.test(value)) return;
  const shown = value.slice(0, 80);
  malformed(code, `the header ${name} is "${shown}", it must have the form ${form.source}`, {
    header: name,
    value: shown,
  });
}

function fingerprintOf(request: FastifyRequest): string {
  const path = request.url.split('?', 1)[0] ?? '';
  return hash('sha256', `${request.method} ${path}\n${canonicalJson(request.body ?? {})}`);
}
