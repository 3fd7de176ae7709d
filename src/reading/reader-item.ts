import type { DecodingDamage } from './encoding.js';

/** A line that was not read, with a stable code and a reason in words; `fileLine` counts from 1. */
export interface RejectedLine {
  readonly kind: 'rejected';
  readonly fileLine: number;
  readonly code: string;
  readonly reason: string;
}

/** A line that is no movement of the file's own and was left out on purpose: a total, a pending entry, a neutral row. */
export interface SkippedLine {
  readonly kind: 'skipped';
  readonly fileLine: number;
  readonly code: string;
  readonly reason: string;
}

/** A line that says again, word for word, what an earlier line of the file said. It counts once. */
export interface RepeatedLine {
  readonly kind: 'repeated';
  readonly fileLine: number;
  readonly firstFileLine: number;
}

/** Something about the file as a whole that a person should know; the rows were read all the same. */
export interface ReaderWarning {
  readonly code: string;
  readonly detail: string;
}

/** Says that bytes could not be decoded, once a file was read to its end. */
export function decodingWarnings({
  replacedCharacters,
  firstLine,
}: DecodingDamage): readonly ReaderWarning[] {
  if (firstLine === undefined) return [];
  const detail = `${replacedCharacters} characters can not be decoded, the first on line ${firstLine}`;
  return [{ code: 'UNDECODABLE_BYTES', detail }];
}

/** The fields that have a value. */
export function defined<Value>(fields: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
