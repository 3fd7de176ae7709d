import { SeenKeys } from '../seen-keys.js';

/** Where a movement stands among those of the file that say the same. */
export interface Occurrence {
  /** 0 for the first, 1 for a second one that is real although it says the same. */
  readonly ordinal: number;
  /** Line of the file that already had this very movement, if its statement stands in the file twice. */
  readonly repeats: number | undefined;
}

/**
 * Numbers movements that say the same, since two payments of one amount on one day can both be real. A statement that
 * stands in a file twice starts to count anew, so its lines are known as repeated. Memory is that of `SeenKeys` and a
 * counter for each text that comes more than once.
 */
export class Occurrences {
  private readonly seen = new SeenKeys();
  private readonly counts = new Map<string, number>();
  private again: Map<string, number> | undefined;

  /** Call it before each statement. */
  begin(repeated: boolean): void {
    this.again = repeated ? new Map() : undefined;
  }

  of(identity: string, fileLine: number): Occurrence {
    if (this.again !== undefined) {
      const ordinal = this.again.get(identity) ?? 0;
      this.again.set(identity, ordinal + 1);
      const known = this.seen.remember(`${identity}\n${ordinal}`, '', fileLine);
      if (known === undefined && ordinal > 0) this.counts.set(identity, ordinal + 1);
      return { ordinal, repeats: known?.line };
    }
    const count = this.counts.get(identity) ?? 0;
    if (count === 0 && this.seen.remember(`${identity}\n0`, '', fileLine) === undefined) {
      return { ordinal: 0, repeats: undefined };
    }
    const ordinal = Math.max(count, 1);
    this.counts.set(identity, ordinal + 1);
    this.seen.remember(`${identity}\n${ordinal}`, '', fileLine);
    return { ordinal, repeats: undefined };
  }
}
