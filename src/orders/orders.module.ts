import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { invoiceCommandHandlers } from './invoice.commands.js';
import { InvoiceController } from './invoice.http.js';
import { invoiceNumberCommandHandlers } from './invoice-number.commands.js';
import { InvoiceNumbers } from './invoice-numbers.js';
import { orderCommandHandlers } from './order.commands.js';
import { OrderActionsController } from './order-actions.http.js';
import { OrderController } from './order.http.js';
import { paymentCommandHandlers } from './payment.commands.js';
import { PaymentController } from './payment.http.js';
import { refundCommandHandlers } from './refund.commands.js';
import { RefundController } from './refund.http.js';
import { shipmentCommandHandlers } from './shipment.commands.js';
import { ShipmentController } from './shipment.http.js';

/** The order ledger: its commands and its door. */
@Module({
  imports: [CqrsModule],
  controllers: [
    OrderController,
    OrderActionsController,
    ShipmentController,
    PaymentController,
    RefundController,
    InvoiceController,
  ],
  providers: [
    InvoiceNumbers,
    ...orderCommandHandlers,
    ...shipmentCommandHandlers,
    ...paymentCommandHandlers,
    ...refundCommandHandlers,
    ...invoiceCommandHandlers,
    ...invoiceNumberCommandHandlers,
  ],
})
export class OrdersModule {}
