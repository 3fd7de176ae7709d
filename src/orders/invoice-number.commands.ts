import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { invoiceNumberStream } from '../shared/streams.js';
import { invoiceNumberDecider } from './invoice-number.decider.js';
import type { InvoiceNumberCommand } from './invoice-number.decider.js';
import type * as rules from './invoice-number.decider.js';

@Injectable()
abstract class InvoiceNumberCommandHandler<C extends LedgerCommand & InvoiceNumberCommand> {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: C): Promise<Executed> {
    const { issuerTaxNo, invoiceNo } = command.data;
    return this.executor.execute({
      ...command.sender,
      stream: invoiceNumberStream(issuerTaxNo, invoiceNo),
      decider: invoiceNumberDecider,
      command,
    });
  }
}

export class ReserveInvoiceNumber extends LedgerCommand<rules.ReserveInvoiceNumber> {
  readonly type = 'ReserveInvoiceNumber';
}

@CommandHandler(ReserveInvoiceNumber)
export class ReserveInvoiceNumberHandler extends InvoiceNumberCommandHandler<ReserveInvoiceNumber> {}

export class ReleaseInvoiceNumber extends LedgerCommand<rules.ReleaseInvoiceNumber> {
  readonly type = 'ReleaseInvoiceNumber';
}

@CommandHandler(ReleaseInvoiceNumber)
export class ReleaseInvoiceNumberHandler extends InvoiceNumberCommandHandler<ReleaseInvoiceNumber> {}

export const invoiceNumberCommandHandlers = [ReserveInvoiceNumberHandler, ReleaseInvoiceNumberHandler];
