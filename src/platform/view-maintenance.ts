import type { LogPosition } from './event-store/event-store.js';

export interface RebuildSteps {
  /** Told, again and again, how many events were read and up to where. */
  readonly onProgress: (events: number, position: LogPosition | undefined) => void;
  /** Ends the rebuild between two batches; the views stay as they were then. */
  readonly signal: AbortSignal;
}

/** What the operation of the ledger asks of the views; the projections answer (the app module plugs them in). */
export interface ViewMaintenance {
  /** The names of all views. */
  readonly views: readonly string[];
  /** Bytes of each view on disk, tables and indexes, as a whole number in text. */
  sizes(): Promise<ReadonlyMap<string, string>>;
  /** Builds views anew from the whole log beside the live ones and swaps them in. Rejects with what went wrong. */
  rebuild(views: readonly string[], steps: RebuildSteps): Promise<void>;
}

export const VIEW_MAINTENANCE = Symbol('VIEW_MAINTENANCE');
