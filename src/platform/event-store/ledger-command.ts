import { Command } from '@nestjs/cqrs';
import type { Actor, DomainCommand } from '../../shared/decider.js';
import type { Executed } from './execute.js';
import type { CommandOrigin } from './fold.js';

/** Who sends a command, from where, and what the sender has seen. */
export interface CommandSender extends CommandOrigin {
  readonly actor: Actor;
  /** The moment of sending: the business time of a command that names none. ISO 8601, UTC. */
  readonly now: string;
  /** The revision that the sender saw last; the command is not carried out on another one. */
  readonly expectedRevision?: bigint;
}

/** A decider's command on its way through the CommandBus: the same fields, and its sender. */
export abstract class LedgerCommand<C extends DomainCommand = DomainCommand>
  extends Command<Executed>
  implements DomainCommand<C['type'], C['data']>
{
  abstract readonly type: C['type'];
  readonly actor: Actor;
  readonly occurredAt: string;

  constructor(
    readonly data: C['data'],
    readonly sender: CommandSender,
    occurredAt?: string,
  ) {
    super();
    this.actor = sender.actor;
    this.occurredAt = occurredAt ?? sender.now;
  }
}
