import type { ReaderWarning } from '../reader-item.js';

/** Collects what a person should know of a file; a hand-edited file of a million lines gives each kind once. */
export class WarningCounts {
  private readonly found = new Map<string, { count: number; detail: string }>();

  /** `detail` names the line; that of the first is kept. */
  add(code: string, detail: string): void {
    const known = this.found.get(code);
    if (known === undefined) this.found.set(code, { count: 1, detail });
    else known.count += 1;
  }

  list(): readonly ReaderWarning[] {
    return [...this.found].map(([code, { count, detail }]) => ({
      code,
      detail: count === 1 ? detail : `${detail} (the first of ${count})`,
    }));
  }
}
