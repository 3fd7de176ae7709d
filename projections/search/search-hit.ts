export const HIT_KINDS = ['order', 'line', 'statement', 'adjustment', 'alert', 'event'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** Something that a person may have meant. */
export interface SearchHit {
  readonly kind: HitKind;
  /** Null for an event that is about no shop. */
  readonly shopId: string | null;
  /** The number of an order or an adjustment, else the id of the thing. */
  readonly id: string;
  readonly title: string;
  readonly titleZh: string;
  /** An order's total, or a line's amount with its sign, in `currency`. */
  readonly amount?: string;
  readonly currency?: string;
  /** ISO 8601 in UTC. */
  readonly occurredAt?: string;
}

/** A hit, and whether what was typed is its whole name. */
export interface FoundHit {
  readonly exact: boolean;
  readonly hit: SearchHit;
}

/** What is looked for: a trimmed text of 1 to 128 characters in these shops. */
export interface Search {
  readonly text: string;
  readonly shops: readonly string[];
}

/** No kind of thing gives more hits; the answer is cut to fewer. */
export const MOST_HITS = 20;

/** A LIKE pattern for what begins with a text, whatever signs it has. */
export function beginningWith(text: string): string {
  return `${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
