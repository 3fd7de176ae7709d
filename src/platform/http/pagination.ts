import { Transform } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { malformed } from '../../shared/domain-error.js';
import { isCalendarTime } from './as-of.js';

export const DEFAULT_PAGE_SIZE = 100;
export const MAX_PAGE_SIZE = 1000;

/** The query-string part of every list: how many, and from where on. Lists extend it with their filters. */
export class PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_PAGE_SIZE,
    default: DEFAULT_PAGE_SIZE,
    description: 'How many items a page has at the most',
  })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  limit: number = DEFAULT_PAGE_SIZE;

  @ApiPropertyOptional({ type: String, description: '`nextCursor` of the page before, unchanged' })
  @IsOptional()
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{1,1024}$/)
  cursor?: string;
}

/** A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** What a part of a cursor must look like before it may reach SQL. */
export type CursorPart = 'integer' | 'decimal' | 'instant' | 'text';

const PART: Readonly<Record<CursorPart, RegExp>> = {
  integer: /^-?\d{1,19}$/,
  decimal: /^-?\d{1,40}(\.\d{1,20})?$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/,
  text: /^[^\0]{0,256}$/,
};

/** The sort key of a page's last row as one opaque token (base64url). */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** Gives the sort key back. Throws MALFORMED_CURSOR unless it has exactly these parts: it may come from another list. */
export function decodeCursor(cursor: string, parts: readonly CursorPart[]): readonly string[] {
  const key = parsed(cursor);
  if (
    !Array.isArray(key) ||
    key.length !== parts.length ||
    !parts.every((part, index) => fits(key[index], part))
  ) {
    return malformed(
      'MALFORMED_CURSOR',
      `"${cursor.slice(0, 80)}" is not a cursor of this list: pass nextCursor of the page before, unchanged`,
      { cursor: cursor.slice(0, 80) },
    );
  }
  return key as readonly string[];
}

/**
 * Makes a page of rows that were read with `limit + 1`: the one too many only says that there is more.
 * `keyOf` gives the sort key of a row.
 */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function fits(value: unknown, part: CursorPart): boolean {
  if (typeof value !== 'string' || !PART[part].test(value)) return false;
  if (part === 'integer') return BigInt.asIntN(64, BigInt(value)) === BigInt(value);
  return part !== 'instant' || isCalendarTime(value);
}
