import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import type { Executed } from '../platform/event-store/execute.js';
import type { CommandSender } from '../platform/event-store/ledger-command.js';
import { DomainError } from '../shared/domain-error.js';
import { derivedId } from '../shared/ids.js';
import { orderStream } from '../shared/streams.js';
import { ReleaseInvoiceNumber, ReserveInvoiceNumber } from './invoice-number.commands.js';
import { InvoiceIssued } from './invoice.events.js';

/** An order that wants to use an invoice number of an issuer. */
export interface InvoiceNumberUse {
  readonly issuerTaxNo: string;
  readonly invoiceNo: string;
  readonly shopId: string;
  readonly orderNo: string;
}

/**
 * An invoice number is used once per issuer, across all orders: it is reserved on its own stream before the order decides,
 * and released when the order says no. What a crash leaves reserved, the process invoice-number-release frees.
 */
@Injectable()
export class InvoiceNumbers {
  constructor(
    private readonly bus: CommandBus,
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Throws INVOICE_NUMBER_TAKEN, naming the order that has the number, and what `decideOnOrder` throws. */
  async whileReserved(
    use: InvoiceNumberUse,
    sender: CommandSender,
    decideOnOrder: () => Promise<Executed>,
  ): Promise<Executed> {
    const reservation = await this.reserve(use, sender);
    const mine = reservation.eventTypes.length > 0;
    try {
      const executed = await decideOnOrder();
      // The number was reserved by an earlier attempt of this command, which may have released it meanwhile.
      if (!mine) await this.reserve(use, sender);
      return executed;
    } catch (error) {
      // A DomainError means that the order wrote nothing. After any other error that is not known, so the number stays
      // reserved; and what an earlier attempt reserved is not this one's to release.
      if (mine && error instanceof DomainError) await this.release(use, sender, reservation);
      throw error;
    }
  }

  /** The issuer of a blue invoice, which its red invoices share; undefined if the order has no such invoice. */
  async issuerOf(shopId: string, orderNo: string, blueInvoiceNo: string): Promise<string | undefined> {
    for (const recorded of await this.store.readStream(orderStream(shopId, orderNo))) {
      if (recorded.type !== InvoiceIssued.type) continue;
      const { data } = this.codec.decode(recorded).event as InvoiceIssued;
      if (data.invoiceNo === blueInvoiceNo) return data.issuerTaxNo;
    }
    return undefined;
  }

  private reserve(use: InvoiceNumberUse, sender: CommandSender): Promise<Executed> {
    // Every attempt is a command of its own: after a release the number must be reserved anew, not found as done.
    return this.bus.execute(
      new ReserveInvoiceNumber(
        { ...use, reservedByCommandId: sender.commandId },
        follower(sender, randomUUID()),
      ),
    );
  }

  private async release(
    { issuerTaxNo, invoiceNo }: InvoiceNumberUse,
    sender: CommandSender,
    reservation: Executed,
  ): Promise<void> {
    const { commandId } = sender;
    const id = derivedId('release-invoice-number', commandId, String(reservation.revision));
    await this.bus.execute(
      new ReleaseInvoiceNumber(
        { issuerTaxNo, invoiceNo, reservedByCommandId: commandId },
        { ...follower(sender, id), expectedRevision: reservation.revision },
      ),
    );
  }
}

/** The same sender for a command that follows from another one; what it saw of the order is no matter here. */
function follower(sender: CommandSender, commandId: string): CommandSender {
  const { actor, now, source, correlationId, commandId: causationId } = sender;
  return { actor, now, source, correlationId, causationId, commandId };
}
