import { createHash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID other than nil: the only form of event id that both stores take and give back unchanged. */
export function isUuid(text: string): boolean {
  return UUID.test(text) && text !== '00000000-0000-0000-0000-000000000000';
}

/** The namespace of every id this system derives. Never change it: ids of stored events come from it. */
const NAMESPACE = Buffer.from('8f0f8fd25ad14d4f9d3c6b2b1c7d9a11', 'hex');

/** A UUID version 5 (RFC 9562) from parts: the same parts give the same id, on every machine and in every run. */
export function derivedId(...parts: readonly string[]): string {
  // Lengths are hashed too, so ("a","bc") and ("ab","c") differ.
  const hash = createHash('sha1').update(NAMESPACE);
  for (const part of parts) hash.update(`${part.length}:${part}`);
  const bytes = hash.digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
