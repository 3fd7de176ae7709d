import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GrowingMap } from '../../src/shared/growing-map.js';

const keys = Array.from({ length: 20 }, (_, index) => `key ${index}`);
const entries = fc.array(fc.tuple(fc.constantFrom(...keys), fc.integer()), { maxLength: 60 });

describe('a growing map', () => {
  it('holds what a Map of the same entries holds, in the order in which the keys came', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const reference = new Map(all);
        const map = all.reduce((grown, [key, value]) => grown.with(key, value), GrowingMap.empty<number>());
        expect([...map.values()]).toStrictEqual([...reference.values()]);
        expect(map.isEmpty).toBe(reference.size === 0);
        for (const key of [...keys, 'never used']) {
          expect(map.get(key)).toBe(reference.get(key));
          expect(map.has(key)).toBe(reference.has(key));
        }
      }),
    );
  });

  it('never changes a version that somebody still holds', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const versions = [GrowingMap.empty<number>()];
        for (const [key, value] of all) versions.push(versions.at(-1)!.with(key, value));
        versions.forEach((version, count) => {
          expect([...version.values()]).toStrictEqual([...new Map(all.slice(0, count)).values()]);
        });
      }),
    );
  });
});
