import { PERSONAL_PATHS } from './camt.format.js';
import type { CamtRecord } from './camt.xml.js';

/** What is written in the place of something personal. */
const REMOVED = '…';

const IBAN =
  /(?<![A-Za-z0-9])(IBAN:? ?)?([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)(?![A-Za-z0-9])/g;

/** A free text without the persons and accounts that the entry names elsewhere, and without any other IBAN. */
export function withoutParties(text: string, record: CamtRecord): string {
  if (text === '') return text;
  const named = new Set(PERSONAL_PATHS.flatMap((path) => record.all(path)));
  // The longer name first: of "Anna Meier" and "Anna" nothing must stay.
  const kept = [...named].sort((a, b) => b.length - a.length).reduce(withoutName, text);
  return kept.replace(IBAN, (_match, label: string | undefined, number: string) =>
    label === undefined ? withoutIban(number) : `${label}${REMOVED}`,
  );
}

function withoutName(text: string, name: string): string {
  const han = /\p{Script=Han}/u.test(name);
  if (name.length < (han ? 2 : 3)) return text;
  const words = name.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  // Chinese is written without spaces: there a name needs no border.
  const [before, behind] = han ? ['', ''] : ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];
  return text.replace(new RegExp(`${before}${words.join('\\s*')}${behind}`, 'giu'), REMOVED);
}

/** Order numbers look like account numbers, but for the check digits; words may follow an account number in groups. */
function withoutIban(text: string): string {
  const groups = text.split(' ');
  for (let count = groups.length; count > 0; count--) {
    if (isIban(groups.slice(0, count).join(''))) return [REMOVED, ...groups.slice(count)].join(' ');
  }
  return text;
}

/** By length and check digits (ISO 7064 mod 97); RF begins a creditor reference, which is checked alike. */
function isIban(text: string): boolean {
  if (text.length < 15 || text.length > 34 || text.startsWith('RF')) return false;
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
