import { malformed } from '../../shared/domain-error.js';
import { MAX_LINE_CHARACTERS } from '../tables/delimited.js';

/** A tag with the text behind it up to the next one, as both SGML (no closing tags for values) and XML have them. */
export interface OfxToken {
  /** In capitals, `closing` for `</…>`. */
  readonly name: string;
  readonly closing: boolean;
  /** Entities resolved, without surrounding blanks. */
  readonly value: string;
  /** Line of the file on which the tag stands, from 1. */
  readonly line: number;
}

/** Names of elements; only the outermost one of XML has attributes. */
const TAG = /<(?:(\/?)([A-Za-z][\w.:-]*)(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>|[!?][^<]*?>)/g;
const SECTION = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g;

/**
 * Cuts an OFX document into tags, a batch per piece of text. A `<` that begins no tag is part of a value. Throws
 * LINE_TOO_LONG for a value of a million characters.
 */
export async function* ofxTokens(text: AsyncIterable<string>): AsyncGenerator<readonly OfxToken[]> {
  const cutter = new TokenCutter();
  for await (const piece of text) yield cutter.take(piece);
  yield cutter.end();
}

class TokenCutter {
  private rest = '';
  private line = 1;

  take(piece: string): readonly OfxToken[] {
    this.rest += piece;
    // The value of the last tag may go on in the next piece, and until a tag is complete it may be part of a value.
    const visible = this.rest.replace(SECTION, (section) => ' '.repeat(section.length));
    const last = [...visible.matchAll(TAG)].at(-1)?.index ?? 0;
    const complete = this.rest.slice(0, last);
    this.rest = this.rest.slice(last);
    if (this.rest.length > MAX_LINE_CHARACTERS) {
      malformed(
        'LINE_TOO_LONG',
        `The value on line ${this.line} is longer than ${MAX_LINE_CHARACTERS} characters`,
      );
    }
    return this.cut(complete);
  }

  end(): readonly OfxToken[] {
    return this.cut(this.rest);
  }

  private cut(text: string): readonly OfxToken[] {
    const plain = text.replace(SECTION, (_, inner: string) => escaped(inner));
    const found = [...plain.matchAll(TAG)];
    const tokens: OfxToken[] = [];
    let at = 0;
    for (const [index, match] of found.entries()) {
      this.line += count(plain.slice(at, match.index));
      at = match.index;
      const [whole, closing, name, empty] = match;
      if (name === undefined) continue;
      const line = this.line;
      const value = plain.slice(match.index + whole.length, found[index + 1]?.index ?? plain.length);
      const bare = name.slice(name.indexOf(':') + 1).toUpperCase();
      tokens.push({ name: bare, closing: closing === '/', value: unescaped(value).trim(), line });
      if (empty === '/') tokens.push({ name: bare, closing: true, value: '', line });
    }
    this.line += count(plain.slice(at));
    return tokens;
  }
}

function count(text: string): number {
  let found = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found += 1;
  return found;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,6})|#x([\da-fA-F]{1,5})|(\w{2,6}));/g,
    (whole: string, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? whole;
      const code =
        typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
