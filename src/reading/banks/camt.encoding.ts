import { malformed } from '../../shared/domain-error.js';
import { decodeText, detectEncoding, peekBytes } from '../encoding.js';
import type { DecodingDamage } from '../encoding.js';

/** An XML declaration stands at the very start and is short. */
const DECLARATION_BYTES = 1024;

type Decoder = InstanceType<typeof TextDecoder>;

export interface XmlText {
  readonly encoding: string;
  readonly text: AsyncIterable<string>;
  /** Grows while `text` is read; complete at its end. */
  readonly damage: Readonly<DecodingDamage>;
}

/**
 * Decodes an XML file as a stream: a byte order mark decides, then the encoding of the XML declaration, then what the
 * bytes look like. A declaration of UTF-16 that can itself be read as ASCII is wrong, and is not believed.
 * Throws XML_ENCODING_UNKNOWN, and UNKNOWN_ENCODING for one that is asked for.
 */
export async function decodeXml(source: AsyncIterable<Uint8Array>, asked?: string): Promise<XmlText> {
  if (asked !== undefined) return decodeText(source, asked);
  const { head, bytes, release } = await peekBytes(source, DECLARATION_BYTES);
  const label = declaredEncoding(head);
  if (label === undefined || /^(utf-?16|iso-10646-ucs-2|ucs-2)/.test(label)) return decodeText(bytes);
  const decoder = decoderOf(label);
  if (decoder === undefined) {
    await release();
    return malformed(
      'XML_ENCODING_UNKNOWN',
      `The XML declaration names the encoding "${label}", which is not known`,
    );
  }
  if (['utf-8', 'gb18030', 'gbk', 'windows-1252'].includes(decoder.encoding)) {
    return decodeText(bytes, decoder.encoding);
  }
  const damage = { replacedCharacters: 0, firstLine: undefined };
  return { encoding: decoder.encoding, damage, text: decodeAs(bytes, decoder) };
}

/** The encoding that an XML declaration in single bytes names, in lower case. */
function declaredEncoding(head: Uint8Array): string | undefined {
  const byMark = (head[0] === 0xef && head[1] === 0xbb) || detectEncoding(head).startsWith('utf-16');
  if (byMark) return undefined;
  const start = Buffer.from(head).toString('latin1');
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
}

function decoderOf(label: string): Decoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

async function* decodeAs(bytes: AsyncIterable<Uint8Array>, decoder: Decoder): AsyncGenerator<string> {
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
