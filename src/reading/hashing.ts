import { createHash } from 'node:crypto';

/** What is known of a file once its last byte has passed. */
export interface FileDigest {
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Passes bytes through unchanged and hashes them on the way, so that a file is read once. `digest` may be called when
 * `bytes` has been read to its end, and throws before: a hash of half a file would name another file.
 */
export function hashing(source: AsyncIterable<Uint8Array>): {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly digest: () => FileDigest;
} {
  const hash = createHash('sha256');
  let size = 0;
  let result: FileDigest | undefined;
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.byteLength;
      yield chunk;
    }
    result = { sha256: hash.digest('hex'), bytes: size };
  }
  return {
    bytes: pass(),
    digest: () => {
      if (result === undefined) throw new Error('The file has not been read to its end.');
      return result;
    },
  };
}
