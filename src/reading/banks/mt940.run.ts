import { DomainError, malformed } from '../../shared/domain-error.js';
import type { Amount } from '../../shared/money.js';
import type { FileItem, ReadOptions } from '../file-reader.js';
import { balanceAmount, swiftBalance, swiftDate, swiftEntry } from './mt940.entry.js';
import type { SwiftBalance } from './mt940.entry.js';
import type { SwiftField } from './mt940.fields.js';
import { Occurrences } from './mt940.identity.js';
import { entryIdentity, entryLine } from './mt940.line.js';
import type { EntryFields } from './mt940.line.js';
import { accountNoOf, currencyOfAccount, declaredSum, SwiftMessage, trailerSums } from './mt940.message.js';
import type { OpenStatement } from './mt940.message.js';
import { FileTotals } from './mt940.totals.js';
import { WarningCounts } from './mt940.warnings.js';
import { SeenKeys } from '../seen-keys.js';
import { StatementTally } from '../statement-tally.js';
import type { DeclaredFigures, StatementEnd } from '../statement-tally.js';

interface OpenEntry extends EntryFields {
  readonly details: string[];
  readonly nonSwift: string[];
}

/** Follows the fields of a file and gives its statements: each message is one, also the pages of a longer statement. */
export class SwiftRun {
  readonly warnings = new WarningCounts();
  readonly totals = new FileTotals();
  rows = 0;
  private message = new SwiftMessage(1);
  private entry: OpenEntry | undefined;
  private statements = 0;
  private readonly occurrences = new Occurrences();
  private readonly messages = new SeenKeys();
  private previous: { account: string; currency: string; closing: Amount | undefined } | undefined;

  constructor(private readonly options: ReadOptions) {}

  *take(field: SwiftField): Generator<FileItem> {
    const { kind, tag, line, lines } = field;
    if (kind === 'header') return;
    if (tag === '86') this.text(lines);
    else if (tag === 'NS') this.entry?.nonSwift.push(...lines);
    else {
      yield* this.settle();
      if (kind === 'end') this.message.closed ||= this.message.hasContent;
      else if (tag === '61') yield* this.begin(field);
      else if (tag === '20' || (this.message.closed && /^25|^28|^60|^34/.test(tag))) yield* this.next(field);
      const text = lines.find((one) => one.trim() !== '') ?? '';
      if (kind === 'field' && tag !== '61') this.head(tag, text, line);
    }
  }

  /** The end of the file. Throws NO_STATEMENT. */
  *close(): Generator<FileItem> {
    yield* this.settle();
    yield* this.finish();
    if (this.statements === 0) {
      malformed('NO_STATEMENT', 'the file has no message with a balance or an entry (:60F:, :61:, :62F:)');
    }
  }

  private text(lines: readonly string[]): void {
    if (this.entry !== undefined) {
      // Old Rabobank files repeat the tag for every line of a text; others repeat the whole text.
      if (this.entry.details.join('') !== lines.join('')) this.entry.details.push(...lines);
    } else if (this.message.closed) this.message.trailer.push(...lines.slice(0, 10));
  }

  private *begin({ line, lines }: SwiftField): Generator<FileItem> {
    if (this.message.closed) {
      const { account, opening, currency } = this.message;
      yield* this.finish();
      this.warnings.add(
        'ENTRY_OUTSIDE_STATEMENT',
        `Line ${line}: an entry stands behind the end of a statement; it is read as one of the same account`,
      );
      this.message = new SwiftMessage(line);
      this.message.account = account;
      this.message.currency = opening?.currency ?? currency;
    }
    this.entry = { line, entry: lines, details: [], nonSwift: [] };
  }

  /** A new message begins; one that has no account of its own (a page) is of the account before. */
  private *next({ tag, line }: SwiftField): Generator<FileItem> {
    const { account } = this.message;
    yield* this.finish();
    this.message = new SwiftMessage(line);
    if (/^60|^34/.test(tag)) this.message.account = account;
  }

  private head(tag: string, text: string, line: number): void {
    const { message } = this;
    if (tag === '20') message.reference = text.trim();
    else if (tag.startsWith('25')) this.account(text, line);
    else if (tag.startsWith('28')) message.number = text.trim();
    else if (tag.startsWith('60')) this.balance('opening', tag, text, line);
    else if (tag.startsWith('62')) this.balance('closing', tag, text, line);
    else if (tag.startsWith('34')) {
      message.interim = true;
      message.currency ??= /^\s*([A-Z]{3})/.exec(text)?.[1];
    } else if (tag.startsWith('13')) this.written(text);
    else if (tag.startsWith('90')) this.sum(tag, text, line);
  }

  private account(text: string, line: number): void {
    if (this.message.account === undefined) this.message.account = text.trim() || undefined;
    else if (text.trim() !== this.message.account) {
      const detail = `Line ${line}: a second account (:25:) stands in one message; the first counts`;
      this.warnings.add('TAG_MISPLACED', detail);
    }
  }

  private balance(which: 'opening' | 'closing', tag: string, text: string, line: number): void {
    const { message } = this;
    if (which === 'closing') message.closed = true;
    if (message[which] !== undefined) {
      const detail = `Line ${line}: a second ${which} balance stands in one message; the first counts`;
      this.warnings.add('BALANCE_REPEATED', detail);
      return;
    }
    try {
      message[which] = swiftBalance(text);
      if (which === 'opening') message.continues = tag === '60M';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.warnings.add('BALANCE_UNREADABLE', `Line ${line}: the ${which} balance: ${error.message}`);
    }
  }

