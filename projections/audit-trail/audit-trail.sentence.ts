import type { LedgerEvent } from '../core/ledger-event.js';

/** One sentence that says what happened, with its figures. */
export interface Summary {
  readonly en: string;
  readonly zh: string;
}

type DataOf<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>['data'];
/** Keyed by event type, so that the compiler names a type without a sentence. */
export type Sentences = { readonly [Type in LedgerEvent['type']]: (data: DataOf<Type>) => Summary };
