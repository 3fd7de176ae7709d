import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { alertStream } from '../shared/streams.js';
import { alertDecider } from './alert.decider.js';
import type { AlertCommand } from './alert.decider.js';
import type * as rules from './alert.decider.js';

@Injectable()
abstract class AlertCommandHandler<C extends LedgerCommand & AlertCommand> {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: C): Promise<Executed> {
    const { shopId, alertId } = command.data;
    return this.executor.execute({
      ...command.sender,
      stream: alertStream(shopId, alertId),
      decider: alertDecider,
      command,
    });
  }
}

export class AcknowledgeAlert extends LedgerCommand<rules.AcknowledgeAlert> {
  readonly type = 'AcknowledgeAlert';
}

@CommandHandler(AcknowledgeAlert)
export class AcknowledgeAlertHandler extends AlertCommandHandler<AcknowledgeAlert> {}

export class ResolveAlert extends LedgerCommand<rules.ResolveAlert> {
  readonly type = 'ResolveAlert';
}

@CommandHandler(ResolveAlert)
export class ResolveAlertHandler extends AlertCommandHandler<ResolveAlert> {}

export class ReopenAlert extends LedgerCommand<rules.ReopenAlert> {
  readonly type = 'ReopenAlert';
}

@CommandHandler(ReopenAlert)
export class ReopenAlertHandler extends AlertCommandHandler<ReopenAlert> {}

export const alertCommandHandlers = [AcknowledgeAlertHandler, ResolveAlertHandler, ReopenAlertHandler];
