/** How people call a kind of file. */
export interface KindName {
  readonly en: string;
  readonly zh: string;
}

/** The names of all kinds that are read, by kind. The readers give them; the app module plugs them in under KIND_NAMES. */
export type KindNames = ReadonlyMap<string, KindName>;

export const KIND_NAMES = Symbol('KIND_NAMES');

/** The name of a kind; a table that was read by a mapping of columns, and a kind of an older version, have their own. */
export function nameOfKind(names: KindNames, kind: string): KindName {
  return (
    names.get(kind) ??
    (kind === 'mapped'
      ? { en: 'Table read by a column mapping', zh: '按列映射读取的表格' }
      : { en: kind, zh: kind })
  );
}