  private written(text: string): void {
    try {
      this.message.writtenOn = swiftDate(text.trim().slice(0, 6));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  private sum(tag: string, text: string, line: number): void {
    const { message } = this;
    message.closed = true;
    message.interim = true;
    try {
      const sum = declaredSum(tag, text);
      if (sum === undefined) malformed('MALFORMED_AMOUNT', 'not a count, a currency and a sum');
      message.currency ??= sum.currency;
      message.sums = { ...message.sums, ...sum.figures(sum.currency) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.warnings.add('SUM_UNREADABLE', `Line ${line}: field :${tag}: is ${error.message}`);
    }
  }

  /** Gives the entry whose fields are complete. */
  private *settle(): Generator<FileItem> {
    const { entry } = this;
    if (entry === undefined) return;
    this.entry = undefined;
    this.rows += 1;
    const statement = this.open();
    try {
      const found = swiftEntry(entry.entry, statement.currency);
      if (found.expected) {
        const reason = 'the bank expects the movement and has not booked it';
        yield { kind: 'skipped', fileLine: entry.line, code: 'PENDING', reason };
        return;
      }
      const identity = entryIdentity(found, entry, statement.currency);
      const occurrence = this.occurrences.of(`${statement.accountNo}\n${identity}`, entry.line);
      if (occurrence.repeats !== undefined) {
        statement.tally.repeat();
        yield { kind: 'repeated', fileLine: entry.line, firstFileLine: occurrence.repeats };
        return;
      }
      const at = { ...this.options, accountNo: statement.accountNo };
      const line = entryLine(found, entry, at, identity, occurrence);
      statement.tally.line(line);
      yield { kind: 'line', statement: statement.index, line };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      statement.tally.reject(entry.line);
      yield { kind: 'rejected', fileLine: entry.line, code: error.code, reason: error.message };
    }
  }

  /** The statement of the message. Throws ACCOUNT_MISSING or CURRENCY_MISSING. */
  private open(): OpenStatement {
    const { message, options } = this;
    if (message.statement !== undefined) return message.statement;
    const named = message.account;
    const currency =
      message.opening?.currency ??
      message.closing?.currency ??
      message.currency ??
      (named === undefined ? undefined : currencyOfAccount(named)) ??
      options.currency ??
      malformed(
        'CURRENCY_MISSING',
        `the message of line ${message.line} has no balance that names its currency`,
      );
    const accountNo =
      (named === undefined ? undefined : accountNoOf(named, currency)) ??
      options.accountNo ??
      malformed('ACCOUNT_MISSING', `the message of line ${message.line} names no account (:25:)`);
    this.occurrences.begin(this.isRepeated(accountNo, currency));
    const index = this.statements++;
    const tally = new StatementTally(index, { accountNo, currency }, options.zone);
    message.statement = { index, accountNo, currency, tally };
    return message.statement;
  }

  private isRepeated(accountNo: string, currency: string): boolean {
    const { reference, number, opening, interim, line } = this.message;
    if (opening === undefined || interim) return false;
    const key = [accountNo, currency, reference, number, opening.date, opening.text].join('\n');
    const known = this.messages.remember(key, '', line);
    if (known === undefined) return false;
    const detail = `The statement of line ${line} stands on line ${known.line} already`;
    this.warnings.add('STATEMENT_REPEATED', detail);
    return true;
  }

  private *finish(): Generator<FileItem> {
    const { message, options } = this;
    if (!message.hasContent) {
      if (message.reference !== '' || message.account !== undefined) {
        const detail = `The message of line ${message.line} has neither a balance nor an entry`;
        this.warnings.add('MESSAGE_WITHOUT_STATEMENT', detail);
      }
      return;
    }
    const { tally, currency, accountNo } = this.open();
    const openingBalance = this.amountOf('opening', message.opening, currency);
    const closingBalance = this.amountOf('closing', message.closing, currency);
    const sums: DeclaredFigures = message.interim ? message.sums : this.trailerSums(currency);
    const declared: DeclaredFigures = { openingBalance, closingBalance, ...sums };
    const end = tally.end(declared, message.period(options.zone), message.fallback(options.zone));
    this.checkPage(accountNo, currency, openingBalance);
    this.previous = { account: accountNo, currency, closing: closingBalance };
    const whole = message.interim || closingBalance !== undefined ? end : brokenOff(end);
    this.totals.add(whole);
    yield whole;
  }

  private trailerSums(currency: string): DeclaredFigures {
    try {
      return trailerSums(this.message.trailer, currency);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return {};
    }
  }

  private amountOf(which: string, balance: SwiftBalance | undefined, currency: string): Amount | undefined {
    if (balance === undefined) return undefined;
    const place = `The ${which} balance of the message of line ${this.message.line}`;
    if (balance.currency !== undefined && balance.currency !== currency) {
      this.warnings.add(
        'CURRENCY_DIFFERS',
        `${place} is in ${balance.currency}, the statement in ${currency}`,
      );
      return undefined;
    }
    try {
      return balanceAmount(balance, currency);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.warnings.add('BALANCE_UNREADABLE', `${place}: ${error.message}`);
      return undefined;
    }
  }

  /** A page (:60M:) opens with what the page before it closed with. */
  private checkPage(account: string, currency: string, opening: Amount | undefined): void {
    const { previous, message } = this;
    if (!message.continues || previous?.account !== account || previous.currency !== currency) return;
    if (opening === undefined || previous.closing === undefined || opening === previous.closing) return;
    const detail = `The page of line ${message.line} opens with ${opening}, the page before closed with ${previous.closing}`;
    this.warnings.add('PAGE_DOES_NOT_CONTINUE', detail);
  }
}

function brokenOff(end: StatementEnd): StatementEnd {
  const detail = 'The statement has no closing balance (:62F:): the file may be broken off';
  return { ...end, problems: [...end.problems, { code: 'MISSING_CLOSING_BALANCE', detail }] };
}
