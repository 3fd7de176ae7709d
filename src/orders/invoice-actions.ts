import {
  amountField,
  choiceField,
  freeAmountField,
  plainField,
  REASON_FIELD,
  smallestAmount,
} from '../platform/http/possible-action.js';
import type { PossibleAction } from '../platform/http/possible-action.js';
import { isPositive } from '../shared/money.js';
import { remainingOf } from './invoice.decider.js';
import { ask, pathOf, unusedId, UNWRITTEN } from './order-question.js';
import type { OrderQuestion } from './order-question.js';
import { invoiceableAmount } from './order-state.js';
import type { InvoiceState, OrderState } from './order-state.js';

const BUYER_KINDS = [
  { value: 'individual', label: 'Individual', labelZh: '个人' },
  { value: 'company', label: 'Company', labelZh: '企业' },
] as const;

/** A rate that a tax rate may be, to ask with when the order has no invoice yet: no amount depends on it. */
const ANY_RATE = '0.13';

/** A new invoice, and what may be done with each blue one that stands. */
export function invoiceActions(question: OrderQuestion): readonly PossibleAction[] {
  const standing = [...question.state.invoices.values()].filter(({ voided }) => !voided);
  return [issueInvoice(question), ...standing.flatMap((invoice) => stepsOf(invoice, question))];
}

function issueInvoice(question: OrderQuestion): PossibleAction {
  const { key, state } = question;
  const invoiceable = invoiceableAmount(state);
  const amount = isPositive(invoiceable) ? invoiceable : smallestAmount(state.currency);
  const latest = [...state.invoices.values()].at(-1)?.issued;
  return {
    command: 'IssueInvoice',
    subject: null,
    label: 'Record an invoice',
    labelZh: '登记开票',
    method: 'POST',
    path: pathOf(key, 'invoices'),
    ifMatch: null,
    ...ask(question, 'IssueInvoice', {
      invoiceNo: unusedInvoiceNo(state),
      issuerTaxNo: UNWRITTEN,
      amount,
      taxRate: ANY_RATE,
      buyerKind: 'individual',
    }),
    fields: [
      plainField('key', ['invoiceNo', 'Invoice number', '发票号码']),
      plainField('key', ['issuerTaxNo', "Issuer's tax number", '销售方税号'], {
        value: latest?.issuerTaxNo ?? null,
      }),
      amountField(['amount', 'Amount, tax included', '价税合计'], state.currency, invoiceable),
      plainField('rate', ['taxRate', 'Tax rate', '税率'], { value: latest?.taxRate ?? null }),
      freeAmountField(['taxAmount', 'Tax as printed', '税额'], state.currency, false),
      choiceField(['buyerKind', 'Whom it is for', '购买方类型'], BUYER_KINDS),
      plainField('key', ['buyerTaxNo', "Company's tax number", '购买方税号'], { required: false }),
    ],
  };
}

function stepsOf(invoice: InvoiceState, question: OrderQuestion): readonly PossibleAction[] {
  const { key, state } = question;
  const { invoiceNo } = invoice.issued;
  const remaining = remainingOf(invoice);
  const about = { subject: invoiceNo, method: 'POST', ifMatch: null } as const;
  return [
    {
      ...about,
      command: 'VoidInvoice',
      label: `Void invoice ${invoiceNo}`,
      labelZh: `作废发票 ${invoiceNo}`,
      path: pathOf(key, 'invoices', invoiceNo, 'void'),
      ...ask(question, 'VoidInvoice', { invoiceNo, reason: UNWRITTEN }),
      fields: [REASON_FIELD],
    },
    {
      ...about,
      command: 'IssueRedInvoice',
      label: `Record a red invoice against ${invoiceNo}`,
      labelZh: `登记红冲 ${invoiceNo}`,
      path: pathOf(key, 'invoices', invoiceNo, 'red-invoices'),
      ...ask(question, 'IssueRedInvoice', {
        invoiceNo: unusedInvoiceNo(state),
        originalInvoiceNo: invoiceNo,
        amount: isPositive(remaining) ? remaining : smallestAmount(state.currency),
        reason: UNWRITTEN,
      }),
      fields: [
        plainField('key', ['invoiceNo', 'Number of the red invoice', '红票号码']),
        amountField(['amount', 'Amount, tax included', '价税合计'], state.currency, remaining),
        freeAmountField(['taxAmount', 'Tax as printed', '税额'], state.currency, false),
        REASON_FIELD,
      ],
    },
  ];
}

function unusedInvoiceNo({ invoices, redInvoices }: OrderState): string {
  return unusedId('invoice', (id) => invoices.has(id) || redInvoices.has(id));
}
