import { Body, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { MoneyBody, ReasonBody } from '../platform/http/common-bodies.js';
import {
  AmountField,
  ChoiceField,
  instantOf,
  KeyField,
  RateField,
  TextField,
} from '../platform/http/fields.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import type { OrderKey } from './order-state.js';
import { IssueInvoice, IssueRedInvoice, VoidInvoice } from './invoice.commands.js';

class IssueInvoiceBody extends MoneyBody {
  @KeyField({ description: 'Number of the invoice, unique for its issuer' })
  invoiceNo!: string;

  @KeyField({ description: 'Tax number of the issuer' })
  issuerTaxNo!: string;

  @AmountField({ description: 'The tax in it as printed; computed from the rate if absent', optional: true })
  taxAmount?: string;

  @RateField({ description: 'Tax rate' })
  taxRate!: string;

  @ChoiceField(['company', 'individual'], { description: 'Whom it is for' })
  buyerKind!: 'company' | 'individual';

  @KeyField({ description: 'Tax number of a company; an individual has none', optional: true })
  buyerTaxNo?: string;
}

class IssueRedInvoiceBody extends MoneyBody {
  @KeyField({ description: 'Number of the red invoice itself, unique for its issuer' })
  invoiceNo!: string;

  @AmountField({ description: 'The tax in it as printed; computed from the rate if absent', optional: true })
  taxAmount?: string;

  @TextField({ description: 'Why' })
  reason!: string;
}

interface InvoiceKey extends OrderKey {
  readonly invoiceNo: string;
}

@ApiTags('invoices')
@ApiParam({ name: 'shopId', type: String })
@ApiParam({ name: 'orderNo', type: String })
@Controller('v1/shops/:shopId/orders/:orderNo')
export class InvoiceController {
  constructor(private readonly door: CommandDoor) {}

  @CommandRoute('invoices', { summary: 'A blue invoice (蓝票) was issued' })
  issue(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: IssueInvoiceBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new IssueInvoice({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('invoices/:invoiceNo/void', { summary: 'An invoice was voided (作废)' })
  cancel(
    @PathKeys() invoice: InvoiceKey,
    @Body() { occurredAt, ...data }: ReasonBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new VoidInvoice({ ...invoice, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('invoices/:invoiceNo/red-invoices', { summary: 'A red invoice (红票) against a blue one' })
  credit(
    @PathKeys() { shopId, orderNo, invoiceNo: originalInvoiceNo }: InvoiceKey,
    @Body() { occurredAt, ...data }: IssueRedInvoiceBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    const red = { shopId, orderNo, originalInvoiceNo, ...data };
    return this.door.send(new IssueRedInvoice(red, from, instantOf(occurredAt)), from);
  }
}
