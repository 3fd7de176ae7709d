import { HttpException } from '@nestjs/common';
import { DomainError } from '../../shared/domain-error.js';
import type { ErrorKind } from '../../shared/domain-error.js';
import { EventStoreError } from '../event-store/event-store.js';
import type { EventStoreErrorCode } from '../event-store/event-store.js';
import { refusalInChinese } from '../../shared/refusals.js';
import { isConnectionError, sqlState } from '../postgres/database.js';

/** One thing that is wrong with the input. `pointer` is a JSON Pointer into the body ("#/amount"), `parameter` names a query parameter. */
export interface InputError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
  /** The same in Chinese, where people fill in forms. */
  readonly detailZh?: string;
}

type Details = Readonly<Record<string, string | number | boolean>>;

/** What went wrong, in the words of RFC 9457; `code` is stable and decides the type URI. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly detailZh?: string;
  readonly details?: Details;
  readonly errors?: readonly InputError[];
  readonly retryAfterSeconds?: number;
}

/** A "no" that only the door can say (428, a view that is behind): a status of its own beside DomainError's kinds. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: {
      details?: Details;
      detailZh?: string;
      errors?: readonly InputError[];
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(message);
    this.name = 'HttpProblem';
  }
}

const SAME_KEY = 'send it again with the same Idempotency-Key';
const RETRY_AFTER_SECONDS = 2;

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  403: 'This is not allowed from there',
  404: 'There is no such thing',
  405: 'The method is not allowed here',
  409: 'A rule refuses this',
  412: 'It was changed by somebody else',
  413: 'The request is too large',
  415: 'The content type is not supported',
  422: 'The Idempotency-Key belongs to another request',
  428: 'If-Match is required',
  500: 'Something unforeseen happened',
  503: 'A part of the system is away',
  507: 'The disk is full',
};

const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  'not-found': 404,
  refused: 409,
  conflict: 412,
  mismatch: 422,
  unavailable: 503,
};

/** Codes of the log that the caller can do something about; integrity and fatal are for a person of ours. */
const OF_STORE: Readonly<Partial<Record<EventStoreErrorCode, readonly [status: number, code: string]>>> = {
  unavailable: [503, 'EVENT_LOG_UNAVAILABLE'],
  'outcome-unknown': [503, 'OUTCOME_UNKNOWN'],
  'too-large': [413, 'EVENT_TOO_LARGE'],
  invalid: [400, 'EVENT_INVALID'],
  'foreign-position': [400, 'FOREIGN_POSITION'],
  'disk-full': [507, 'DISK_FULL'],
};

const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'MALFORMED_REQUEST',
  404: 'ROUTE_UNKNOWN',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
};

/** The problem that an error is to the caller. What is not foreseen is a 500 that says nothing of our inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return ofDomainError(error);
  if (error instanceof HttpProblem) return problem(error.status, error.code, error.message, error.more);
  if (error instanceof EventStoreError) return ofStoreError(error);
  if (sqlState(error) === '53100') {
    return problem(507, 'DISK_FULL', `the disk of the database is full; ${SAME_KEY} when there is room`);
  }
  if (isConnectionError(error) || sqlState(error)?.startsWith('53') === true) {
    return away('DATABASE_UNAVAILABLE', `the database does not answer; ${SAME_KEY}`);
  }
  const status = statusOf(error);
  if (status !== undefined) {
    return problem(status, CODE_OF_STATUS[status] ?? `HTTP_${status}`, (error as Error).message);
  }
  return problem(
    500,
    'UNFORESEEN',
    'this is a mistake of the program, not of the request; it was written to its log',
  );
}

function ofDomainError(error: DomainError): Problem {
  const more = { details: error.details };
  return error.kind === 'unavailable'
    ? away(error.code, error.message, more)
    : problem(STATUS_OF_KIND[error.kind], error.code, error.message, more);
}

function ofStoreError(error: EventStoreError): Problem {
  const [status, code] = OF_STORE[error.code] ?? [500, 'EVENT_LOG_FAILURE'];
  if (status === 500) return problem(500, code, 'the event log needs a person; it was written to our log');
  if (error.code === 'outcome-unknown') {
    return away(code, `whether it was written is not known; ${SAME_KEY}: it is written once at most`);
  }
  // A store's own words can name hosts and files.
  if (status === 503) return away(code, `the event log does not answer; ${SAME_KEY}`);
  if (status === 507) {
    return problem(507, code, `the disk of the event log is full; ${SAME_KEY} when there is room`);
  }
  return problem(status, code, error.message);
}

function away(code: string, detail: string, more: Partial<Problem> = {}): Problem {
  return problem(503, code, detail, { retryAfterSeconds: RETRY_AFTER_SECONDS, ...more });
}

function problem(status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem {
  const detailZh = refusalInChinese(code, more.details ?? {});
  return {
    ...{ status, code, title: TITLES[status] ?? 'The request failed', detail },
    ...(detailZh !== undefined && { detailZh }),
    ...more,
  };
}

/** Nest's and Fastify's own errors about a request carry its status; those of 500 and above tell nothing to a caller. */
function statusOf(error: unknown): number | undefined {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: unknown } | null)?.statusCode;
  return error instanceof Error && typeof status === 'number' && status >= 400 && status < 500
    ? status
    : undefined;
}
