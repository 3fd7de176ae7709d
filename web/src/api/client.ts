import createClient from 'openapi-fetch';
import { preferences } from '../shell/preferences.js';
import type { paths } from './schema.js';

/** The API as its OpenAPI document describes it. Answers that are no success are thrown as ApiProblem by `answer`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });

api.use({
  onRequest({ request }) {
    const { actor } = preferences();
    if (actor !== '') request.headers.set('X-Actor', actor);
    return request;
  },
});

/** A key under which a command is done once, however often it is sent. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
