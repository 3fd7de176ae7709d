import { DomainError, malformed } from '../../shared/domain-error.js';
import { isoOf } from '../../shared/period.js';
import { currencyOf } from './camt.amount.js';
import { entryOf } from './camt.entry.js';
import type { CamtEntry, UnbookedEntry } from './camt.entry.js';
import { balanceOf, bookedBalances, readable, summaryOf, UnbookedTotals } from './camt.figures.js';
import type { BookedBalances, CamtBalance } from './camt.figures.js';
import type { EntryIdentities } from './camt.identity.js';
import { pageOf, pageWarnings } from './camt.page.js';
import { coversOf, EntryTimes, isWithin, periodOf } from './camt.period.js';
import type { CamtPeriod } from './camt.period.js';
import { camtTime } from './camt.time.js';
import type { CamtTime } from './camt.time.js';
import type { CamtRecord } from './camt.xml.js';
import type { FileItem, ReadOptions } from '../file-reader.js';
import type { ReaderWarning } from '../reader-item.js';
import { StatementTally } from '../statement-tally.js';
import type { DeclaredFigures, StatementEnd } from '../statement-tally.js';

/** A file of nothing but mistakes says what they are like, not all of them. */
const MAX_NOTES = 20;

/** What the statements of one file share. */
export interface CamtFile {
  readonly options: ReadOptions;
  readonly identities: EntryIdentities;
  /** The number of the next statement, from 0. */
  readonly nextIndex: () => number;
  /** When the message was made, as the file says it. */
  readonly createdAt: CamtTime | undefined;
  /** False for a message of which a further page follows. */
  readonly lastPage: boolean;
}

/** The lines of a statement in one currency. */
interface CurrencyPart {
  readonly index: number;
  readonly tally: StatementTally;
  /** Of the entries within the declared period, or of all if there is none. */
  readonly times: EntryTimes;
}

/**
 * One Stmt, Rpt or Ntfctn while it is read. Entries in another currency than the account's can't be added to its
 * balances: each currency is a statement of its own, so that no entry is lost and every total is one of one currency.
 */
export class CamtStatement {
  private readonly parts = new Map<string, CurrencyPart>();
  private readonly unbooked = new UnbookedTotals();
  private readonly balances: CamtBalance[] = [];
  private readonly notes: ReaderWarning[] = [];
  private readonly rejectedBefore: number[] = [];
  /** Of all currencies, until a further balance or page comes. */
  private knownBooked: BookedBalances | undefined;
  private accountNo: string | undefined;
  private accountCurrency: string | undefined;
  private summary: CamtRecord | undefined;
  private period: CamtPeriod | undefined;
  private createdAt: CamtTime | undefined;
  private lastPage: boolean;
  private entries = 0;
  private outside = 0;
  private minus = 0;

  constructor(
    private readonly file: CamtFile,
    private readonly line: number,
  ) {
    this.lastPage = file.lastPage;
    this.createdAt = file.createdAt;
  }

  /** Takes in a part of the statement; an entry gives an item. Throws ACCOUNT_MISSING. */
  read(record: CamtRecord): FileItem | undefined {
    if (record.name === 'Ntry') return this.entry(record);
    const { zone } = this.file.options;
    readable(
      () => {
        if (record.name === 'Acct') this.account(record);
        else if (record.name === 'Bal') this.balance(record);
        else if (record.name === 'CreDtTm') this.createdAt = camtTime(record.first(''), 'CreDtTm', zone);
        else if (record.name === 'FrToDt') this.declarePeriod(record);
        else if (record.name === 'TxsSummry') this.summary = record;
        else this.page(record);
      },
      ({ code, message }) => this.unreadable(record, code, message),
    );
    return undefined;
  }

  private unreadable(record: CamtRecord, code: string, message: string): void {
    if (this.notes.length >= MAX_NOTES) return;
    this.notes.push({ code, detail: `${record.name} on line ${record.line} was not read: ${message}` });
  }

  private account(record: CamtRecord): void {
    const iban = record.first('Id/IBAN').replace(/\s/g, '');
    const others = ['Id/Othr/Id', 'Id/PrtryAcct/Id', 'Id/BBAN', 'Id/UPIC'].map((path) => record.first(path));
    this.accountNo = [iban, ...others].find((number) => number !== '');
    this.accountCurrency = currencyOf(record, 'Ccy');
  }

  private balance(record: CamtRecord): void {
    const { currency, zone } = this.file.options;
    this.balances.push(balanceOf(record, this.accountCurrency ?? currency, zone));
    this.knownBooked = undefined;
    if (record.first('Amt').startsWith('-')) this.minus += 1;
  }

  private declarePeriod(record: CamtRecord): void {
    this.period = periodOf(record, this.file.options.zone);
    if (this.period !== undefined) return;
    const detail = `The period on line ${record.line} has no beginning or ends before it; dates were taken instead`;
    this.notes.push({ code: 'PERIOD_UNUSABLE', detail });
  }

  private page(record: CamtRecord): void {
    const page = pageOf(record);
    this.lastPage &&= page.last;
    this.knownBooked = undefined;
    this.notes.push(...pageWarnings(page, 'statement'));
  }

  private get booked(): BookedBalances {
    this.knownBooked ??= bookedBalances(this.balances, !this.lastPage);
    return this.knownBooked;
  }

  /** The currency of the account, as far as it can be told. */
  private get currency(): string | undefined {
    const { opening, closing } = this.booked;
    const [first] = this.parts.keys();
    return this.accountCurrency ?? opening?.currency ?? closing?.currency ?? first;
  }

  private get statementDate(): string | undefined {
    const { opening, closing } = this.booked;
    return (closing?.time ?? opening?.time ?? this.period?.from ?? this.createdAt)?.date;
  }

