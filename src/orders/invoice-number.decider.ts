import type { Decider, DomainCommand } from '../shared/decider.js';
import { refuse, unreachable } from '../shared/domain-error.js';
import { InvoiceNumberReleased, InvoiceNumberReserved } from './invoice.events.js';
import type { InvoiceNumberEvent } from './invoice.events.js';

interface InvoiceNumberKey {
  readonly issuerTaxNo: string;
  readonly invoiceNo: string;
  /** The command that wants to use the number: it finds its own reservation again when it is retried. */
  readonly reservedByCommandId: string;
}

export type ReserveInvoiceNumber = DomainCommand<
  'ReserveInvoiceNumber',
  InvoiceNumberKey & { readonly shopId: string; readonly orderNo: string }
>;
export type ReleaseInvoiceNumber = DomainCommand<'ReleaseInvoiceNumber', InvoiceNumberKey>;
export type InvoiceNumberCommand = ReserveInvoiceNumber | ReleaseInvoiceNumber;

/** Who holds the number, if anybody does. */
export interface InvoiceNumberState {
  readonly holder: InvoiceNumberReserved['data'] | undefined;
}

function decide(
  command: InvoiceNumberCommand,
  { holder }: InvoiceNumberState,
): readonly InvoiceNumberEvent[] {
  switch (command.type) {
    case 'ReserveInvoiceNumber': {
      const { issuerTaxNo, invoiceNo, shopId, orderNo, reservedByCommandId } = command.data;
      if (holder !== undefined) {
        requireHolder(command.data, holder);
        return [];
      }
      const reservation = { issuerTaxNo, invoiceNo, shopId, orderNo, reservedByCommandId };
      return [InvoiceNumberReserved.at(command.occurredAt, reservation)];
    }
    case 'ReleaseInvoiceNumber': {
      if (holder === undefined) return [];
      requireHolder(command.data, holder);
      const { issuerTaxNo, invoiceNo, reservedByCommandId } = command.data;
      const release = { issuerTaxNo, invoiceNo, reservedByCommandId };
      return [InvoiceNumberReleased.at(command.occurredAt, release)];
    }
    default:
      return unreachable(command);
  }
}

/** Refuses INVOICE_NUMBER_TAKEN, naming the order that has the number, unless the command itself holds it. */
function requireHolder(
  { issuerTaxNo, invoiceNo, reservedByCommandId }: InvoiceNumberKey,
  holder: InvoiceNumberReserved['data'],
): void {
  if (holder.reservedByCommandId === reservedByCommandId) return;
  refuse(
    'INVOICE_NUMBER_TAKEN',
    `invoice number ${invoiceNo} of issuer ${issuerTaxNo} belongs to order ${holder.orderNo} of shop ${holder.shopId}`,
    { issuerTaxNo, invoiceNo, shopId: holder.shopId, orderNo: holder.orderNo },
  );
}

function evolve(_state: InvoiceNumberState, event: InvoiceNumberEvent): InvoiceNumberState {
  switch (event.type) {
    case 'InvoiceNumberReserved':
      return { holder: event.data };
    case 'InvoiceNumberReleased':
      return { holder: undefined };
    default:
      return unreachable(event);
  }
}

/** The stream of one invoice number: who reserved it, so that no two orders ever use it. */
export const invoiceNumberDecider: Decider<InvoiceNumberState, InvoiceNumberCommand, InvoiceNumberEvent> = {
  initialState: { holder: undefined },
  decide,
  evolve,
};
