import { CommandHandler } from '@nestjs/cqrs';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { OrderCommandHandler } from './order-ledger.commands.js';
import type * as rules from './payment.decider.js';

export class RecordPaymentReceived extends LedgerCommand<rules.RecordPaymentReceived> {
  readonly type = 'RecordPaymentReceived';
}

@CommandHandler(RecordPaymentReceived)
export class RecordPaymentReceivedHandler extends OrderCommandHandler<RecordPaymentReceived> {}

export class RecordPaymentFailed extends LedgerCommand<rules.RecordPaymentFailed> {
  readonly type = 'RecordPaymentFailed';
}

@CommandHandler(RecordPaymentFailed)
export class RecordPaymentFailedHandler extends OrderCommandHandler<RecordPaymentFailed> {}

export class ReversePayment extends LedgerCommand<rules.ReversePayment> {
  readonly type = 'ReversePayment';
}

@CommandHandler(ReversePayment)
export class ReversePaymentHandler extends OrderCommandHandler<ReversePayment> {}

export const paymentCommandHandlers = [
  RecordPaymentReceivedHandler,
  RecordPaymentFailedHandler,
  ReversePaymentHandler,
];
