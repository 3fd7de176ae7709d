import { DomainError, malformed } from '../../shared/domain-error.js';
import { derivedId } from '../../shared/ids.js';
import { businessDate, daysAfter, isoOf, startOfDate } from '../../shared/period.js';
import type { StatementLine } from '../../statements/statement.events.js';
import type { FileItem, ReadOptions } from '../file-reader.js';
import { Occurrences } from './mt940.identity.js';
import { withoutAccounts } from './mt940.text.js';
import { FileTotals } from './mt940.totals.js';
import { WarningCounts } from './mt940.warnings.js';
import type { OfxToken } from './ofx.tokens.js';
import { ofxAmount, ofxTime } from './ofx.values.js';
import { serviceAccountOf, withoutPersons } from '../personal-text.js';
import { defined } from '../reader-item.js';
import { SeenKeys } from '../seen-keys.js';
import { StatementTally } from '../statement-tally.js';
import type { DeclaredPeriod } from '../statement-tally.js';

/** Elements that hold others and matter here; what stands in any other one is left alone. */
const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS']);
const ACCOUNTS = new Set(['BANKACCTFROM', 'CCACCTFROM']);
const ENTRIES = new Set(['STMTTRN', 'STMTTRNP']);
/** Elements inside an entry or a statement whose values are not its own. */
const FOREIGN = new Set([
  'BANKACCTTO',
  'CCACCTTO',
  'PAYEE',
  'ORIGCURRENCY',
  'CURRENCY',
  'AVAILBAL',
  'BAL',
  'IMAGEDATA',
]);

interface OpenEntry {
  readonly line: number;
  readonly pending: boolean;
  readonly values: Map<string, string>;
}

interface OpenStatement {
  readonly index: number;
  readonly values: Map<string, string>;
  account: string | undefined;
  opened:
    { readonly accountNo: string; readonly currency: string; readonly tally: StatementTally } | undefined;
}

/** Follows the tags of an OFX document and gives its bank and credit card statements. */
export class OfxRun {
  readonly warnings = new WarningCounts();
  readonly totals = new FileTotals();
  rows = 0;
  private statement: OpenStatement | undefined;
  private entry: OpenEntry | undefined;
  /** The innermost of the elements that are looked into, or a foreign one. */
  private readonly inside: string[] = [];
  private statements = 0;
  private failure: string | undefined;
  private investments = false;
  private readonly seen = new SeenKeys();
  private readonly occurrences = new Occurrences();

  constructor(private readonly options: ReadOptions) {}

  *take(token: OfxToken): Generator<FileItem> {
    if (token.closing) yield* this.leave(token.name);
    else if (STATEMENTS.has(token.name)) {
      yield* this.finish();
      this.statement = { index: this.statements++, values: new Map(), account: undefined, opened: undefined };
    } else if (token.name === 'INVSTMTRS') {
      yield* this.finish();
      this.investments = true;
      const detail = `Line ${token.line}: statements of investments are not read`;
      this.warnings.add('STATEMENT_NOT_READ', detail);
    } else if (ENTRIES.has(token.name) && this.statement !== undefined) {
      yield* this.settle();
      this.inside.length = 0;
      this.entry = { line: token.line, pending: token.name === 'STMTTRNP', values: new Map() };
    } else if (ACCOUNTS.has(token.name) || token.name === 'LEDGERBAL') {
      // Torn files leave elements open: nothing that matters is inside another such element.
      if (token.name === 'LEDGERBAL') yield* this.settle();
      this.inside.splice(0, this.inside.length, token.name);
    } else if (FOREIGN.has(token.name) && token.value === '') this.inside.push(token.name);
    else this.value(token);
  }

  /** The end of the file. Throws NO_STATEMENT. */
  *close(): Generator<FileItem> {
    yield* this.finish();
    if (this.statements > 0) return;
    const status = this.failure === undefined ? '' : `; the bank's server says: status ${this.failure}`;
    const why = this.investments ? ', only statements of investments, which are not read' : status;
    malformed('NO_STATEMENT', `the file has no bank or credit card statement (STMTRS, CCSTMTRS)${why}`);
  }

