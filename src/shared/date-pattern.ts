import { malformed } from './domain-error.js';

const PARTS: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<year>\d{4})`,
  yy: String.raw`(?<short>\d{2})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d{2})`,
  d: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  H: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
};

/**
 * The pattern of dates of a format made of yyyy, yy, MM, M, dd, d, HH, H, mm and ss, such as dd/MM/yyyy HH:mm, with the groups
 * year or short, month, day, hour, minute and second. Throws MALFORMED_DATE_FORMAT unless it has year, month and day once
 * each; hours and what follows may be absent.
 */
export function datePattern(format: string): RegExp {
  const used: string[] = [];
  const pattern = format.replace(/yyyy|yy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z]/g, (token) => {
    const part = PARTS[token];
    if (part === undefined) return literal(token);
    used.push(token.charAt(0));
    return part;
  });
  const complete = ['y', 'M', 'd'].every((letter) => used.includes(letter));
  const strange = /[A-Za-z]/.test(format.replace(/yyyy|yy|MM?|dd?|HH?|mm|ss/g, ''));
  if (!complete || strange || new Set(used).size < used.length) {
    malformed(
      'MALFORMED_DATE_FORMAT',
      `"${format}" is not a format of dates: use yyyy or yy, MM or M, dd or d, and HH, mm, ss, once each`,
    );
  }
  return new RegExp(`^${pattern}$`);
}

function literal(sign: string): string {
  return /\s/.test(sign) ? String.raw`\s+` : sign.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
