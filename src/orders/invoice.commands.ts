import { CommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import type * as rules from './invoice.decider.js';
import { InvoiceNumbers } from './invoice-numbers.js';
import { OrderCommandHandler } from './order-ledger.commands.js';

export class IssueInvoice extends LedgerCommand<rules.IssueInvoice> {
  readonly type = 'IssueInvoice';
}

@CommandHandler(IssueInvoice)
export class IssueInvoiceHandler extends OrderCommandHandler<IssueInvoice> {
  constructor(
    executor: CommandExecutor,
    private readonly numbers: InvoiceNumbers,
  ) {
    super(executor);
  }

  override execute(command: IssueInvoice): Promise<Executed> {
    const { issuerTaxNo, invoiceNo, shopId, orderNo } = command.data;
    const use = { issuerTaxNo, invoiceNo, shopId, orderNo };
    return this.numbers.whileReserved(use, command.sender, () => super.execute(command));
  }
}

export class VoidInvoice extends LedgerCommand<rules.VoidInvoice> {
  readonly type = 'VoidInvoice';
}

@CommandHandler(VoidInvoice)
export class VoidInvoiceHandler extends OrderCommandHandler<VoidInvoice> {}

export class IssueRedInvoice extends LedgerCommand<rules.IssueRedInvoice> {
  readonly type = 'IssueRedInvoice';
}

@CommandHandler(IssueRedInvoice)
export class IssueRedInvoiceHandler extends OrderCommandHandler<IssueRedInvoice> {
  constructor(
    executor: CommandExecutor,
    private readonly numbers: InvoiceNumbers,
  ) {
    super(executor);
  }

  override async execute(command: IssueRedInvoice): Promise<Executed> {
    const { invoiceNo, originalInvoiceNo, shopId, orderNo } = command.data;
    const issuerTaxNo = await this.numbers.issuerOf(shopId, orderNo, originalInvoiceNo);
    // Without a blue invoice there is no number to reserve, and the order itself says what is missing.
    if (issuerTaxNo === undefined) return super.execute(command);
    const use = { issuerTaxNo, invoiceNo, shopId, orderNo };
    return this.numbers.whileReserved(use, command.sender, () => super.execute(command));
  }
}

export const invoiceCommandHandlers = [IssueInvoiceHandler, VoidInvoiceHandler, IssueRedInvoiceHandler];
