import { CommandHandler } from '@nestjs/cqrs';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { OrderCommandHandler } from './order-ledger.commands.js';
import type * as rules from './refund.decider.js';

export class RequestRefund extends LedgerCommand<rules.RequestRefund> {
  readonly type = 'RequestRefund';
}

@CommandHandler(RequestRefund)
export class RequestRefundHandler extends OrderCommandHandler<RequestRefund> {}

export class ApproveRefund extends LedgerCommand<rules.ApproveRefund> {
  readonly type = 'ApproveRefund';
}

@CommandHandler(ApproveRefund)
export class ApproveRefundHandler extends OrderCommandHandler<ApproveRefund> {}

export class RejectRefund extends LedgerCommand<rules.RejectRefund> {
  readonly type = 'RejectRefund';
}

@CommandHandler(RejectRefund)
export class RejectRefundHandler extends OrderCommandHandler<RejectRefund> {}

export class RecordRefundPaidOut extends LedgerCommand<rules.RecordRefundPaidOut> {
  readonly type = 'RecordRefundPaidOut';
}

@CommandHandler(RecordRefundPaidOut)
export class RecordRefundPaidOutHandler extends OrderCommandHandler<RecordRefundPaidOut> {}

export class RecordRefundFailed extends LedgerCommand<rules.RecordRefundFailed> {
  readonly type = 'RecordRefundFailed';
}

@CommandHandler(RecordRefundFailed)
export class RecordRefundFailedHandler extends OrderCommandHandler<RecordRefundFailed> {}

export class RecordPlatformRefund extends LedgerCommand<rules.RecordPlatformRefund> {
  readonly type = 'RecordPlatformRefund';
}

@CommandHandler(RecordPlatformRefund)
export class RecordPlatformRefundHandler extends OrderCommandHandler<RecordPlatformRefund> {}

export const refundCommandHandlers = [
  RequestRefundHandler,
  ApproveRefundHandler,
  RejectRefundHandler,
  RecordRefundPaidOutHandler,
  RecordRefundFailedHandler,
  RecordPlatformRefundHandler,
];
