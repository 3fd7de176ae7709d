import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { reconciliationRunsStream } from '../shared/streams.js';
import { reconciliationRunDecider } from './reconciliation-run.decider.js';
import type * as rules from './reconciliation-run.decider.js';

export class RecordReconciliationRun extends LedgerCommand<rules.RecordReconciliationRun> {
  readonly type = 'RecordReconciliationRun';
}

@Injectable()
@CommandHandler(RecordReconciliationRun)
export class RecordReconciliationRunHandler {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: RecordReconciliationRun): Promise<Executed> {
    return this.executor.execute({
      ...command.sender,
      stream: reconciliationRunsStream(command.data.shopId),
      decider: reconciliationRunDecider,
      command,
    });
  }
}