  private entry(record: CamtRecord): FileItem {
    this.entries += 1;
    const { zone, currency: asked } = this.file.options;
    if (record.first('Amt').startsWith('-')) this.minus += 1;
    try {
      const currency = this.currency ?? asked;
      const entry = entryOf(record, { zone, currency, statementDate: this.statementDate });
      if (entry.kind === 'unbooked') return this.skip(entry, record.line);
      // The statement in the account's own currency comes first.
      this.part(this.currency ?? entry.currency);
      return this.book(entry);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'ACCOUNT_MISSING') throw error;
      const { currency } = this;
      if (currency === undefined) this.rejectedBefore.push(record.line);
      else this.part(currency).tally.reject(record.line);
      const reason = `Entry ${this.entries} of the statement: ${error.message}`;
      return { kind: 'rejected', fileLine: record.line, code: error.code, reason };
    }
  }

  private skip({ code, reason, amount, currency }: UnbookedEntry, fileLine: number): FileItem {
    this.unbooked.add(amount, currency);
    return { kind: 'skipped', fileLine, code, reason };
  }

  private book(entry: CamtEntry): FileItem {
    const part = this.part(entry.currency);
    const found = this.file.identities.identify(this.number, entry);
    const { fileLine } = entry.line;
    if (found.kind === 'repeated') {
      part.tally.repeat();
      return { kind: 'repeated', fileLine, firstFileLine: found.firstFileLine };
    }
    part.tally.line(found.line);
    const { date } = entry;
    if (this.period !== undefined && !isWithin(this.period, date)) this.outside += 1;
    else part.times.add(date, found.line.occurredAt);
    return { kind: 'line', statement: part.index, line: found.line };
  }

  private get number(): string {
    return (
      this.accountNo ??
      this.file.options.accountNo ??
      malformed('ACCOUNT_MISSING', `The statement on line ${this.line} names no account: say which one it is`)
    );
  }

  private part(currency: string): CurrencyPart {
    const known = this.parts.get(currency);
    if (known !== undefined) return known;
    const index = this.file.nextIndex();
    const { zone } = this.file.options;
    const tally = new StatementTally(index, { accountNo: this.number, currency }, zone);
    const part = { index, tally, times: new EntryTimes() };
    this.parts.set(currency, part);
    return part;
  }

  /** One end for each currency; none for a statement that has neither entries nor any currency. Throws CURRENCY_MISSING. */
  ends(): readonly StatementEnd[] {
    const currency = this.currency ?? this.balances[0]?.currency ?? this.file.options.currency;
    if (currency === undefined) {
      if (this.entries === 0) return [];
      return malformed(
        'CURRENCY_MISSING',
        `The statement on line ${this.line} names no currency: say which one it has`,
      );
    }
    const main = this.part(currency);
    for (const line of this.rejectedBefore) main.tally.reject(line);
    const summary = this.parts.size > 1 ? undefined : this.declaredSummary(currency);
    return [...this.parts].map(([own, part]) => {
      const end = this.endOf(own, part, summary);
      return part === main ? this.withNotes(end) : end;
    });
  }

  private declaredSummary(currency: string): DeclaredFigures | undefined {
    const { summary } = this;
    if (summary === undefined) return undefined;
    return readable(
      () => summaryOf(summary, currency),
      ({ code, message }) => this.unreadable(summary, code, message),
    );
  }

  private endOf(currency: string, part: CurrencyPart, summary: DeclaredFigures | undefined): StatementEnd {
    const own = this.balances.filter((balance) => balance.currency === currency);
    const { opening, closing } = bookedBalances(own, !this.lastPage);
    const balances: DeclaredFigures = { openingBalance: opening?.amount, closingBalance: closing?.amount };
    const { balances: all, booked: around } = this;
    const period = coversOf(this.period, { balances: all, ...around }, part.times, this.file.options.zone);
    const fallback = this.createdAt?.instant ?? isoOf(0);
    const declared = { ...balances, ...summary };
    if (summary !== undefined) {
      const booked = part.tally.end(balances, period, fallback);
      // The summary counts the entries that are not booked too: it is right, though it is not that of the lines.
      if (this.unbooked.explain(summary, booked)) return { ...booked, declared, foots: booked.foots ?? true };
    }
    return part.tally.end(declared, period, fallback);
  }

  /** What is to say of the statement as a whole, on its part in the currency of the account. */
  private withNotes(end: StatementEnd): StatementEnd {
    const { opening, closing } = this.booked;
    const foreign = [opening, closing].filter((one) => one !== undefined && !this.parts.has(one.currency));
    const problems = foreign.map((balance) => ({
      code: 'BALANCE_CURRENCY_DIFFERS',
      detail: `The balance ${balance?.code ?? ''} is in ${balance?.currency ?? ''}, the account in ${end.currency}`,
    }));
    const others = [...this.parts.keys()].filter((currency) => currency !== end.currency);
    const note = (code: string, detail: string, applies: boolean): readonly ReaderWarning[] =>
      applies ? [{ code, detail }] : [];
    return {
      ...end,
      foots: problems.length > 0 ? false : end.foots,
      problems: [...problems, ...end.problems],
      notes: [
        ...end.notes,
        ...this.notes,
        ...note(
          'ENTRY_CURRENCY_DIFFERS',
          `Entries in ${others.join(', ')} are statements of their own beside that in ${end.currency}`,
          others.length > 0,
        ),
        ...note(
          'ENTRY_OUTSIDE_PERIOD',
          `${this.outside} entries are not of the declared period`,
          this.outside > 0,
        ),
        ...note(
          'AMOUNT_NEGATIVE',
          `${this.minus} amounts have a minus sign, which was read as out`,
          this.minus > 0,
        ),
      ],
    };
  }
}
