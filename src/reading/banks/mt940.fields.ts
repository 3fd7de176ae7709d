import { readLines } from '../tables/delimited.js';

/** A field of a SWIFT message with its lines, the tag taken off; or the end of a message; or a line between messages. */
export interface SwiftField {
  readonly kind: 'field' | 'end' | 'header';
  /** "61", "60F" and so on; of an end or a header empty. */
  readonly tag: string;
  /** Line of the file, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** No bank writes that much into one field; a file without tags must not be collected as one. */
const MAX_LINES_OF_A_FIELD = 100;

const TAG = /^[ \t]{0,4}:([A-Z]{2}|\d{2}[A-Z]|\d{3}|13|2[0158]|34|6[01245]|86|90)[ ]?:(.*)$/s;
const END = /^-(?:\}.*|X{2,3})?\s*$/;

/**
 * Cuts the text of a file into the fields of its messages. A line that only looks like a tag or like the end of a message
 * stays part of a text: banks wrap texts at 65 characters wherever that falls ("…T16" / ":20:37", "-" / "-ID:").
 */
export async function* swiftFields(text: AsyncIterable<string>): AsyncGenerator<SwiftField> {
  const cutter = new FieldCutter();
  for await (const batch of readLines(text)) {
    for (const { number, text: raw } of batch) yield* cutter.line(number, raw);
  }
  yield* cutter.flush();
}

class FieldCutter {
  private open: { tag: string; line: number; lines: string[] } | undefined;
  /** True from a message's closing balance or sums on: what follows is no longer the text of an entry. */
  private closed = true;
  private interim = false;
  private previous = '';

  *line(number: number, raw: string): Generator<SwiftField> {
    // Files bring start and end marks of transmission and other binary characters.
    const text = raw.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\uFEFF]/g, '');
    const [, tag, rest = ''] = TAG.exec(text) ?? [];
    if (tag !== undefined && !this.isTime(tag, rest)) {
      yield* this.flush();
      this.open = { tag, line: number, lines: [rest] };
      this.follow(tag);
    } else if (text.startsWith('{1:') || text.startsWith('{2:')) {
      yield* this.flush();
      this.closed = true;
      yield { kind: 'header', tag: '', line: number, lines: [text] };
      yield* this.behindEnvelope(number, text);
    } else if (END.test(text) && (this.closed || this.interim || this.open?.tag !== '86')) {
      yield* this.flush();
      this.closed = true;
      yield { kind: 'end', tag: '', line: number, lines: [] };
    } else if (this.open === undefined) {
      yield { kind: 'header', tag: '', line: number, lines: [text] };
    } else if (this.open.lines.length < MAX_LINES_OF_A_FIELD) {
      this.open.lines.push(text);
    }
    this.previous = text;
  }

  *flush(): Generator<SwiftField> {
    if (this.open !== undefined) yield { kind: 'field', ...this.open };
    this.open = undefined;
  }

  /** Some files put the first tag on the line of the envelope: `{4::20:…`. */
  private *behindEnvelope(number: number, text: string): Generator<SwiftField> {
    const at = text.indexOf('{4:');
    const rest = at < 0 ? '' : text.slice(at + 3);
    if (rest.startsWith(':')) yield* this.line(number, rest);
  }

  private isTime(tag: string, rest: string): boolean {
    if (this.closed || this.open?.tag !== '86' || !/^\d\d$/.test(tag)) return false;
    return (
      this.previous.length >= 50 && /(?:T|\s|^)[012]?\d$/.test(this.previous) && /^[0-5]\d(?!\d)/.test(rest)
    );
  }

  private follow(tag: string): void {
    if (tag === '20') this.interim = false;
    if (tag.startsWith('34')) this.interim = true;
    if (/^62|^90/.test(tag)) this.closed = true;
    if (/^20|^25|^60|^61|^34/.test(tag)) this.closed = false;
  }
}
