import { ratio } from '../../src/shared/money.js';

/** The shorter a number is, the more numbers are one slip away from it, and the fewer slips may be believed. */
const SLIPS = [
  { from: 12, slips: 2 },
  { from: 6, slips: 1 },
] as const;

/** What is left of a number that was cut off must be long enough to point at one. */
const SHORTEST_CUT = 10;

/** A reference without what people and systems write around it: signs, spaces, full-width forms, small letters. */
function bare(reference: string): string {
  return reference
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * How like two references are, from "0.0000" (nothing in common) to "1.0000" (the same but for signs around it), with four
 * decimals: 1 − edits ÷ length of the longer one, where an edit is a character changed, dropped or added, or two
 * neighbours swapped. Symmetric.
 */
export function likenessOf(one: string, other: string): string {
  const [a, b] = [bare(one), bare(other)];
  const longest = Math.max(a.length, b.length);
  return ratio(String(longest - editsBetween(a, b)), String(longest));
}

/**
 * True if one reference can be a slip of the other: at most two edits in a long number, one in a shorter one, none in a
 * very short one; or one of them with its beginning or end cut off. Symmetric. It proves nothing: numbers that follow each
 * other are as near.
 */
export function isNearlyTheSame(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === '') return false;
  if (isCutOff(short, long)) return true;
  return editsBetween(a, b) <= (SLIPS.find(({ from }) => short.length >= from)?.slips ?? 0);
}

function isCutOff(short: string, long: string): boolean {
  const isLongEnough = short.length >= SHORTEST_CUT && short.length * 2 >= long.length;
  return isLongEnough && (long.startsWith(short) || long.endsWith(short));
}

/**
 * Every reference that is one slip away from this one (a digit changed, added or dropped, two neighbours swapped), and what
 * is left of it with its beginning or end cut off: so few that an index can be asked for all of them.
 */
export function nearReferences(reference: string): readonly string[] {
  const near = new Set<string>();
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
  for (let at = 0; at <= reference.length; at++) {
    const [before, here, after] = [
      reference.slice(0, at),
      reference.slice(at, at + 1),
      reference.slice(at + 1),
    ];
    for (const digit of digits) {
      near.add(before + digit + here + after);
      if (/\d/.test(here)) near.add(before + digit + after);
    }
    if (here === '') continue;
    near.add(before + after);
    near.add(before + after.slice(0, 1) + here + after.slice(1));
    for (const cut of [before, here + after]) if (isCutOff(cut, reference)) near.add(cut);
  }
  near.delete(reference);
  near.delete('');
  return [...near];
}

/** Damerau–Levenshtein distance in which no part is edited twice (optimal string alignment). */
function editsBetween(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let at = 1; at <= b.length; at++) {
      const isSame = a[row - 1] === b[at - 1];
      const isSwapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
      current.push(
        Math.min(
          cell(last, at) + 1,
          cell(current, at - 1) + 1,
          cell(last, at - 1) + (isSame ? 0 : 1),
          isSwapped ? cell(beforeLast, at - 2) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return cell(last, b.length);
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Infinity;
}
