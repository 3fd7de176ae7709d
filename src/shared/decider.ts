import type { DomainEvent } from './domain-event.js';

/** Who acts. `id` is what segregation of duties compares (maker ≠ checker). */
export interface Actor {
  readonly type: 'user' | 'system' | 'platform';
  readonly id: string;
}

/** What somebody wants to happen. Time and actor arrive with it: deciders have no clock. */
export interface DomainCommand<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
  readonly actor: Actor;
  /** Business time of what the command reports or does: ISO 8601, UTC. */
  readonly occurredAt: string;
}

/**
 * Two pure functions. `decide` answers a command with events (none if there is nothing new to say) or throws a
 * DomainError; `evolve` is total and never throws for an event that `decide` can give.
 */
export interface Decider<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly initialState: State;
  readonly decide: (command: Command, state: State) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
}
