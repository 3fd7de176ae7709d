import { describe, it } from '@jest/globals';
import { orderDecider } from '../../src/orders/order-ledger.js';
import {
  OrderReceiptConfirmed,
  ShipmentDelivered,
  ShipmentDispatched,
} from '../../src/orders/shipment.events.js';
import { specificationOf } from '../support/decider-specification.js';
import {
  amended,
  ask,
  cancelled,
  closed,
  confirmed,
  NOW,
  order,
  placed,
  received,
  refunded,
  reversed,
  shipped,
  YESTERDAY,
} from '../support/order-examples.js';

const { given } = specificationOf(orderDecider);
const ship = ask('ShipOrder', { shipmentId: 'parcel-1', carrier: 'SF', trackingNo: 'SF100' });
const deliver = ask('DeliverShipment', { shipmentId: 'parcel-1' });
const confirm = ask('ConfirmReceipt', {});
const delivered = ShipmentDelivered.at(NOW, { ...order, shipmentId: 'parcel-1' });
const completedWith = (recognisedAmount: string) =>
  OrderReceiptConfirmed.at(NOW, { ...order, currency: 'CNY', recognisedAmount });

describe('shipping', () => {
  it('records each parcel with its carrier, number and lines', () => {
    given(placed()).when(ship).then(shipped('parcel-1', NOW));
    const part = { shipmentId: 'parcel-2', carrier: 'YTO', trackingNo: 'Y7', lineNos: ['2'] };
    given(placed(), shipped())
      .when(ask('ShipOrder', part))
      .then(ShipmentDispatched.at(NOW, { ...order, ...part }));
  });

  it('says nothing new for the same parcel, and refuses another one under its id', () => {
    given(placed(), shipped()).when(ship).then();
    given(placed(), shipped())
      .when(ask('ShipOrder', { shipmentId: 'parcel-1', carrier: 'SF', trackingNo: 'SF999' }))
      .thenRefused('SHIPMENT_ID_REUSED', 'parcel-1', 'SF100');
  });

  it('is refused after a cancellation, but takes a parcel that had left before it', () => {
    given(placed(), cancelled(NOW)).when(ship).thenRefused('ORDER_CANCELLED', NOW);
    given(placed(), cancelled(NOW))
      .when({ ...ship, occurredAt: YESTERDAY })
      .then(shipped());
  });

  it('takes a parcel that is reported after the close', () => {
    given(placed(), received(), confirmed(), closed()).when(ship).then(shipped('parcel-1', NOW));
  });

  it('is refused for an unknown order', () => {
    given().when(ship).thenRefused('ORDER_UNKNOWN', '1001');
  });
});

describe('delivery', () => {
  it('is recorded once', () => {
    given(placed(), shipped()).when(deliver).then(delivered);
    given(placed(), shipped(), delivered).when(deliver).then();
  });

  it('is refused for a parcel that is not known', () => {
    given(placed()).when(deliver).thenRefused('SHIPMENT_UNKNOWN', 'parcel-1');
  });
});

describe('confirmation of receipt', () => {
  it('recognises what is held: received less reversed and refunded', () => {
    given(placed(), received()).when(confirm).then(completedWith('100.00'));
    given(placed(), received(), reversed('20.00'), ...refunded('30.00'))
      .when(confirm)
      .then(completedWith('50.00'));
  });

  it('recognises nothing for an order that was refunded before it, or that costs nothing', () => {
    given(placed(), received(), ...refunded('100.00'))
      .when(confirm)
      .then(completedWith('0.00'));
    given(placed('0.00')).when(confirm).then(completedWith('0.00'));
  });

  it('says nothing new the second time, though more was paid since', () => {
    given(placed(), received('60.00'), confirmed('60.00'), received('40.00', 'pay-2')).when(confirm).then();
  });

  it('is refused while no money stands, and for a cancelled order', () => {
    given(placed()).when(confirm).thenRefused('NOTHING_RECEIVED', '100.00 CNY', 'received 0.00');
    given(placed(), received(), reversed('100.00'))
      .when(confirm)
      .thenRefused('NOTHING_RECEIVED', 'reversed 100.00');
    given(placed(), cancelled()).when(confirm).thenRefused('ORDER_CANCELLED', '1001');
  });

  it('follows the amended total', () => {
    given(placed(), amended('100.00', '0.00')).when(confirm).then(completedWith('0.00'));
  });
});
