import { SeenKeys } from '../seen-keys.js';

/**
 * Numbers the rows that say the same: 0 for the first, 1 for the second. Statements without entry numbers can have two
 * real movements that look alike; their ordinals keep them apart, and are the same in every export of that day.
 */
export class EqualRows {
  private readonly seen = new SeenKeys();
  /** Only keys that occur again: most never do. */
  private readonly again = new Map<string, number>();

  ordinal(key: string, line: number): number {
    if (this.seen.remember(key, '', line) === undefined) return 0;
    const ordinal = (this.again.get(key) ?? 0) + 1;
    this.again.set(key, ordinal);
    return ordinal;
  }
}
