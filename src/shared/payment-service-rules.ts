import type { ClassifiableLine } from './settlement-line-class.js';
import { givenOrderNo } from './settlement-order-key.js';
import { both } from './settlement-rules.js';
import type { Rule, RuleTable } from './settlement-rules.js';

const KEYS = [givenOrderNo];

/**
 * Stripe's balance transactions by reporting category, or by type where a table has the API's
 * (docs.stripe.com/reports/reporting-categories). Lines of the fee of a transaction say of which type that was. Card
 * issuing and what a platform earns of its merchants are no movements of a shop, and stay unclassified.
 */
const STRIPE: readonly Rule[] = [
  ...both(
    'stripe-dispute-fee',
    { type: /^fee$/i, description: /^(dispute|dispute_reversal|adjustment)$/i },
    'dispute-fee',
    'dispute-fee-return',
    KEYS,
  ),
  ...both(
    'stripe-fee',
    { type: /^(fee|stripe_fee|stripe_fx_fee|network_cost)$/i },
    'processing-fee',
    'processing-fee-return',
    KEYS,
  ),
  ...both('stripe-tax', { type: /^(tax|tax_fee)$/i }, 'fee-tax', 'fee-tax-return', KEYS),
  { id: 'stripe-receipt', class: 'receipt', direction: 'in', type: /^(charge|payment)$/i, keys: KEYS },
  // The refund of a capture in part, and refunds that could not be paid, which come back in.
  {
    id: 'stripe-refund',
    class: 'refund',
    type: /^(refund|payment_refund|partial_capture_reversal|refund_failure)$/i,
    keys: KEYS,
  },
  // A bank debit that the buyer's bank takes back is told as a failure of the charge.
  {
    id: 'stripe-chargeback',
    class: 'chargeback',
    type: /^(dispute|dispute_reversal|charge_failure|payment_failure_refund|payment_reversal)$/i,
    keys: KEYS,
  },
  {
    id: 'stripe-chargeback-adjustment',
    class: 'chargeback',
    type: /^(adjustment|other_adjustment)$/i,
    remark: /chargeback|dispute/i,
    keys: KEYS,
  },
  {
    id: 'stripe-hold',
    class: 'hold',
    type: /reserve|_(hold|release)$/i,
    keys: [],
  },
  { id: 'stripe-payout-in', class: 'withdrawal', direction: 'in', type: /^payout/i, keys: [] },
  { id: 'stripe-payout', class: 'withdrawal', type: /^payout/i, keys: [] },
  { id: 'stripe-topup', class: 'own-transfer', type: /^topup/i, keys: [] },
  { id: 'stripe-transfer', class: 'own-transfer', type: /^(connect_collection_)?transfer/i, keys: [] },
  { id: 'stripe-financing', class: 'loan', type: /^(advance|anticipation|financing)/i, keys: [] },
  { id: 'stripe-contribution', class: 'charity', type: /^(contribution|climate_order)/i, keys: [] },
  { id: 'stripe-adjustment', class: 'adjustment', type: /^(adjustment|other_adjustment)$/i, keys: [] },
];

/** The payout is the source of its own line; in others the reader puts it behind the description. */
function stripePayoutNo({ tradeNo, remark }: ClassifiableLine): string | undefined {
  const payout = /^po_\w+$/.exec(tradeNo ?? '') ?? /(?<=^|\s)po_\w+$/.exec(remark ?? '');
  return payout?.[0];
}

/** Stripe's balance transactions. */
export const STRIPE_BALANCE: RuleTable = { rules: STRIPE, payoutNo: stripePayoutNo };

/** Stripe's list of payments, whose parts the reader names. */
export const STRIPE_PAYMENTS: RuleTable = {
  rules: [
    { id: 'stripe-payments-receipt', class: 'receipt', direction: 'in', type: /^Payment$/, keys: KEYS },
    ...both('stripe-payments-fee', { type: /^Fee$/ }, 'processing-fee', 'processing-fee-return', KEYS),
    ...both('stripe-payments-tax', { type: /^Taxes On Fee$/ }, 'fee-tax', 'fee-tax-return', KEYS),
    { id: 'stripe-payments-refund', class: 'refund', type: /^Refund$/, keys: KEYS },
  ],
};

