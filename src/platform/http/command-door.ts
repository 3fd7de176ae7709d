import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DomainError } from '../../shared/domain-error.js';
import type { Executed } from '../event-store/execute.js';
import type { LedgerCommand } from '../event-store/ledger-command.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { Metrics } from './metrics.js';
import type { RequestMetadata } from './request-metadata.js';

/** The one way from a controller to the CommandBus: binds the Idempotency-Key to the request, then sends and counts. */
@Injectable()
export class CommandDoor {
  constructor(
    private readonly bus: CommandBus,
    private readonly keys: IdempotencyKeys,
    private readonly metrics: Metrics,
  ) {}

  /** Throws what the handler throws, and IDEMPOTENCY_KEY_REUSED before anything is decided. */
  async send(command: LedgerCommand, from: RequestMetadata): Promise<Executed> {
    try {
      await this.keys.claim(from.idempotencyKey, from.fingerprint);
      const executed = await this.bus.execute(command);
      this.metrics.countCommand(command.type, outcomeOf(executed));
      return executed;
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
