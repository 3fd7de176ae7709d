import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../shared/domain-error.js';
import type { Executed } from '../event-store/execute.js';
import type { LedgerCommand } from '../event-store/ledger-command.js';
import type { CommandAnswer } from './command-route.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { Metrics } from './metrics.js';
import type { RequestMetadata } from './request-metadata.js';

/**
 * The one way from a controller to the CommandBus: binds the Idempotency-Key to the request, sends, counts and answers
 * (without an interceptor: their observables cost a busy door more than the rules do).
 */
@Injectable()
export class CommandDoor {
  constructor(
    private readonly bus: CommandBus,
    private readonly keys: IdempotencyKeys,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Answers 201, or 200 if there was nothing new to say, with ETag and Ledger-Position. Throws what the handler throws,
   * and IDEMPOTENCY_KEY_REUSED before anything is decided.
   */
  async send(command: LedgerCommand, from: RequestMetadata): Promise<CommandAnswer> {
    try {
      await this.keys.claim(from.idempotencyKey, from.fingerprint);
      const executed = await this.bus.execute(command);
      this.metrics.countCommand(command.type, outcomeOf(executed));
      return answer(executed, from.reply);
    } catch (error) {
      this.metrics.countCommand(command.type, error instanceof DomainError ? error.kind : 'failed');
      throw error;
    }
  }
}

function outcomeOf({ replayed, eventTypes }: Executed): string {
  if (replayed) return 'replayed';
  return eventTypes.length === 0 ? 'unchanged' : 'done';
}

function answer(executed: Executed, reply: FastifyReply): CommandAnswer {
  const { stream, position, eventTypes, replayed } = executed;
  const revision = String(executed.revision);
  reply.status(eventTypes.length === 0 ? 200 : 201).header('ETag', `"${revision}"`);
  if (position !== undefined) reply.header('Ledger-Position', position);
  if (replayed) reply.header('Idempotency-Replayed', 'true');
  return { stream, revision, position: position ?? null, events: eventTypes, replayed };
}