  private *leave(name: string): Generator<FileItem> {
    if (STATEMENTS.has(name)) yield* this.finish();
    else if (ENTRIES.has(name) || name === 'BANKTRANLIST') yield* this.settle();
    const at = this.inside.lastIndexOf(name);
    if (at >= 0) this.inside.length = at;
  }

  private value({ name, value }: OfxToken): void {
    if (value === '') return;
    const { statement, entry } = this;
    const inside = this.inside.at(-1);
    if (name === 'CODE' && value !== '0') this.failure ??= value;
    if (statement === undefined) return;
    if (inside !== undefined && ACCOUNTS.has(inside)) {
      if (name === 'ACCTID') statement.account ??= value.replace(/\s+/g, '');
    } else if (inside === 'CURRENCY') {
      if (name === 'CURSYM') entry?.values.set('CURRENCY.CURSYM', value);
    } else if (inside === 'LEDGERBAL') statement.values.set(`LEDGERBAL.${name}`, value);
    else if (inside === undefined) (entry?.values ?? statement.values).set(name, value);
  }

  /** Account, currency and counts of the statement. Throws ACCOUNT_MISSING or CURRENCY_MISSING. */
  private open(statement: OpenStatement, entry?: OpenEntry): NonNullable<OpenStatement['opened']> {
    if (statement.opened !== undefined) return statement.opened;
    const number = `statement ${statement.index + 1} of the file`;
    const accountNo =
      statement.account ??
      this.options.accountNo ??
      malformed('ACCOUNT_MISSING', `${number} names no account (ACCTID)`);
    const currency =
      (statement.values.get('CURDEF') ?? entry?.values.get('CURRENCY.CURSYM'))?.toUpperCase() ??
      this.options.currency ??
      malformed('CURRENCY_MISSING', `${number} names no currency (CURDEF)`);
    const tally = new StatementTally(statement.index, { accountNo, currency }, this.options.zone);
    statement.opened = { accountNo, currency, tally };
    return statement.opened;
  }

