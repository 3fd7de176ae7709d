const PG_INSTANT = /^(\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/;

/**
 * A timestamptz as Database returns it ("2026-03-01 08:00:00.12+00") as ISO 8601 in UTC ("2026-03-01T08:00:00.120Z").
 * Whole seconds have no fraction and milliseconds three digits, as in events; microseconds of a store's clock are kept,
 * so that a time that was shown can be asked for.
 */
export function isoFromSql(text: string): string {
  const match = PG_INSTANT.exec(text);
  if (match === null) throw new Error(`"${text}" is not a timestamptz in UTC`);
  const fraction = (match[3] ?? '').padEnd(6, '0');
  const digits =
    fraction === '000000' ? '' : `.${fraction.endsWith('000') ? fraction.slice(0, 3) : fraction}`;
  return `${match[1] ?? ''}T${match[2] ?? ''}${digits}Z`;
}

/** The same for a column that may be null. */
export function isoOrNull(text: string | null): string | null {
  return text === null ? null : isoFromSql(text);
}
