import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { adjustmentStream } from '../shared/streams.js';
import { adjustmentDecider } from './adjustment.decider.js';
import type { AdjustmentCommand } from './adjustment.decider.js';
import type * as rules from './adjustment.decider.js';

@Injectable()
abstract class AdjustmentCommandHandler<C extends LedgerCommand & AdjustmentCommand> {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: C): Promise<Executed> {
    const { shopId, adjustmentId } = command.data;
    return this.executor.execute({
      ...command.sender,
      stream: adjustmentStream(shopId, adjustmentId),
      decider: adjustmentDecider,
      command,
    });
  }
}

export class ProposeAdjustment extends LedgerCommand<rules.ProposeAdjustment> {
  readonly type = 'ProposeAdjustment';
}

@CommandHandler(ProposeAdjustment)
export class ProposeAdjustmentHandler extends AdjustmentCommandHandler<ProposeAdjustment> {}

export class ApproveAdjustment extends LedgerCommand<rules.ApproveAdjustment> {
  readonly type = 'ApproveAdjustment';
}

@CommandHandler(ApproveAdjustment)
export class ApproveAdjustmentHandler extends AdjustmentCommandHandler<ApproveAdjustment> {}

export class RejectAdjustment extends LedgerCommand<rules.RejectAdjustment> {
  readonly type = 'RejectAdjustment';
}

@CommandHandler(RejectAdjustment)
export class RejectAdjustmentHandler extends AdjustmentCommandHandler<RejectAdjustment> {}

export class PostAdjustment extends LedgerCommand<rules.PostAdjustment> {
  readonly type = 'PostAdjustment';
}

@CommandHandler(PostAdjustment)
export class PostAdjustmentHandler extends AdjustmentCommandHandler<PostAdjustment> {}

export const adjustmentCommandHandlers = [
  ProposeAdjustmentHandler,
  ApproveAdjustmentHandler,
  RejectAdjustmentHandler,
  PostAdjustmentHandler,
];