  private *settle(): Generator<FileItem> {
    const { entry, statement } = this;
    if (entry === undefined || statement === undefined) return;
    this.entry = undefined;
    this.rows += 1;
    const { accountNo, currency, tally } = this.open(statement, entry);
    if (entry.pending) {
      const reason = 'the bank has not booked the movement';
      yield { kind: 'skipped', fileLine: entry.line, code: 'PENDING', reason };
      return;
    }
    try {
      const line = this.lineOf(entry, accountNo, currency);
      const known = this.seen.remember(line.lineId, JSON.stringify({ ...line, fileLine: 0 }), entry.line);
      if (known === undefined) {
        tally.line(line);
        yield { kind: 'line', statement: statement.index, line };
      } else if (known.same) {
        tally.repeat();
        yield { kind: 'repeated', fileLine: entry.line, firstFileLine: known.line };
      } else {
        malformed('ENTRY_CONTRADICTS_ITSELF', `the movement stands on line ${known.line} with other content`);
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      tally.reject(entry.line);
      yield { kind: 'rejected', fileLine: entry.line, code: error.code, reason: error.message };
    }
  }

  private lineOf({ values, line }: OpenEntry, accountNo: string, currency: string): StatementLine {
    const { shopId, zone } = this.options;
    const of = (name: string): string | undefined => values.get(name);
    const required = (name: string): string =>
      of(name) ?? malformed('VALUE_MISSING', `the entry has no ${name}`);
    const other = of('CURRENCY.CURSYM');
    if (other !== undefined && other.toUpperCase() !== currency) {
      malformed(
        'CURRENCY_DIFFERS',
        `the amount is in another currency than the account, which is in ${currency}`,
      );
    }
    const posted = required('DTPOSTED');
    const amount = ofxAmount(required('TRNAMT'), 'TRNAMT', currency);
    const [type, id, name] = [of('TRNTYPE')?.toUpperCase(), of('FITID'), of('NAME')];
    const occurredAt = ofxTime(posted, 'DTPOSTED', zone);
    const numbered = numberOf(id) !== undefined;
    const said = [currency, posted.slice(0, 8), amount, type ?? ''];
    const text = [of('CHECKNUM'), of('REFNUM'), name, of('MEMO')].join('\n');
    // Some banks give one FITID to several movements, so what else is fixed of a movement is part of its identity.
    const identity = numbered ? ['fitid', id ?? '', ...said] : ['unnumbered', ...said, text];
    const ordinal = numbered ? 0 : this.occurrences.of([accountNo, ...identity].join('\n'), line).ordinal;
    const own = type !== undefined && /^(?:FEE|SRVCHG|INT|DIV)$/.test(type);
    const memo = of('MEMO');
    const remark = memo === undefined || name === undefined || own ? memo : withoutName(memo, name);
    return {
      lineId: derivedId('statement-line', shopId, accountNo, ...identity, String(ordinal)),
      fileLine: line,
      occurredAt,
      amount,
      ...defined({
        entryNo: numbered ? id : undefined,
        tradeNo: numberOf(of('REFNUM')) ?? numberOf(of('CHECKNUM')),
        businessType: type,
        businessDescription: own && name !== undefined ? cleaned(name) : undefined,
        counterparty: name === undefined ? undefined : serviceAccountOf(name),
        remark: remark === undefined ? undefined : cleaned(remark),
      }),
    };
  }

  private *finish(): Generator<FileItem> {
    yield* this.settle();
    const { statement } = this;
    this.statement = undefined;
    this.inside.length = 0;
    if (statement === undefined) return;
    const { tally, currency } = this.open(statement);
    const balance = statement.values.get('LEDGERBAL.BALAMT');
    const closingBalance = balance === undefined ? undefined : this.balanceOf(balance, statement, currency);
    const asOf = this.timeOf(statement.values.get('LEDGERBAL.DTASOF'));
    const period = this.periodOf(statement);
    const end = tally.end({ closingBalance }, period, asOf ?? isoOf(0));
    this.totals.add(end);
    yield end;
  }

  private balanceOf(text: string, { index }: OpenStatement, currency: string): string | undefined {
    try {
      return ofxAmount(text, 'BALAMT', currency);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.warnings.add('BALANCE_UNREADABLE', `The balance of statement ${index + 1}: ${error.message}`);
      return undefined;
    }
  }

  /** DTSTART to DTEND, whose date belongs to it. */
  private periodOf({ values }: OpenStatement): DeclaredPeriod | undefined {
    const { zone } = this.options;
    const [start, end] = [this.timeOf(values.get('DTSTART')), this.timeOf(values.get('DTEND'))];
    if (start === undefined || end === undefined || start > end) return undefined;
    const [from, to] = [businessDate(start, zone), businessDate(end, zone)];
    const next = businessDate(daysAfter(startOfDate(to, zone), 1.25), zone);
    return { coversFrom: startOfDate(from, zone), coversUntil: startOfDate(next, zone), from, to };
  }

  private timeOf(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    try {
      return ofxTime(text, 'the date', this.options.zone);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return undefined;
    }
  }
}

/** Some banks write zeros where they have no number. */
function numberOf(text: string | undefined): string | undefined {
  return text === undefined || /^0*$/.test(text) ? undefined : text;
}

/** Banks repeat the other side's name at the start of the text. */
function withoutName(memo: string, name: string): string {
  return name.trim().length < 3 ? memo : memo.replaceAll(name.trim(), '').trim();
}

function cleaned(text: string): string | undefined {
  const kept = withoutPersons(withoutAccounts(text)).replace(/\s+/g, ' ').trim();
  return kept === '' ? undefined : kept;
}
