import { derivedId } from '../../shared/ids.js';
import { startOfDate } from '../../shared/period.js';
import type { StatementLine } from '../../statements/statement.events.js';
import { nonSwiftDetails, swiftDetails } from './mt940.details.js';
import type { SwiftDetails } from './mt940.details.js';
import type { SwiftEntry } from './mt940.entry.js';
import type { Occurrence } from './mt940.identity.js';
import { withoutAccounts } from './mt940.text.js';
import { defined } from '../reader-item.js';
import { serviceAccountOf } from '../personal-text.js';

/** The fields that tell of one movement: :61: and what follows it. */
export interface EntryFields {
  readonly line: number;
  readonly entry: readonly string[];
  readonly details: readonly string[];
  readonly nonSwift: readonly string[];
}

/** Words in the place of a reference: none, or "see the end-to-end or customer reference of the text". */
const NO_REFERENCE = /^(?:NONREF|NOREF|NOTPROVIDED|[EK]REF\+?|PREF|MARF|.|)$/;

/** What the same movement says in every export of the account: its bank reference, or else its whole text. */
export function entryIdentity(entry: SwiftEntry, fields: EntryFields, currency: string): string {
  const bankReference = referenceOf(entry.bankReference);
  const { valueDate, entryDate = '', amount, type = '', customerReference } = entry;
  // Exports wrap a text differently, so blanks and line ends do not count.
  const text = bankReference === undefined ? [...fields.details, ...fields.nonSwift] : [];
  const parts = [currency, bankReference ?? '', valueDate, entryDate, amount, type, customerReference];
  return [...parts, text.join('').replace(/\s+/g, '')].join('\n');
}

/** The line of a statement for a movement. Names and accounts of the other side are left out. */
export function entryLine(
  entry: SwiftEntry,
  fields: EntryFields,
  at: { readonly shopId: string; readonly accountNo: string; readonly zone: string },
  identity: string,
  { ordinal }: Occurrence,
): StatementLine {
  const { customerReference, entryDate, valueDate, type } = entry;
  // Dutch banks put the other side's account in the place of the reference: its name follows on the same line, or the
  // text begins with both once more.
  const echoed = /\w{6}/.test(customerReference) && fields.details[0]?.startsWith(customerReference) === true;
  const account = entry.named || echoed || withoutAccounts(customerReference) !== customerReference;
  const details = detailsOf(echoed ? fields.details.slice(1) : fields.details, fields.nonSwift);
  const optional = {
    entryNo: referenceOf(entry.bankReference),
    tradeNo: account ? undefined : referenceOf(customerReference),
    businessType: [type, details.code].filter((part) => part !== undefined).join(' ') || undefined,
    businessDescription: details.description,
    counterparty: serviceAccountOf(fields.details.join('')),
    remark: [details.purpose, charges(entry.supplement)].filter(Boolean).join(' ') || undefined,
  };
  return {
    lineId: derivedId('statement-line', at.shopId, at.accountNo, identity, String(ordinal)),
    fileLine: fields.line,
    occurredAt: startOfDate(entryDate ?? valueDate, at.zone),
    amount: entry.amount,
    ...defined(optional),
  };
}

function detailsOf(details: readonly string[], nonSwift: readonly string[]): SwiftDetails {
  if (nonSwift.length === 0) return swiftDetails(details);
  const own = nonSwiftDetails(nonSwift);
  const text = swiftDetails(details);
  return {
    code: text.code,
    description: text.description ?? own.description,
    purpose: [text.purpose, own.purpose].filter(Boolean).join(' ') || undefined,
  };
}

/** A reference of its own, not a word in its place. */
function referenceOf(text: string): string | undefined {
  const reference = text.trim();
  return NO_REFERENCE.test(reference) ? undefined : reference;
}

/** Of the supplement, which may be a name, only original amounts and charges are kept. */
function charges(supplement: string): string | undefined {
  return supplement.match(/\/(?:OCMT|CHGS|EXCH)\/[A-Z]{3}?[\d.,]+\/?/g)?.join(' ');
}
