import { defineEvent } from '../../shared/domain-event.js';
import type { EventOf } from '../../shared/domain-event.js';
import { key, text } from '../../shared/event-schema.js';

/** A rule refused a command. It changes no state; auditors see who tried what. `stream` is where it would have written. */
export const CommandRefused = defineEvent('CommandRefused', {
  stream: key,
  commandType: key,
  code: key,
  message: text,
});
export type CommandRefused = EventOf<typeof CommandRefused>;

export const refusalEvents = [CommandRefused] as const;
