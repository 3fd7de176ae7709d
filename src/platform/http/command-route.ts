import { applyDecorators, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';

/** What a command did, as the door says it. */
export interface CommandAnswer {
  /** The stream that the command was decided on. */
  readonly stream: string;
  /** Revision of the stream after it: the ETag, and what If-Match compares. */
  readonly revision: string;
  /** Position in the log: pass it as ?after= to read your own write. */
  readonly position: string | null;
  /** Types of the events written; none if there was nothing new to say. */
  readonly events: readonly string[];
  /** True if the same Idempotency-Key had done this before. */
  readonly replayed: boolean;
}

export interface CommandRouteOptions {
  /** What the command does, for the documentation. */
  readonly summary: string;
  readonly ifMatch?: 'required' | 'optional';
}

/** A POST that is a command: the route, its answer and its documentation in one. */
export function CommandRoute(path: string, options: CommandRouteOptions): MethodDecorator {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  return applyDecorators(
    Post(path),
    ApiOperation({ summary: options.summary }),
    ...names.map((name) => ApiParam({ name, type: String })),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Yours, 1 to 255 printable characters. A retry with the same key and body is done once.',
    }),
    ApiHeader({ name: 'X-Actor', required: false, description: 'Who acts; "local" if absent' }),
    ApiHeader({ name: 'X-Correlation-Id', required: false, description: 'Ties what belongs together' }),
    ApiHeader({
      name: 'If-Match',
      required: options.ifMatch === 'required',
      description: 'ETag of what you saw, e.g. "3"; 412 if it has changed since',
    }),
    ApiResponse({
      status: 201,
      headers: {
        ETag: { description: 'Revision of the stream', schema: { type: 'string' } },
        'Ledger-Position': { description: 'Position in the log', schema: { type: 'string' } },
        'Idempotency-Replayed': {
          description: 'Present if it had been done before',
          schema: { type: 'string' },
        },
      },
    }),
    ApiResponse({ status: 200, description: 'There was nothing new to say' }),
  );
}
