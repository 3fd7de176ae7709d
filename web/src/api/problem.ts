import { preferences } from '../shell/preferences.js';
import type { Problem } from './schema.js';

/**
 * What the server says when it refuses or fails (RFC 9457), in the language that was set when it was asked; code
 * "UNREACHABLE" if it says nothing at all.
 */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldProblem[] = [],
    readonly incident?: string,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

/** `pointer` is a JSON Pointer into the body, `parameter` the name of a query parameter. */
export interface FieldProblem {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Answer<T> {
  readonly data: T;
  readonly response: Response;
}

/** The data of an answer; throws ApiProblem with what the server said, or UNREACHABLE if it could not be reached. */
export async function answer<T>(request: Promise<Answered<T>>): Promise<Answer<T>> {
  const answered = await request.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'UNREACHABLE', error instanceof Error ? error.message : String(error));
  });
  const { data, error, response } = answered;
  if (response.ok && error === undefined) return { data: data as T, response };
  throw problemOf(response.status, error);
}

function problemOf(status: number, body: unknown): ApiProblem {
  const { code, title, errors, incident, ...said } = (
    typeof body === 'object' && body !== null ? body : {}
  ) as Partial<Problem>;
  return new ApiProblem(
    status,
    code ?? `HTTP_${status}`,
    inLanguage(said) ?? title ?? `HTTP ${status}`,
    (errors ?? []).map((error) => ({ ...error, detail: inLanguage(error) ?? error.detail })),
    incident,
  );
}

/** English stands in for what the server has no Chinese words for. */
function inLanguage({ detail, detailZh }: Pick<Partial<Problem>, 'detail' | 'detailZh'>): string | undefined {
  return preferences().language === 'zh' ? (detailZh ?? detail) : detail;
}
