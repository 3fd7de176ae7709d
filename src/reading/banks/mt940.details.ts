import { withoutPersons } from '../personal-text.js';
import { withoutAccounts } from './mt940.text.js';

/** What field :86: says of an entry, without the other side's name, account and bank. */
export interface SwiftDetails {
  /** Three digits, the business transaction code (Geschäftsvorfallcode, GVC). */
  readonly code?: string | undefined;
  /** The bank's words for the kind of movement. */
  readonly description?: string | undefined;
  readonly purpose?: string | undefined;
}

/** Banks write 65 characters on a line and break words where that falls. */
const WRAPPED_AT = 65;
/** Subfields ?20 to ?63 hold 27 characters and break words too. */
const SUBFIELD = 27;
const MAX_PURPOSE = 1000;

/**
 * Reads field :86: in the layouts in use: subfields (166?00…?20…, also with `>`), code words between slashes
 * (/TRTP/…/REMI/…) and plain text.
 */
export function swiftDetails(lines: readonly string[]): SwiftDetails {
  const joined = lines.join('').trim();
  const subfields = /^(\d{3})([?>])(?=\d\d)/.exec(joined);
  if (subfields !== null) {
    return fromSubfields(subfields[1] ?? '', joined.split(subfields[2] ?? '?').slice(1));
  }
  const slashed = fromSlashes(lines);
  if (slashed !== undefined) return slashed;
  return fromPlainText(lines);
}

function fromSubfields(code: string, parts: readonly string[]): SwiftDetails {
  const fields: { key: string; text: string }[] = [];
  for (const part of parts) {
    const [, key, text = ''] = /^(\d\d)(.*)$/s.exec(part) ?? [];
    const last = fields.at(-1);
    if (key !== undefined) fields.push({ key, text });
    else if (last !== undefined) last.text += `?${part}`;
  }
  const of = (keys: RegExp): string[] => fields.filter(({ key }) => keys.test(key)).map(({ text }) => text);
  const purpose = sepaPurpose(join(of(/^2\d|^6[0-3]/), SUBFIELD));
  return {
    code,
    description: cleaned(of(/^00/).join(' ')),
    purpose: cleaned(withoutName(purpose, of(/^3[23]/).join(''))),
  };
}

/** Names of the parties behind the payer and payee, and accounts, are left out of the SEPA fields of a purpose. */
function sepaPurpose(text: string): string {
  return text
    .split(/(?=(?:EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|RREF)\+)/)
    .filter((part) => !/^(?:ABWA|ABWE|IBAN|BIC)\+/.test(part))
    .map((part) => part.replace(/\b(?:IBAN|BIC): *[A-Z0-9]+/g, '').replace(/\bABW[AE]: .*$/s, ''))
    .join(' ');
}

/** Names, accounts, banks and the date of an instruction. */
const LEFT_OUT = 'ISDT|IBAN|BIC|BBAN|NAME|ADDR|ORDP|BENM|ID|ULTB|ULTC|ULTD|UDTR|UCRD|CNTP|ACCW|VA|OGB|OSDR';
const WORDS = new RegExp(
  `/(${LEFT_OUT}|TRTP|REMI|EREF|PREF|MARF|CSID|RTRN|PURP|OCMT|CHGS|EXCH|CREF|IREF|SVCL|BUSP)/`,
);
const IS_LEFT_OUT = new RegExp(`^(?:${LEFT_OUT})$`);

