/**
 * True if two plain JSON values say the same: order of fields is no content, a field that is undefined is absent.
 * Deciders use it to tell a repeat (nothing new to say) from another thing under a known id (refused).
 */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const name of names) if (!sameContent(left[name], right[name])) return false;
  return true;
}