const HOLD =
  /\bholds?\b|einbehaltung|rückstellung|\breserve\b|réserve|retenue|blocage|blokkering|inhouding|reservering|retención|reserva/i;
const DISPUTE_FEE =
  /(chargeback|dispute)s?(?: settlement)? fee|rückbuchungsgebühr|rücklastschriftgebühr|gebühr.*(rückbuchung|rücklastschrift)|frais.*(opposition|litige|rétrofacturation)|(terugboeking|geschil).*kosten|comisión.*(contracargo|disputa)/i;
const CONVERSION =
  /currency conversion|währungsumrechnung|conversion (de|des) (devises?|monnaies?)|conversion monétaire|valutaomrekening|valutaconversie|omrekening|(conversión|cambio) de (divisas?|moneda)/i;
const WITHDRAWAL =
  /withdraw|transfer to (your )?bank|auszahlung|abbuchung|virement (vers|sur)|retrait|opname|overboeking naar|overschrijving naar|geld opnemen|retirada|retiro|transferencia (a|hacia)/i;
const BANK_DEPOSIT =
  /bank deposit|deposit to (pp|paypal)|bankgutschrift|(crédit|dépôt) bancaire|approvisionnement|bankstorting|storting op|depósito bancario|ingreso bancario/i;
const CHARGEBACK =
  /chargeback|\breversal\b|\bdispute|rückbuchung|rücklastschrift|rétrofacturation|opposition|litige|terugboeking|terugvordering|contracargo|disputa|reversión/i;
const REFUND =
  /refund|rückzahlung|rückerstattung|erstattung|remboursement|terugbetaling|reembolso|devolución/i;
const PAYMENT = new RegExp(
  `^(?!.*(?:${REFUND.source})).*(?:\\bpayment\\b|checkout|\\bsale\\b|(?<!aus)zahlung|verkauf|paiement|\\bvente\\b|betaling|\\bpago\\b|\\bventa\\b)`,
  'i',
);

/**
 * PayPal by Type, in the languages that its reader knows. A payment that goes out is a purchase of the shop, and money
 * that comes in as a refund is of one: neither is a sale, so both stay unclassified.
 */
export const PAYPAL: RuleTable = {
  rules: [
    ...both('paypal-dispute-fee', { name: DISPUTE_FEE }, 'dispute-fee', 'dispute-fee-return', KEYS),
    ...both(
      'paypal-chargeback-fee',
      { type: /^Fee$/, description: CHARGEBACK },
      'dispute-fee',
      'dispute-fee-return',
      KEYS,
    ),
    ...both(
      'paypal-fee',
      { type: /\bfees?\b|gebühr|entgelt|\bfrais\b|\bkosten\b|comisión|\btarifa\b/i },
      'processing-fee',
      'processing-fee-return',
      KEYS,
    ),
    { id: 'paypal-conversion', class: 'conversion', type: CONVERSION, keys: [] },
    // Before chargebacks: a hold is lifted by its reversal, and money is held while a dispute is open.
    { id: 'paypal-hold', class: 'hold', type: HOLD, keys: KEYS },
    { id: 'paypal-withdrawal-return', class: 'withdrawal', direction: 'in', type: WITHDRAWAL, keys: [] },
    { id: 'paypal-withdrawal', class: 'withdrawal', type: WITHDRAWAL, keys: [] },
    { id: 'paypal-bank-deposit', class: 'own-transfer', type: BANK_DEPOSIT, keys: [] },
    { id: 'paypal-chargeback', class: 'chargeback', type: CHARGEBACK, keys: KEYS },
    { id: 'paypal-refund', class: 'refund', direction: 'out', type: REFUND, keys: KEYS },
    {
      id: 'paypal-loan',
      class: 'loan',
      type: /working capital|business loan|betriebskredit|darlehen/i,
      keys: [],
    },
    { id: 'paypal-receipt', class: 'receipt', direction: 'in', type: PAYMENT, keys: KEYS },
  ],
};