/** Undefined for a text without such code words. */
function fromSlashes(lines: readonly string[]): SwiftDetails | undefined {
  // Komercijalna banka: account, name, reference and purpose on a line each, every one behind a slash.
  if (lines.length > 2 && /^\/(?:BENM|ORDP)\/[^/]+$/.test(lines[0] ?? '')) {
    const rest = lines.slice(2).map((line) => line.replace(/^\/+|\/+$/g, ''));
    return { purpose: cleaned(rest.join(' ')) };
  }
  const [before = '', ...pairs] = join(lines, WRAPPED_AT).split(WORDS);
  if (pairs.length === 0 || !/^[\s/]*$/.test(before)) return undefined;
  let description: string | undefined;
  let name = '';
  const kept: string[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [word = '', text = ''] = pairs.slice(at, at + 2);
    if (word === 'TRTP') description = cleaned(text);
    else if (word === 'NAME') name = text;
    else if (!IS_LEFT_OUT.test(word) && !/^(?:NOTPROVIDED)?$/.test(text.replace(/[\s/]/g, ''))) {
      kept.push(word === 'REMI' ? text.replace(/^USTD\/\//, '') : `${word} ${text}`);
    }
  }
  return { description, purpose: cleaned(withoutName(kept.join(' '), name)) };
}

function fromPlainText(lines: readonly string[]): SwiftDetails {
  // ING begins with the other side's account, and where that is an IBAN with bank and name up to the reference.
  const [first = '', ...others] = lines;
  const purpose = first
    .replace(/^\s*[A-Z]{2}\d{2}[A-Z0-9]{10,30} [A-Z]{6}[A-Z0-9]{2,5} .*?NOTPROVIDED/, '')
    .replace(/^\s*\d{7,10} (?=\D)/, '');
  const text = join([purpose, ...others].map(withoutNames), WRAPPED_AT);
  // solarisBank: 999KIND:purpose:name:account:category.
  const solaris = /^999([A-Z_]+):(.*):[^:]*:[A-Z]{2}\d{2}\w{8,30}(:.*)?$/s.exec(text.trim());
  if (solaris !== null) {
    const [, kind, purpose = '', category = ''] = solaris;
    return { code: '999', description: kind, purpose: cleaned(`${purpose} ${category.slice(1)}`) };
  }
  const [, code, rest = text] = /^\s*(\d{3})(?![\d?])\s*(.*)$/s.exec(text) ?? [];
  return { code, purpose: cleaned(rest) };
}

const COMPANY = /\b(?:B\.?V|N\.?V|GmbH|AG|KG|UG|Ltd|Inc|LLC|S\.?A|Sp|Stichting|www)\b|\d|Bank/i;

/** A purpose without the other side's name, should it stand there too; those of companies are no personal data. */
function withoutName(text: string, name: string): string {
  const bare = name.trim();
  return bare.length < 4 || COMPANY.test(bare) ? text : text.replaceAll(bare, '…');
}

/** Names that stand behind a title or a label of Dutch, German, Polish and English banks. */
function withoutNames(line: string): string {
  return line
    .replace(/\b(?:Hr|Mw|Dhr|Mevr|Herr|Frau|Fam)\.? (?=[A-Z]).*$/, '…')
    .replace(/\b(TRF (?:TO|FROM)) .*$/, '$1 …');
}

const LABELLED =
  /\b(NAAM|NAME|OD|NA RZECZ|AUFTRAGGEBER|EMPFAENGER|BENEFICIARY)\s*:\s*[^;/]*?(?=;|\/|\bMITTEILUNGEN\b|$)/gi;

function cleaned(text: string): string | undefined {
  const kept = withoutPersons(withoutAccounts(text.replace(LABELLED, '$1: …')))
    .replace(/\s+/g, ' ')
    .replace(/(?:\s|-(?=\s*$))+$/, '')
    .trim();
  return kept === '' ? undefined : kept.slice(0, MAX_PURPOSE);
}

/** Full lines run on without a blank, shorter ones ended with a word. */
function join(lines: readonly string[], width: number): string {
  return lines.map((line) => (line.length >= width ? line : `${line.trimEnd()} `)).join('');
}

/** Lines of the field :NS: behind an entry: 01 to 14 are its purpose, 17 is the bank's text for it. */
export function nonSwiftDetails(lines: readonly string[]): SwiftDetails {
  const of = (keys: RegExp): string =>
    lines
      .filter((line) => keys.test(line))
      .map((line) => line.slice(2).trim())
      .join(' ');
  return { description: cleaned(of(/^17/)), purpose: cleaned(of(/^0[1-9]|^1[0-4]/)) };
}
