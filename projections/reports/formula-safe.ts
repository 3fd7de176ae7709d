/**
 * Where a spreadsheet would begin to read a formula: = + - @ TAB CR LF and their full-width and mathematical forms, also
 * behind blanks and invisible signs. ";" and TAB begin a cell too where they separate lists (most of Europe).
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = String.raw`'*[\s\p{Cc}\p{Cf}]*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫−]`;
const START = new RegExp(`(?<=^|[;\\t])(?=${FORMULA})`, 'gu');
const SAFE_START = new RegExp(`(?<=^|[;\\t])'(?=${FORMULA})`, 'gu');

/**
 * A text that comes from files or people as a cell of a CSV file: an apostrophe before what would be a formula, which
 * spreadsheets show as text and our own readers take off again. Other texts stay as they are. Never for real numbers.
 */
export function formulaSafe(text: string): string {
  return text.replace(START, "'");
}

/** The text that formulaSafe was given. */
export function formulaRestored(cell: string): string {
  return cell.replace(SAFE_START, '');
}
