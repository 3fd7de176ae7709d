import { decodeText, detectEncoding, HEAD_BYTES, peekBytes } from '../encoding.js';
import type { DecodedText } from '../encoding.js';

/**
 * Decodes a statement of a bank as a stream. Such files name their encoding badly or not at all, so `choose` sees their
 * first bytes; what is not UTF-8 and not UTF-16 is taken for windows-1252, of which ISO 8859-1 is a part, and not for
 * Chinese. An encoding that is asked for goes before. Throws UNKNOWN_ENCODING.
 */
export async function decodeBankText(
  source: AsyncIterable<Uint8Array>,
  asked: string | undefined,
  choose: (head: Uint8Array) => string = westernEncoding,
): Promise<DecodedText> {
  if (asked !== undefined) return decodeText(source, asked);
  const { head, bytes } = await peekBytes(source, HEAD_BYTES);
  return decodeText(bytes, choose(head));
}

/** The encoding that the bytes show, windows-1252 in the place of GB18030. */
export function westernEncoding(head: Uint8Array): string {
  const detected = detectEncoding(head);
  if (detected !== 'gb18030') return detected;
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

/** Also true for a text that brings the replacement character itself, from an export that had lost its letters. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Old files end their lines with a carriage return alone. */
export async function* withLineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = '';
  for await (const piece of text) {
    const whole = waiting + piece;
    // Whether a line feed follows the last carriage return is for the next piece to say.
    waiting = whole.endsWith('\r') ? '\r' : '';
    yield whole.slice(0, whole.length - waiting.length).replace(/\r\n?/g, '\n');
  }
  if (waiting !== '') yield '\n';
}

/** Lengths of IBANs by country (IBAN registry); references in hexadecimal often begin like one. */
const IBAN_LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 ' +
    'SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number.parseInt(entry.slice(2), 10)]),
);
const IBAN = /(?<![A-Z0-9])([A-Z]{2})\d{2}(?!ZZZ)[A-Z0-9]{11,28}(?![A-Z0-9])/gi;

/** Account numbers of the other side in a text: IBANs, but for creditor identifiers, and Polish numbers of 26 digits. */
export function withoutAccounts(text: string): string {
  return text
    .replace(IBAN, (found, country: string) =>
      IBAN_LENGTHS.get(country.toUpperCase()) === found.length ? '…' : found,
    )
    .replace(/(?<!\d)\d{2} ?(?:\d{4} ?){5}\d{4}(?!\d)/g, '…');
}

/**
 * The decimal point in the place of whatever a bank writes: "1000,", "00000025.00", "1.234,56". What is no amount stays
 * as it is, for parseAmount to refuse.
 */
export function decimalText(text: string): string {
  const bare = text.trim().replace(/[\s']/g, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  if (last < 0) return bare;
  const whole = bare.slice(0, last);
  const grouped = /^[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(whole) && !whole.includes(bare.charAt(last));
  return `${grouped ? whole.replace(/[.,]/g, '') : whole || '0'}.${bare.slice(last + 1)}`.replace(/\.$/, '');
}
