/** What an error means at the door; `platform/http` turns it into a status, the command line into an exit code. */
export type ErrorKind = 'malformed' | 'not-found' | 'refused' | 'conflict' | 'mismatch' | 'unavailable';

/**
 * A foreseen "no". `code` is stable and machine-readable (`REFUND_EXCEEDS_RECEIVED`), `message` names the thing
 * and the figures, `details` repeats them as data.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, string | number | boolean>> = {},
    readonly kind: ErrorKind = 'refused',
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** A business rule says no (HTTP 409). */
export function refuse(
  code: string,
  message: string,
  details: Record<string, string | number | boolean> = {},
): never {
  throw new DomainError(code, message, details, 'refused');
}

/** The input itself is wrong (HTTP 400, exit code 1). */
export function malformed(
  code: string,
  message: string,
  details: Record<string, string | number | boolean> = {},
): never {
  throw new DomainError(code, message, details, 'malformed');
}

/** The thing that is meant does not exist (HTTP 404). */
export function notFound(
  code: string,
  message: string,
  details: Record<string, string | number | boolean> = {},
): never {
  throw new DomainError(code, message, details, 'not-found');
}

/** Makes the compiler name the place when a union grows and a switch does not. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
