import type { Shape, TypeOf } from './event-schema.js';

/** Something that happened, as a decider says it: pure data, `occurredAt` is the business time (ISO 8601, UTC). */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly version: number;
  readonly occurredAt: string;
  readonly data: Data;
}

/** Brings the data of version n to version n + 1: pure, JSON to JSON. */
export type Upcaster = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The definition of an event type: its current version, the schema of its data, and how older data is read. */
export interface EventDefinition<Type extends string = string, S extends Shape = Shape> {
  readonly type: Type;
  readonly version: number;
  readonly shape: S;
  /** upcasters[n] reads version n and gives version n + 1. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
  /** An event of this type at a business time. A method, so that definitions of all types fit into one list. */
  at(occurredAt: string, data: TypeOf<S>): DomainEvent<Type, TypeOf<S>>;
}

export type EventOf<D> =
  D extends EventDefinition<infer Type, infer S> ? DomainEvent<Type, TypeOf<S>> : never;

/** Defines an event type. Names are unique in the system and never change; a changed meaning is a new name. */
export function defineEvent<const Type extends string, const S extends Shape>(
  type: Type,
  shape: S,
  { version = 1, upcasters = {} }: { version?: number; upcasters?: Record<number, Upcaster> } = {},
): EventDefinition<Type, S> {
  return { type, version, shape, upcasters, at: (occurredAt, data) => ({ type, version, occurredAt, data }) };
}
