import { expect } from '@jest/globals';
import type { Decider, DomainCommand } from '../../src/shared/decider.js';
import { DomainError } from '../../src/shared/domain-error.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';

export interface Outcome<Event> {
  /** Exactly these events, in this order; call it with none to say that nothing new was said. */
  readonly then: (...events: readonly Event[]) => void;
  /** The stable code, and what the message must name: figures, ids. */
  readonly thenRefused: (code: string, ...named: readonly string[]) => void;
}

export interface History<Command, Event> {
  readonly when: (command: Command) => Outcome<Event>;
}

/** given(events).when(command).then(events) on a decider: the past as events, never as a hand-made state. */
export function specificationOf<State, Command extends DomainCommand, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
): { readonly given: (...events: readonly Event[]) => History<Command, Event> } {
  return {
    given: (...events) => ({
      when: (command) => {
        const decide = (): readonly Event[] =>
          decider.decide(command, events.reduce(decider.evolve, decider.initialState));
        return {
          then: (...expected) => expect(decide()).toStrictEqual(expected),
          thenRefused: (code, ...named) => {
            const refusal = refusalOf(decide);
            expect(refusal.code).toBe(code);
            for (const name of named) expect(refusal.message).toContain(name);
          },
        };
      },
    }),
  };
}

function refusalOf(decide: () => readonly DomainEvent[]): DomainError {
  let events: readonly DomainEvent[];
  try {
    events = decide();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error(`expected a refusal, got ${JSON.stringify(events.map(({ type }) => type))}`);
}
