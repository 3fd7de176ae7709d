import { SaxesParser } from 'saxes';
import { malformed } from '../../shared/domain-error.js';
import {
  MESSAGE_NAME,
  MESSAGE_RECORDS,
  messageOf,
  STATEMENT_ELEMENTS,
  STATEMENT_RECORDS,
  TRANSPARENT,
} from './camt.format.js';
import type { RecordShape } from './camt.format.js';

/** No element, comment or text of a statement is longer; the parser must not collect a whole file as one. */
const MAX_TEXT_CHARACTERS = 1_048_576;
/** Statements are some 15 elements deep; every open element is remembered. */
const MAX_DEPTH = 100;
/** The text is given to the parser in pieces, so that what a piece yields is a small list. */
const PIECE_CHARACTERS = 65_536;
/** A batch may have 100,000 transactions: of what they repeat, only the first are kept. */
const MAX_VALUES = 50;
const MAX_VALUE_CHARACTERS = 2000;

export type CamtItem =
  | { readonly kind: 'message'; readonly version: string }
  | { readonly kind: 'statement'; readonly line: number }
  | { readonly kind: 'record'; readonly record: CamtRecord }
  | { readonly kind: 'statement-end' };

/** An element that is read as a whole, such as a balance or an entry: the wanted texts below it by their path. */
export class CamtRecord {
  private readonly values = new Map<string, string[]>();
  private readonly counts = new Map<string, number>();
  /** The paths of the open elements; undefined for those below which nothing is wanted. */
  private readonly open: (string | undefined)[] = [''];
  private pending = '';

  constructor(
    readonly name: string,
    /** Line of the file, from 1. */
    readonly line: number,
    private readonly shape: RecordShape,
  ) {}

  /** The first text at a path, "" if there is none. */
  first(path: string): string {
    return this.values.get(path)?.[0] ?? '';
  }

  /** The first 50 texts at a path that are not empty. */
  all(path: string): readonly string[] {
    return this.values.get(path) ?? [];
  }

  /** How many elements have the path. */
  count(path: string): number {
    return this.counts.get(path) ?? 0;
  }

  enter(element: string, attributes: Readonly<Record<string, string>>): void {
    this.pending = '';
    const parent = this.open.at(-1);
    const own = parent === '' ? element : `${parent ?? ''}/${element}`;
    const path = TRANSPARENT.has(element) ? parent : own;
    const passed = parent !== undefined && path !== undefined && this.shape.passed.has(path);
    this.open.push(passed ? path : undefined);
    if (!passed || path !== own || !this.shape.wanted.has(path)) return;
    this.counts.set(path, this.count(path) + 1);
    const currency = attributes['Ccy'];
    if (currency !== undefined) this.keep(`${path}@Ccy`, currency);
  }

  write(text: string): void {
    // Comments cut a text in pieces; together they are not longer than one may be.
    if (this.open.at(-1) !== undefined && this.pending.length < MAX_TEXT_CHARACTERS) this.pending += text;
  }

  /** True once the record itself is closed. */
  leave(): boolean {
    const path = this.open.pop();
    if (path !== undefined && this.shape.wanted.has(path)) this.keep(path, this.pending);
    this.pending = '';
    return this.open.length === 0;
  }

  private keep(path: string, text: string): void {
    const value = text.replace(/\s+/g, ' ').trim().slice(0, MAX_VALUE_CHARACTERS);
    const known = this.values.get(path);
    if (value === '') return;
    if (known === undefined) this.values.set(path, [value]);
    else if (known.length < MAX_VALUES) known.push(value);
  }
}

/**
 * Reads the messages of an XML text as a stream, whatever stands around them (an envelope, no namespace, prefixes).
 * Throws EMPTY_FILE, XML_MALFORMED with line and column, XML_DOCTYPE_REFUSED, XML_TEXT_TOO_LONG and XML_TOO_DEEP.
 */
export async function* readCamtXml(text: AsyncIterable<string>): AsyncGenerator<CamtItem> {
  const run = new XmlRun();
  for await (const piece of text) {
    for (let at = 0; at < piece.length; at += PIECE_CHARACTERS) {
      run.write(piece.slice(at, at + PIECE_CHARACTERS));
      yield* run.take();
    }
  }
  run.end();
  yield* run.take();
}

