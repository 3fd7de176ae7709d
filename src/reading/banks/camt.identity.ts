import { derivedId } from '../../shared/ids.js';
import type { StatementLine } from '../../statements/statement.events.js';
import type { CamtEntry } from './camt.entry.js';
import { SeenKeys } from '../seen-keys.js';

/** Shorter numbers, without leading zeros, begin anew every day at some banks. */
const UNIQUE_REFERENCE_CHARACTERS = 8;

export type Identified =
  | { readonly kind: 'new'; readonly line: StatementLine }
  | { readonly kind: 'repeated'; readonly firstFileLine: number };

/**
 * Gives the entries of one file their ids. The bank's own reference is the same in a report (052), statement (053) and
 * notification (054), so it names the entry, with the amount, as a charge may share it with its payment; a short one
 * with the date too. Entries without a reference are told apart by all that they say, and equal ones of a day are
 * numbered: two equal payments are two.
 */
export class EntryIdentities {
  private readonly seen = new SeenKeys();
  /** How often an id that came again has come: the others came once. */
  private readonly times = new Map<string, number>();

  constructor(private readonly shopId: string) {}

  identify(accountNo: string, entry: CamtEntry): Identified {
    const { bankReference, currency, date, content, line } = entry;
    const { amount, fileLine } = line;
    const idOf = (...identity: readonly string[]): string =>
      derivedId('statement-line', this.shopId, accountNo, ...identity, currency, amount);
    if (bankReference === undefined) return this.numbered(idOf, entry);
    const short = bankReference.replace(/^0+/, '').length < UNIQUE_REFERENCE_CHARACTERS;
    const days = short ? [date] : [];
    const said = JSON.stringify({ ...line, fileLine: 0, content });
    let lineId = idOf(bankReference, ...days);
    let known = this.seen.remember(lineId, said, fileLine);
    if (known !== undefined && !known.same) {
      // Another entry with the reference and amount of the first.
      lineId = idOf(bankReference, ...content);
      known = this.seen.remember(lineId, said, fileLine);
    }
    if (known !== undefined) return { kind: 'repeated', firstFileLine: known.line };
    return { kind: 'new', line: { lineId, ...line } };
  }

  private numbered(
    idOf: (...identity: readonly string[]) => string,
    { content, line }: CamtEntry,
  ): Identified {
    const first = idOf('', ...content);
    if (this.seen.remember(first, '', line.fileLine) === undefined) {
      return { kind: 'new', line: { lineId: first, ...line } };
    }
    const ordinal = (this.times.get(first) ?? 1) + 1;
    this.times.set(first, ordinal);
    return { kind: 'new', line: { lineId: idOf('', ...content, String(ordinal)), ...line } };
  }
}
