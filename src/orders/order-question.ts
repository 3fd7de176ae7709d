import { judge } from '../platform/http/possible-action.js';
import type { Verdict } from '../platform/http/possible-action.js';
import type { Actor } from '../shared/decider.js';
import { orderDecider } from './order-ledger.js';
import type { OrderCommand } from './order-ledger.js';
import type { OrderKey, OrderState } from './order-state.js';

/** Who asks what may be done with which order, as its stream stands, and at what moment (ISO 8601, UTC). */
export interface OrderQuestion {
  readonly key: OrderKey;
  readonly state: OrderState;
  readonly revision: bigint;
  readonly actor: Actor;
  readonly now: string;
}

/** Stands for a text that nobody has written yet: no rule reads it. */
export const UNWRITTEN = '?';

/** What the order's own rules say of a command about it, sent by who asks; nothing is recorded. */
export function ask<Type extends OrderCommand['type']>(
  { key, state, actor, now }: OrderQuestion,
  type: Type,
  data: Omit<Extract<OrderCommand, { type: Type }>['data'], keyof OrderKey>,
): Verdict {
  // The type and its data belong together by the signature; TypeScript does not follow that through the union.
  const command = { type, data: { ...key, ...data }, actor, occurredAt: now } as unknown as OrderCommand;
  return judge(() => orderDecider.decide(command, state));
}

/** The path of an order, or of something of it. */
export function pathOf({ shopId, orderNo }: OrderKey, ...rest: readonly string[]): string {
  return ['', 'v1', 'shops', shopId, 'orders', orderNo, ...rest].map(encodeURIComponent).join('/');
}

/** A number that nothing in the order has, so that asking about a new thing is not taken for a repeat. */
export function unusedId(prefix: string, isUsed: (id: string) => boolean): string {
  for (let ordinal = 1; ; ordinal++) {
    const id = `${prefix}-${ordinal}`;
    if (!isUsed(id)) return id;
  }
}
