/**
 * Arrays in PostgreSQL's binary wire format (src/backend/utils/adt/arrayfuncs.c, array_recv). node-pg sends a Buffer as a
 * binary parameter, so nothing is quoted here nor parsed there: for a thousand JSON texts that is most of the cost of
 * an unnest insert. Only use where the statement's parameter type is exactly the array type (`$1::text[]`).
 */
const OID = { text: 25, int4: 23, int8: 20, uuid: 2950 } as const;
const HEADER_BYTES = 20;

function header(buffer: Buffer, elementOid: number, length: number, hasNulls: boolean): void {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(hasNulls ? 1 : 0, 4);
  buffer.writeInt32BE(elementOid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
}

/** text[]; null and undefined are SQL NULL. */
export function textArray(values: readonly (string | null | undefined)[]): Buffer {
  let size = HEADER_BYTES;
  let hasNulls = false;
  for (const value of values) {
    if (value === null || value === undefined) hasNulls = true;
    size += 4 + (value === null || value === undefined ? 0 : Buffer.byteLength(value));
  }
  const buffer = Buffer.allocUnsafe(size);
  header(buffer, OID.text, values.length, hasNulls);
  let at = HEADER_BYTES;
  for (const value of values) {
    if (value === null || value === undefined) {
      at = buffer.writeInt32BE(-1, at);
    } else {
      const bytes = buffer.write(value, at + 4);
      buffer.writeInt32BE(bytes, at);
      at += 4 + bytes;
    }
  }
  return buffer;
}

/** bigint[]; null is SQL NULL. */
export function bigintArray(values: readonly (bigint | null)[]): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES + values.length * 12);
  let at = HEADER_BYTES;
  let hasNulls = false;
  for (const value of values) {
    if (value === null) {
      hasNulls = true;
      at = buffer.writeInt32BE(-1, at);
    } else {
      at = buffer.writeBigInt64BE(value, buffer.writeInt32BE(8, at));
    }
  }
  header(buffer, OID.int8, values.length, hasNulls);
  return buffer.subarray(0, at);
}

/** int[]. */
export function intArray(values: readonly number[]): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * 8);
  header(buffer, OID.int4, values.length, false);
  let at = HEADER_BYTES;
  for (const value of values) at = buffer.writeInt32BE(value, buffer.writeInt32BE(4, at));
  return buffer;
}

/** uuid[] from their text form. */
export function uuidArray(values: readonly string[]): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * 20);
  header(buffer, OID.uuid, values.length, false);
  let at = HEADER_BYTES;
  for (const value of values) {
    at = buffer.writeInt32BE(16, at);
    at += buffer.write(value.replaceAll('-', ''), at, 'hex');
  }
  return buffer;
}
