import { createReadStream, existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { HEAD_BYTES } from '../../src/reading/encoding.js';

/** A file as a reader gets it: bytes in pieces of `size`, so that characters and lines are cut anywhere. */
export async function* bytesOf(
  content: string | Uint8Array,
  encoding = 'utf-8',
  size = 61,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? iconv.encode(content, encoding) : content;
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A file of the corpus of real files, which lies beside the repository and may be absent. */
export function corpusFile(path: string) {
  const full = `../shared/corpus/${path}`;
  return {
    exists: existsSync(full),
    read: () => createReadStream(full),
    head: () => readFileSync(full).subarray(0, HEAD_BYTES),
  };
}
