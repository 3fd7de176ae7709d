import type { DomainCommand } from '../shared/decider.js';
import { notFound, refuse, unreachable } from '../shared/domain-error.js';
import { isPositive, isZero, subtract } from '../shared/money.js';
import { sameContent } from '../shared/same-content.js';
import { netReceivedAmount, requireOrder } from './order-state.js';
import type { OrderKey, OrderState } from './order-state.js';
import { OrderReceiptConfirmed, ShipmentDelivered, ShipmentDispatched } from './shipment.events.js';
import type { ShipmentEvent } from './shipment.events.js';

export type ShipOrder = DomainCommand<
  'ShipOrder',
  OrderKey & {
    readonly shipmentId: string;
    readonly carrier: string;
    readonly trackingNo: string;
    /** The lines in this parcel; the whole order if absent. */
    readonly lineNos?: readonly string[] | undefined;
  }
>;
export type DeliverShipment = DomainCommand<'DeliverShipment', OrderKey & { readonly shipmentId: string }>;
export type ConfirmReceipt = DomainCommand<'ConfirmReceipt', OrderKey>;
export type ShipmentCommand = ShipOrder | DeliverShipment | ConfirmReceipt;

/**
 * What happens to the goods, and the moment at which that turns the buyer's advance into revenue. Platforms report
 * these facts late, so a closed order takes them too.
 */
export function decideShipment(command: ShipmentCommand, state: OrderState): readonly ShipmentEvent[] {
  requireOrder(command.data, state);
  switch (command.type) {
    case 'ShipOrder':
      return shipOrder(command, state);
    case 'DeliverShipment':
      return deliverShipment(command, state);
    case 'ConfirmReceipt':
      return confirmReceipt(command, state);
    default:
      return unreachable(command);
  }
}

/**
 * Refuses ORDER_CANCELLED for goods that leave after the cancellation (a parcel that left before it, reported late, is
 * recorded) and SHIPMENT_ID_REUSED for another parcel under a known id.
 */
function shipOrder(command: ShipOrder, state: OrderState): readonly ShipmentEvent[] {
  const { shopId, orderNo, shipmentId, carrier, trackingNo, lineNos } = command.data;
  const dispatched = ShipmentDispatched.at(command.occurredAt, {
    shopId,
    orderNo,
    shipmentId,
    carrier,
    trackingNo,
    ...(lineNos === undefined ? {} : { lineNos }),
  });
  const known = state.shipments.get(shipmentId);
  if (known !== undefined) {
    if (sameContent(known.dispatched, dispatched.data)) return [];
    refuse(
      'SHIPMENT_ID_REUSED',
      `shipment ${shipmentId} of order ${orderNo} is already known as ${known.dispatched.carrier} ${known.dispatched.trackingNo}`,
      { orderNo, shipmentId },
    );
  }
  if (state.cancelledAt !== undefined && Date.parse(command.occurredAt) >= Date.parse(state.cancelledAt)) {
    refuse(
      'ORDER_CANCELLED',
      `order ${orderNo} was cancelled at ${state.cancelledAt}; nothing is shipped for it after that`,
      { orderNo, cancelledAt: state.cancelledAt },
    );
  }
  return [dispatched];
}

function deliverShipment(command: DeliverShipment, state: OrderState): readonly ShipmentEvent[] {
  const { shopId, orderNo, shipmentId } = command.data;
  const shipment = state.shipments.get(shipmentId);
  if (shipment === undefined) {
    return notFound('SHIPMENT_UNKNOWN', `order ${orderNo} has no shipment ${shipmentId}`, {
      orderNo,
      shipmentId,
    });
  }
  if (shipment.delivered) return [];
  return [ShipmentDelivered.at(command.occurredAt, { shopId, orderNo, shipmentId })];
}

/**
 * Recognises what is held at that moment (received − reversed − refunded) as revenue, once. Refuses ORDER_CANCELLED, and
 * NOTHING_RECEIVED if something is to be paid and no money stands; an order that was refunded in full before the
 * confirmation is confirmed with a revenue of zero.
 */
function confirmReceipt(command: ConfirmReceipt, state: OrderState): readonly ShipmentEvent[] {
  const { shopId, orderNo } = command.data;
  if (state.confirmed) return [];
  if (state.cancelledAt !== undefined) {
    refuse(
      'ORDER_CANCELLED',
      `order ${orderNo} was cancelled at ${state.cancelledAt}; it can't be completed`,
      {
        orderNo,
        cancelledAt: state.cancelledAt,
      },
    );
  }
  const taken = subtract(state.receivedAmount, state.reversedAmount);
  if (!isPositive(taken) && !isZero(state.totalAmount)) {
    refuse(
      'NOTHING_RECEIVED',
      `order ${orderNo} of ${state.totalAmount} ${state.currency} can't be completed: received ${state.receivedAmount}, reversed ${state.reversedAmount}`,
      {
        orderNo,
        totalAmount: state.totalAmount,
        receivedAmount: state.receivedAmount,
        reversedAmount: state.reversedAmount,
      },
    );
  }
  const confirmed = {
    shopId,
    orderNo,
    currency: state.currency,
    recognisedAmount: netReceivedAmount(state),
  };
  return [OrderReceiptConfirmed.at(command.occurredAt, confirmed)];
}
