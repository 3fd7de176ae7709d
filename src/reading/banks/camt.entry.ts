import { DomainError, malformed } from '../../shared/domain-error.js';
import type { Amount } from '../../shared/money.js';
import type { StatementLine } from '../../statements/statement.events.js';
import { currencyOf, signedAmount } from './camt.amount.js';
import { shown } from '../cells.js';
import { withoutParties } from './camt.parties.js';
import { camtTime, dateOrTime } from './camt.time.js';
import type { CamtTime } from './camt.time.js';
import type { CamtRecord } from './camt.xml.js';
import { withoutPersons } from '../personal-text.js';
import { defined } from '../reader-item.js';

const MAX_TEXT = 2000;

export interface EntryContext {
  readonly zone: string;
  /** Currency of an amount that names none. */
  readonly currency: string | undefined;
  /** For entries that have no date of their own. */
  readonly statementDate: string | undefined;
}

/** A booked entry. */
export interface CamtEntry {
  readonly kind: 'entry';
  readonly currency: string;
  /** The date as the file says it. */
  readonly date: string;
  readonly line: Omit<StatementLine, 'lineId'>;
  /** The bank's own number of the entry, where it gives one. */
  readonly bankReference: string | undefined;
  /** All else that tells the entry from others. */
  readonly content: readonly string[];
}

/** An entry that has not moved money, or not yet. */
export interface UnbookedEntry {
  readonly kind: 'unbooked';
  readonly code: 'PENDING' | 'INFORMATION' | 'FUTURE';
  readonly reason: string;
  readonly currency: string | undefined;
  /** Undefined if it can't be read. */
  readonly amount: Amount | undefined;
}

const UNBOOKED: Readonly<Record<string, UnbookedEntry['code']>> = {
  PDNG: 'PENDING',
  INFO: 'INFORMATION',
  FUTR: 'FUTURE',
};

/**
 * An entry of a statement as one line, also where it stands for a batch: the entry is what was booked, and the amounts
 * of its transactions may be in other currencies, before charges or missing. The references and texts of a batch are
 * joined in the remark; a trade number is given only for a single transaction. `RvslInd` changes nothing: the indicator
 * of the entry already tells the direction of the reversal.
 * Throws a DomainError with the reason for an entry that can't be read.
 */
export function entryOf(record: CamtRecord, context: EntryContext): CamtEntry | UnbookedEntry {
  const status = (record.first('Sts/Cd') || record.first('Sts')).toUpperCase();
  const unbooked = UNBOOKED[status];
  if (unbooked !== undefined) return unbookedEntry(record, unbooked, context);
  const own = record.first('Sts/Prtry') || status;
  if (own !== '' && own.toUpperCase() !== 'BOOK') {
    malformed('ENTRY_STATUS_UNKNOWN', `the status ${shown(own)} says not whether the entry is booked`);
  }
  const currency = currencyOf(record) ?? context.currency;
  if (currency === undefined) {
    return malformed('CURRENCY_MISSING', 'neither Amt nor the account names a currency');
  }
  const amount = signedAmount(record, currency, 'told');
  const time = timeOf(record, context);
  const bankReference = bankReferenceOf(record);
  const texts = defined({
    entryNo: bankReference ?? reference(record.first('NtryRef')),
    tradeNo: tradeNoOf(record),
    ...codesOf(record),
    remark: remarkOf(record),
  });
  return {
    kind: 'entry',
    currency,
    date: time.date,
    bankReference,
    line: { fileLine: record.line, occurredAt: time.instant, amount, ...texts },
    content: [
      time.date,
      record.first('NtryRef'),
      ...['tradeNo', 'businessType', 'remark'].map((key) => texts[key] ?? ''),
    ],
  };
}

function timeOf(record: CamtRecord, { zone, statementDate }: EntryContext): CamtTime {
  const own = dateOrTime(record, 'BookgDt', zone) ?? dateOrTime(record, 'ValDt', zone);
  if (own !== undefined) return own;
  return statementDate === undefined
    ? malformed('ENTRY_DATE_MISSING', 'neither BookgDt, ValDt nor the statement gives a date')
    : camtTime(statementDate, 'statement', zone);
}

function unbookedEntry(
  record: CamtRecord,
  code: UnbookedEntry['code'],
  context: EntryContext,
): UnbookedEntry {
  const reason = `the entry has the status ${record.first('Sts/Cd') || record.first('Sts')} and is not booked`;
  try {
    const currency = currencyOf(record) ?? context.currency;
    const amount = currency === undefined ? undefined : signedAmount(record, currency, 'told');
    return { kind: 'unbooked', code, reason, currency, amount };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: 'unbooked', code, reason, currency: undefined, amount: undefined };
  }
}

/** What banks write where they have no reference. */
const NO_REFERENCE = /^(?:NOT ?PROVIDED|NONREF|NONE|N\/?A|[0\s.*/-]+)$/i;

/** A reference, undefined for placeholders and for one that holds a telephone number or an address. */
function reference(text: string): string | undefined {
  return text === '' || NO_REFERENCE.test(text) || withoutPersons(text) !== text ? undefined : text;
}

/** True if the entry stands for one transaction that is told in full. */
function isSingle(record: CamtRecord): boolean {
  return record.count('TxDtls') === 1 && !(Number(record.first('Btch/NbOfTxs')) > 1);
}

/** Some banks give their number with the transaction only. */
function bankReferenceOf(record: CamtRecord): string | undefined {
  return (
    reference(record.first('AcctSvcrRef')) ??
    (isSingle(record) ? reference(record.first('TxDtls/Refs/AcctSvcrRef')) : undefined)
  );
}

function tradeNoOf(record: CamtRecord): string | undefined {
  if (!isSingle(record)) return undefined;
  return reference(record.first('TxDtls/Refs/EndToEndId')) ?? reference(record.first('TxDtls/Refs/TxId'));
}

/** The ISO code as PMNT/RCDT/ESCT and the bank's own; the one that there is, if there is one only. */
function codesOf(record: CamtRecord): { businessType?: string; businessDescription?: string } {
  for (const parent of ['', 'TxDtls/']) {
    const iso = ['Domn/Cd', 'Domn/Fmly/Cd', 'Domn/Fmly/SubFmlyCd']
      .map((path) => record.first(`${parent}BkTxCd/${path}`))
      .filter((code) => code !== '')
      .join('/');
    const own = record.first(`${parent}BkTxCd/Prtry/Cd`);
    if (iso !== '') return { businessType: iso, ...(own !== '' && { businessDescription: own }) };
    if (own !== '') return { businessType: own };
  }
  return {};
}

/** What the entry says in free words and numbers; with several transactions, also their references. */
function remarkOf(record: CamtRecord): string | undefined {
  const references = isSingle(record) ? [] : record.all('TxDtls/Refs/EndToEndId').map(reference);
  const remittance = [
    'Ustrd',
    'Strd/CdtrRefInf/Ref',
    'Strd/CdtrRefInf/CdtrRef',
    'Strd/RfrdDocInf/Nb',
    'Strd/AddtlRmtInf',
  ];
  const parts = [
    ...references,
    ...remittance.flatMap((path) => record.all(`TxDtls/RmtInf/${path}`)),
    ...record.all('TxDtls/AddtlTxInf'),
    record.first('AddtlNtryInf'),
  ];
  const text = [...new Set(parts)].filter((part) => part !== undefined && part !== '').join(' ');
  const remark = withoutPersons(withoutParties(text, record)).slice(0, MAX_TEXT);
  return remark === '' ? undefined : remark;
}