class XmlRun {
  private readonly parser = new SaxesParser();
  private items: CamtItem[] = [];
  private depth = 0;
  private messageDepth: number | undefined;
  private messageName = '';
  private inStatement = false;
  private record: CamtRecord | undefined;
  /** Characters since the parser last gave something. */
  private silent = 0;
  private started = false;
  private blankLines = 0;

  constructor() {
    const { parser } = this;
    parser.on('opentag', ({ name, attributes }) => this.enter(localName(name), attributes));
    parser.on('closetag', () => this.leave());
    parser.on('text', (text) => this.text(text));
    parser.on('cdata', (text) => this.text(text));
    parser.on('comment', () => (this.silent = 0));
    parser.on('doctype', () =>
      malformed('XML_DOCTYPE_REFUSED', `Line ${this.line}: a DOCTYPE is refused, statements have none`),
    );
    parser.on('error', ({ message }) => this.fail(message));
  }

  write(piece: string): void {
    let rest = piece;
    // Blank lines before the XML declaration are no XML, but do no harm.
    if (!this.started) {
      rest = piece.trimStart();
      this.blankLines += piece.slice(0, piece.length - rest.length).split('\n').length - 1;
      if (rest === '') return;
      this.started = true;
    }
    this.silent += rest.length;
    this.parser.write(rest);
    if (this.silent > MAX_TEXT_CHARACTERS) this.tooLong();
  }

  end(): void {
    if (!this.started) malformed('EMPTY_FILE', 'This is no bank statement: the file is empty');
    this.parser.close();
  }

  take(): readonly CamtItem[] {
    const taken = this.items;
    this.items = [];
    return taken;
  }

  private get line(): number {
    return this.parser.line + this.blankLines;
  }

  private enter(element: string, attributes: Readonly<Record<string, string>>): void {
    this.silent = 0;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      malformed('XML_TOO_DEEP', `Line ${this.line}: more than ${MAX_DEPTH} elements lie in one another`);
    }
    if (this.record !== undefined) this.record.enter(element, attributes);
    else if (this.messageDepth === undefined) this.outside(element, attributes);
    else this.inside(element, this.depth - this.messageDepth);
  }

  private outside(element: string, attributes: Readonly<Record<string, string>>): void {
    for (const value of Object.values(attributes)) {
      this.messageName = MESSAGE_NAME.exec(value)?.[0] ?? this.messageName;
    }
    const message = messageOf(element);
    if (message === undefined) return;
    this.messageDepth = this.depth;
    const version = this.messageName.startsWith(message) ? this.messageName : message;
    this.items.push({ kind: 'message', version });
  }

  private inside(element: string, level: number): void {
    if (level === 1 && STATEMENT_ELEMENTS.has(element)) {
      this.inStatement = true;
      this.items.push({ kind: 'statement', line: this.line });
      return;
    }
    const records = level === 1 ? MESSAGE_RECORDS : this.inStatement && level === 2 ? STATEMENT_RECORDS : {};
    const shape = Object.hasOwn(records, element) ? records[element] : undefined;
    if (shape !== undefined) this.record = new CamtRecord(element, this.line, shape);
  }

  private leave(): void {
    this.silent = 0;
    if (this.record !== undefined) {
      if (this.record.leave()) {
        this.items.push({ kind: 'record', record: this.record });
        this.record = undefined;
      }
    } else if (this.depth === this.messageDepth) {
      this.messageDepth = undefined;
    } else if (this.inStatement && this.depth - (this.messageDepth ?? 0) === 1) {
      this.inStatement = false;
      this.items.push({ kind: 'statement-end' });
    }
    this.depth -= 1;
  }

  private text(text: string): void {
    this.silent = 0;
    if (text.length > MAX_TEXT_CHARACTERS) this.tooLong();
    this.record?.write(text);
  }

  private tooLong(): never {
    return malformed(
      'XML_TEXT_TOO_LONG',
      `Line ${this.line}: a text is longer than ${MAX_TEXT_CHARACTERS} characters`,
      { line: this.line },
    );
  }

  /** The parser writes its place before the message. */
  private fail(message: string): never {
    const reason = message.replace(/^\d+:\d+: /, '').slice(0, 200);
    const { line } = this;
    const { column } = this.parser;
    return malformed('XML_MALFORMED', `The XML is broken on line ${line}, column ${column}: ${reason}`, {
      line,
      column,
    });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
