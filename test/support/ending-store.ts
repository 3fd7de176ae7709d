import type { EventStore } from '../../src/platform/event-store/event-store.js';

/** A store whose process ends after so many appends: what was appended stands, what comes next never happens. */
export function endingAfter(store: EventStore, appends: number): EventStore {
  let left = appends;
  return new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        if (name === 'append' && left-- <= 0) throw new Error('the process was killed');
        return (member as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}
