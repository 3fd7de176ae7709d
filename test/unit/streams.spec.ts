import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, isUuid } from '../../src/shared/ids.js';
import { checkAppend, MAX_EVENT_BYTES } from '../../src/platform/event-store/check-append.js';
import { comparePositions, makePosition, ordinalOf } from '../../src/platform/event-store/log-position.js';
import { adjustmentStream, invoiceNumberStream, orderStream } from '../../src/shared/streams.js';

describe('names and ids', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/);

  it('two different orders never share a stream, wherever their hyphens are', () => {
    expect(orderStream('a', 'b-c')).not.toBe(orderStream('a-b', 'c'));
    fc.assert(
      fc.property(part, part, part, part, (shopA, orderA, shopB, orderB) => {
        fc.pre(shopA !== shopB || orderA !== orderB);
        expect(orderStream(shopA, orderA)).not.toBe(orderStream(shopB, orderB));
      }),
    );
  });

  it('are taken by the log, Chinese ones too', () => {
    for (const stream of [
      orderStream('天猫-旗舰店', '2026-1'),
      adjustmentStream('s', 'a'),
      invoiceNumberStream('91330100MA', '2432'),
    ]) {
      expect(() =>
        checkAppend({
          stream,
          expected: 'no-stream',
          events: [{ id: derivedId('x'), type: 'X', data: '{}', metadata: '{}' }],
        }),
      ).not.toThrow();
    }
  });

  it.each(['', ' ', '-a', 'a b', 'a\n', 'a~b', 'x'.repeat(65), '../etc'])('"%s" is no shop id', (shopId) => {
    expect(() => orderStream(shopId, '1')).toThrow(expect.objectContaining({ code: 'MALFORMED_SHOP_ID' }));
  });

  it('are the same for the same parts and different for parts cut elsewhere', () => {
    expect(derivedId('a', 'bc')).toBe(derivedId('a', 'bc'));
    expect(derivedId('a', 'bc')).not.toBe(derivedId('ab', 'c'));
    expect(isUuid(derivedId('a'))).toBe(true);
    // Ids of stored events come from this function: the value is frozen.
    expect(derivedId('ledger', '1')).toBe('21ffe2f8-5fed-59ef-b457-c3fb1837ec53');
  });

  it('positions of one log are ordered by number, not by text, and never compared with those of another', () => {
    const [logA, logB] = ['0b54a4d6-68f8-4a5e-9f3b-5a3a9a5d7c11', '1b54a4d6-68f8-4a5e-9f3b-5a3a9a5d7c11'];
    expect(comparePositions(makePosition('pg', logA, 9n), makePosition('pg', logA, 10n))).toBe(-1);
    expect(ordinalOf(makePosition('es', logA, 77n, 70n))).toBe(77n);
    expect(() => comparePositions(makePosition('pg', logA, 1n), makePosition('pg', logB, 1n))).toThrow(
      expect.objectContaining({ code: 'foreign-position' }),
    );
    expect(() => ordinalOf('77')).toThrow(expect.objectContaining({ code: 'foreign-position' }));
  });

  it('an event of exactly 1 MiB is taken, one byte more is refused with its stream named', () => {
    const append = (bytes: number) => ({
      stream: 'order-s-1',
      expected: 'no-stream' as const,
      events: [{ id: derivedId('x'), type: 'X', data: 'x'.repeat(bytes), metadata: '{}' }],
    });
    expect(() => checkAppend(append(MAX_EVENT_BYTES))).not.toThrow();
    expect(() => checkAppend(append(MAX_EVENT_BYTES + 1))).toThrow(/order-s-1 has 1048577 bytes/);
  });
});
