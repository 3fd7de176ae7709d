const frozenMaps = new WeakSet();

/** Freezes a value with all that hangs on it; a frozen Map throws when somebody changes it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) {
    if (frozenMaps.has(value)) return value;
    frozenMaps.add(value);
    for (const change of ['set', 'delete', 'clear']) {
      Object.defineProperty(value, change, {
        value: () => {
          throw new TypeError('this Map is frozen');
        },
      });
    }
    for (const item of value.values()) deepFreeze(item);
  }
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const item of Object.values(value)) deepFreeze(item);
  return value;
}
