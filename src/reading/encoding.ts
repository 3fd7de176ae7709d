import { malformed } from '../shared/domain-error.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** How many bytes from the start decide about encoding, delimiter and kind of a file. */
export const HEAD_BYTES = 65_536;

/** Bytes that no character stands for; they were read as U+FFFD. A file may also bring that character itself. */
export interface DecodingDamage {
  replacedCharacters: number;
  /** Line of the file, from 1. */
  firstLine: number | undefined;
}

export interface DecodedText {
  readonly encoding: TextEncoding;
  readonly text: AsyncIterable<string>;
  /** Grows while `text` is read; complete at its end. */
  readonly damage: Readonly<DecodingDamage>;
}

/**
 * Reads up to `size` bytes ahead. `bytes` gives the whole file again, the head included; `release` lets it go for one
 * who will not read it.
 */
export async function peekBytes(
  source: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; bytes: AsyncIterable<Uint8Array>; release: () => Promise<void> }> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done === true) break;
    taken.push(next.value);
    length += next.value.byteLength;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken;
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  const release = async (): Promise<void> => {
    await iterator.return?.();
  };
  return { head: Buffer.concat(taken).subarray(0, size), bytes: whole(), release };
}

/**
 * The encoding of a file by its first bytes: a byte order mark, else UTF-16 by the zero bytes of ASCII text in it, else
 * UTF-8 if that reads well, else GB18030 (of which GBK and GB2312 are subsets). Text in GBK is practically never valid
 * UTF-8; a few broken bytes in a UTF-8 file must not turn all of it into GBK, so what counts is the share.
 */
export function detectEncoding(head: Uint8Array): TextEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Digits, commas and line ends in UTF-16 have a zero as their first or second byte; other text has none.
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index++) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = head.length / 8;
  if (odd > many && even < odd / 8) return 'utf-16le';
  if (even > many && odd < even / 8) return 'utf-16be';
  // Streaming leaves a character that the end of the head cuts in two out of the count.
  const asUtf8 = new TextDecoder('utf-8').decode(head, { stream: true });
  const replaced = count(asUtf8, '\uFFFD');
  const beyondAscii = asUtf8.length - asUtf8.replace(/[^\0-\x7f]/g, '').length;
  return replaced * 20 <= beyondAscii ? 'utf-8' : 'gb18030';
}

/**
 * Decodes a file as a stream, in the encoding that its first bytes show unless another is asked for; a byte order mark is
 * taken off. Throws UNKNOWN_ENCODING.
 */
export async function decodeText(source: AsyncIterable<Uint8Array>, asked?: string): Promise<DecodedText> {
  const { head, bytes } = await peekBytes(source, HEAD_BYTES);
  const encoding = asked === undefined ? detectEncoding(head) : encodingOf(asked);
  const damage: DecodingDamage = { replacedCharacters: 0, firstLine: undefined };
  return { encoding, damage, text: decodeAs(bytes, encoding, damage) };
}

const NAMES: Readonly<Record<string, TextEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

function encodingOf(asked: string): TextEncoding {
  return (
    NAMES[asked.toLowerCase()] ??
    malformed('UNKNOWN_ENCODING', `"${asked}" is not an encoding: use ${Object.keys(NAMES).join(', ')}`)
  );
}

async function* decodeAs(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  damage: DecodingDamage,
): AsyncGenerator<string> {
  // Node's own decoder: iconv-lite loses four-byte characters of GB18030 that very short pieces cut.
  const decoder = new TextDecoder(encoding);
  let line = 1;
  const watch = (text: string): string => {
    const at = text.indexOf('\uFFFD');
    if (at >= 0) {
      damage.firstLine ??= line + count(text.slice(0, at), '\n');
      damage.replacedCharacters += count(text, '\uFFFD');
    }
    line += count(text, '\n');
    return text;
  };
  for await (const piece of bytes) yield watch(decoder.decode(piece, { stream: true }));
  yield watch(decoder.decode());
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
