import { describe, expect, it } from '@jest/globals';
import { EventStoreError } from '../../src/platform/event-store/event-store.js';
import type { EventStoreErrorCode } from '../../src/platform/event-store/event-store.js';
import { problemOf } from '../../src/platform/http/problem.js';
import { DomainError } from '../../src/shared/domain-error.js';
import type { ErrorKind } from '../../src/shared/domain-error.js';

describe('An error at the door', () => {
  it.each<[ErrorKind, number]>([
    ['malformed', 400],
    ['not-found', 404],
    ['refused', 409],
    ['conflict', 412],
    ['mismatch', 422],
    ['unavailable', 503],
  ])('of kind %s is a %i with its own code, words and figures', (kind, status) => {
    const error = new DomainError(
      'REFUND_EXCEEDS_RECEIVED',
      '10.01 exceeds 10.00',
      { amount: '10.01' },
      kind,
    );
    expect(problemOf(error)).toMatchObject({
      status,
      code: 'REFUND_EXCEEDS_RECEIVED',
      detail: '10.01 exceeds 10.00',
      details: { amount: '10.01' },
    });
  });

  it.each<[EventStoreErrorCode, number]>([
    ['unavailable', 503],
    ['outcome-unknown', 503],
    ['too-large', 413],
    ['invalid', 400],
    ['foreign-position', 400],
    ['disk-full', 507],
    ['integrity', 500],
    ['fatal', 500],
  ])('of the log, %s, is a %i', (code, status) => {
    expect(problemOf(new EventStoreError(code, 'words of the store')).status).toBe(status);
  });

  it.each<[string, object, number]>([
    ['a refused connection', { code: 'ECONNREFUSED' }, 503],
    ['a broken connection', { code: 'EPIPE' }, 503],
    ['a shutdown of the server', { code: '57P01' }, 503],
    ['too many connections', { code: '53300' }, 503],
    ['a full disk', { code: '53100' }, 507],
    ['a broken constraint', { code: '23505' }, 500],
  ])('of the database, %s, says nothing of the inside', (_, fields, status) => {
    const problem = problemOf(Object.assign(new Error('host db-7, table secret'), fields));
    expect(problem.status).toBe(status);
    expect(problem.detail).not.toContain('db-7');
  });

  it('that can pass says when to come back, and with which key', () => {
    for (const code of ['unavailable', 'outcome-unknown'] as const) {
      const problem = problemOf(new EventStoreError(code, 'words of the store'));
      expect(problem.retryAfterSeconds).toBe(2);
      expect(problem.detail).toContain('same Idempotency-Key');
    }
  });

  it.each([
    new Error('password=geheim'),
    Object.assign(new Error('geheim'), { statusCode: 500 }),
    'geheim',
    null,
  ])('that nobody foresaw is a 500 without its words', (error) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status: 500, code: 'UNFORESEEN' });
    expect(JSON.stringify(problem)).not.toContain('geheim');
  });
});
