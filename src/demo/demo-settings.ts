import type { SettlementSettings } from '../shared/settlement-settings.js';
import { DEFAULT_SETTINGS } from '../shared/settlement-settings.js';
import { COMMISSION_RATES } from './demo-order-parts.js';
import {
  INVOICE_WAIT_DAYS,
  PAYOUT_WAIT_DAYS,
  RED_INVOICE_WAIT_DAYS,
  RETURN_WAIT_DAYS,
  SHIPMENT_WAIT_DAYS,
} from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';

/** Sums of fees over an order's receipts are rounded line by line: two of them may be off by two cents. */
const TOLERANCE = '0.02';

/** The shop's settings: waits by which the month was made, Tmall's commission before and from the 16th, special orders. */
export function demoSettings(plan: DemoPlan, specialOrders: readonly string[]): SettlementSettings {
  const [first, second] = COMMISSION_RATES;
  const change = `${plan.month}-16`;
  const commission = { class: 'commission', channel: 'tmall', tolerance: TOLERANCE };
  return {
    ...DEFAULT_SETTINGS,
    payoutWaitDays: PAYOUT_WAIT_DAYS,
    shipmentWaitDays: SHIPMENT_WAIT_DAYS,
    returnWaitDays: RETURN_WAIT_DAYS,
    invoiceWaitDays: INVOICE_WAIT_DAYS,
    redInvoiceWaitDays: RED_INVOICE_WAIT_DAYS,
    specialOrders: [...specialOrders],
    fees: [
      { ...commission, rate: first, from: '2020-01-01', until: change },
      { ...commission, rate: second, from: change },
    ],
  };
}
