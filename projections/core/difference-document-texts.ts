import { parseAmount } from '../../src/shared/money.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import type { DifferenceDetails, DifferenceRow } from './difference-row.js';

type Texts = readonly [english: string, chinese: string];

/** Codes of shipments, returns and invoices. */
export type DocumentCode =
  | 'EXTRA_SHIPMENT'
  | 'INVOICE_DUPLICATE'
  | 'INVOICE_LATE'
  | 'INVOICE_MISSING'
  | 'INVOICE_OVER'
  | 'PAID_NOT_SHIPPED'
  | 'RED_INVOICE_DUE'
  | 'RETURN_NOT_RECEIVED'
  | 'SHIPPED_NOT_PAID'
  | 'SHORT_SHIPMENT';

function detailOf({ details }: DifferenceRow, name: string): string {
  if (details === null || Array.isArray(details)) return '';
  const value = (details as DifferenceDetails)[name];
  return value === undefined || value === null ? '' : String(value);
}

/** Shipments, returns and invoices against the order. `amount` is the formatted amount at stake. */
export function explainDocuments(
  row: DifferenceRow & { readonly code: DocumentCode },
  settings: SettlementSettings,
  amount: string,
): Texts {
  const { subject, currency } = row;
  const money = (text: string | null): string => `${parseAmount(text || '0', currency)} ${currency}`;
  const [ordered, sent] = [detailOf(row, 'ordered'), detailOf(row, 'sent')];
  const [blue, red] = [money(detailOf(row, 'blue')), money(detailOf(row, 'red'))];
  const invoiced: Texts = [
    `invoices of ${blue}, red ones of ${red}, against ${money(row.expected)} kept of the buyer's payment`,
    `蓝票合计 ${blue}、红票合计 ${red}，买家实付净额 ${money(row.expected)}`,
  ];
  switch (row.code) {
    case 'PAID_NOT_SHIPPED':
      return [
        `Order ${subject} was paid with ${amount} and has not been shipped after ${settings.shipmentWaitDays} days.`,
        `订单 ${subject} 已付款 ${amount}，超过 ${settings.shipmentWaitDays} 天未发货。`,
      ];
    case 'SHIPPED_NOT_PAID':
      return [
        `Goods of order ${subject} (${amount}) were shipped, but nothing was paid.`,
        `订单 ${subject}（${amount}）已发货，但没有付款。`,
      ];
    case 'SHORT_SHIPMENT':
    case 'EXTRA_SHIPMENT':
      return [
        `Of order ${subject} ${sent} pieces were shipped where ${ordered} were ordered, worth ${amount}.`,
        `订单 ${subject} 应发 ${ordered} 件，实发 ${sent} 件，差额价值 ${amount}。`,
      ];
    case 'RETURN_NOT_RECEIVED':
      return [
        `${amount} of order ${subject} was refunded against a return, but nothing came back after ${settings.returnWaitDays} days.`,
        `订单 ${subject} 已退款 ${amount}（退货退款），超过 ${settings.returnWaitDays} 天未收到退货。`,
      ];
    case 'INVOICE_OVER':
      return [
        `Order ${subject} is invoiced ${amount} too high: ${invoiced[0]}.`,
        `订单 ${subject} 超额开票 ${amount}：${invoiced[1]}。`,
      ];
    case 'INVOICE_DUPLICATE':
      return [
        `Order ${subject} was invoiced once more, ${amount} too much: ${invoiced[0]}.`,
        `订单 ${subject} 重复开票 ${amount}：${invoiced[1]}。`,
      ];
    case 'RED_INVOICE_DUE':
      return [
        `Order ${subject} was refunded after its invoice; a red invoice of ${amount} is due: ${invoiced[0]}.`,
        `订单 ${subject} 开票后退款，应开红票 ${amount}：${invoiced[1]}。`,
      ];
    case 'INVOICE_MISSING':
      return [
        `The buyer of order ${subject} asked for an invoice of ${amount}; none was issued ${settings.invoiceWaitDays} days after the confirmation.`,
        `订单 ${subject} 买家申请发票 ${amount}，交易成功 ${settings.invoiceWaitDays} 天后仍未开具。`,
      ];
    case 'INVOICE_LATE':
      return [
        `The invoice of ${amount} for order ${subject} came later than ${settings.invoiceWaitDays} days after the confirmation.`,
        `订单 ${subject} 的发票 ${amount} 晚于交易成功后 ${settings.invoiceWaitDays} 天开具。`,
      ];
  }
}

/** Lines and orders that a person has to look at. */
export function explainOther(
  row: DifferenceRow & { readonly code: 'COMPENSATION' | 'CHARGEBACK' | 'SPECIAL_ORDER' },
  amount: string,
): Texts {
  const { subject } = row;
  const [en, zh] = row.wording === null ? ['', ''] : [` ("${row.wording}")`, `（备注：${row.wording}）`];
  const of =
    row.subject_kind === 'order'
      ? [`order ${subject}`, `订单 ${subject}`]
      : [`line ${subject}`, `流水 ${subject}`];
  switch (row.code) {
    case 'COMPENSATION':
      return [
        `${amount} was taken as compensation or penalty for ${of[0] ?? ''}${en}.`,
        `${of[1] ?? ''} 被扣赔付或罚款 ${amount}${zh}。`,
      ];
    case 'CHARGEBACK':
      return [
        `The buyer's bank took back ${amount} for ${of[0] ?? ''}${en}.`,
        `${of[1] ?? ''} 发生拒付，被扣回 ${amount}${zh}。`,
      ];
    case 'SPECIAL_ORDER':
      return [
        `${of[0] ?? ''} stands in the list of special orders; ${amount} was received.`,
        `${of[1] ?? ''} 属于特殊单，收款 ${amount}。`,
      ];
  }
}

/** Payouts against the bank and against the lines that they are made of. */
export function explainPayout(row: DifferenceRow, settings: SettlementSettings, amount: string): Texts {
  const { subject, currency } = row;
  if (row.code === 'WITHDRAWAL_PENDING') {
    return [
      `Payout ${subject} of ${amount} is in no statement of the bank after ${settings.payoutWaitDays} days.`,
      `提现 ${subject} 金额 ${amount}，超过 ${settings.payoutWaitDays} 天未在银行流水中到账。`,
    ];
  }
  const money = (name: string): string => `${parseAmount(detailOf(row, name) || '0', currency)} ${currency}`;
  const sides = [
    ...(detailOf(row, 'lines') === ''
      ? []
      : [[`its lines add up to ${money('lines')}`, `明细合计 ${money('lines')}`]]),
    ...(detailOf(row, 'bank') === ''
      ? []
      : [[`the bank received ${money('bank')}`, `银行到账 ${money('bank')}`]]),
  ];
  return [
    `Payout ${subject} of ${money('payout')} leaves ${amount} unexplained: ${sides.map(([en]) => en).join(', ')}.`,
    `提现 ${subject} 金额 ${money('payout')}，有 ${amount} 无法解释：${sides.map(([, zh]) => zh).join('，')}。`,
  ];
}
