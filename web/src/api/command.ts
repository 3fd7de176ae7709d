import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from './client.js';
import { answer, ApiProblem } from './problem.js';

/** What every command is sent with: the header parameters of the typed client. */
export interface CommandHeaders {
  readonly 'Idempotency-Key': string;
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Command<T> {
  /** The answer, or undefined if the server refused: `problem` says why. */
  readonly send: (request: (header: CommandHeaders) => Promise<Answered<T>>) => Promise<T | undefined>;
  readonly problem: ApiProblem | null;
  readonly isSending: boolean;
  readonly reset: () => void;
}

const VIEWS_WAIT_MS = 400;

/**
 * Sends commands. A command whose outcome is not known (the server was away) is sent again under the same key, so that
 * it is done once; one that was refused gets a new key, because a person changes it before sending it again. What the
 * pages show is read again afterwards.
 */
export function useCommand<T>(): Command<T> {
  const queries = useQueryClient();
  const key = useRef<string | undefined>(undefined);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSending, setSending] = useState(false);
  const send: Command<T>['send'] = async (request) => {
    key.current ??= newIdempotencyKey();
    setSending(true);
    setProblem(null);
    try {
      const { data } = await answer(request({ 'Idempotency-Key': key.current }));
      key.current = undefined;
      // The views follow within milliseconds; what comes later is told by the live connection.
      await new Promise((resolve) => setTimeout(resolve, VIEWS_WAIT_MS));
      void queries.invalidateQueries();
      return data;
    } catch (error) {
      const refused = error instanceof ApiProblem ? error : new ApiProblem(0, 'UNREACHABLE', String(error));
      if (refused.status !== 0 && refused.status !== 503) key.current = undefined;
      setProblem(refused);
      return undefined;
    } finally {
      setSending(false);
    }
  };
  return { send, problem, isSending, reset: () => setProblem(null) };
}
