import { isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import { localTime } from '../../src/shared/period.js';
import { statementProblemZh } from '../../src/shared/vocabulary.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import type { DifferenceRow, StatementProblem } from './difference-row.js';
import { explainDocuments, explainOther, explainPayout } from './difference-document-texts.js';

export type Texts = readonly [english: string, chinese: string];

/** The figures that led to the difference, as a sentence in both languages. */
export function explainDifference(row: DifferenceRow, settings: SettlementSettings): Texts {
  const { code, subject, currency } = row;
  const amount = `${parseAmount(row.amount, currency)} ${currency}`;
  switch (code) {
    case 'MISSING_IN_STATEMENT':
    case 'MISSING_IN_LEDGER':
    case 'AMOUNT_MISMATCH':
    case 'ROUNDING':
    case 'DUPLICATE_PAYMENT':
    case 'STATUS_MISMATCH':
    case 'CURRENCY':
      return explainSettlement({ ...row, code }, settings);
    case 'REFUND_NOT_SETTLED':
    case 'REFUND_WITHOUT_REQUEST':
    case 'REFUND_EXCEEDS_PAID':
      return explainRefund({ ...row, code }, settings);
    case 'FEE_MISMATCH':
    case 'FEE_MISSING':
    case 'FEE_NOT_RETURNED':
      return explainFees(row, settings);
    case 'STATEMENT_GAP':
      return explainGap(row, settings);
    case 'COMPENSATION':
    case 'CHARGEBACK':
    case 'SPECIAL_ORDER':
      return explainOther({ ...row, code }, amount);
    case 'WITHDRAWAL_PENDING':
    case 'PAYOUT_SPLIT':
      return explainPayout(row, settings, amount);
    case 'UNCLASSIFIED_FEE':
      return [
        `No rule knows line ${subject} of ${amount}${quoted(row.wording)}.`,
        `没有规则能识别流水 ${subject}，金额 ${amount}${quotedZh(row.wording)}。`,
      ];
    case 'EXTRA_SHIPMENT':
    case 'INVOICE_DUPLICATE':
    case 'INVOICE_LATE':
    case 'INVOICE_MISSING':
    case 'INVOICE_OVER':
    case 'PAID_NOT_SHIPPED':
    case 'RED_INVOICE_DUE':
    case 'RETURN_NOT_RECEIVED':
    case 'SHIPPED_NOT_PAID':
    case 'SHORT_SHIPMENT':
      return explainDocuments({ ...row, code }, settings, amount);
  }
}

type Coded<Code extends DifferenceRow['code']> = DifferenceRow & { readonly code: Code };

function moneyOf({ currency }: DifferenceRow): (amount: string | null) => string {
  return (amount) => `${parseAmount(amount ?? '0', currency)} ${currency}`;
}

/** What came in for an order against what the ledger expects. */
function explainSettlement(
  row: Coded<
    | 'MISSING_IN_STATEMENT'
    | 'MISSING_IN_LEDGER'
    | 'AMOUNT_MISMATCH'
    | 'ROUNDING'
    | 'DUPLICATE_PAYMENT'
    | 'STATUS_MISMATCH'
    | 'CURRENCY'
  >,
  { settlementWaitDays, zone }: SettlementSettings,
): Texts {
  const { code, subject } = row;
  const money = moneyOf(row);
  const at = localTimeOf(row.completed_at, zone);
  const amount = money(row.amount);
  const sums: Texts = [
    `the statement shows ${money(row.receipts)} in and ${money(row.outflow)} out, the ledger expects ${money(row.expected)}`,
    `对账单收入 ${money(row.receipts)}、支出 ${money(row.outflow)}，账面应收净额 ${money(row.expected)}`,
  ];
  switch (code) {
    case 'MISSING_IN_STATEMENT':
      return [
        `Order ${subject} ${at === '' ? 'was paid' : `was completed at ${at}`}; ${amount} should have been settled within ${settlementWaitDays} days and is in no statement.`,
        `订单 ${subject} ${at === '' ? '已付款' : `于 ${at} 交易成功`}，应在 ${settlementWaitDays} 天内到账 ${amount}，对账单中没有（短款）。`,
      ];
    case 'MISSING_IN_LEDGER':
      return row.subject_kind === 'line'
        ? [
            `Line ${subject} brought ${amount} and names no order${quoted(row.wording)}.`,
            `流水 ${subject} 收入 ${amount}，没有订单号${quotedZh(row.wording)}（长款）。`,
          ]
        : [
            `The statement shows ${amount} received for order ${subject}, for which the ledger has no payment.`,
            `对账单中订单 ${subject} 到账 ${amount}，账面没有该笔收款（长款）。`,
          ];
    case 'AMOUNT_MISMATCH':
      return [
        `Order ${subject} differs by ${amount}: ${sums[0]}.`,
        `订单 ${subject} 相差 ${amount}：${sums[1]}。`,
      ];
    case 'ROUNDING':
      return [
        `Order ${subject} differs by ${amount}, within rounding: ${sums[0]}.`,
        `订单 ${subject} 尾差 ${amount}：${sums[1]}。`,
      ];
    case 'DUPLICATE_PAYMENT':
      return [
        `Order ${subject} was settled ${row.receipt_count ?? ''} times, ${amount} too much: ${sums[0]}.`,
        `订单 ${subject} 重复到账 ${row.receipt_count ?? ''} 次，多收 ${amount}：${sums[1]}。`,
      ];
    case 'STATUS_MISMATCH':
      return [
        `The statement shows ${amount} for order ${subject}, which the ledger has as unpaid or cancelled.`,
        `对账单中订单 ${subject} 已到账 ${amount}，账面状态为未付款或已取消。`,
      ];
    case 'CURRENCY':
      return [
        `Order ${subject} should bring ${amount}, but was settled in another currency.`,
        `订单 ${subject} 应收 ${amount}，但以其他币种结算。`,
      ];
  }
}

/** What went back to the buyer against what the ledger knows. */
function explainRefund(
  row: Coded<'REFUND_NOT_SETTLED' | 'REFUND_WITHOUT_REQUEST' | 'REFUND_EXCEEDS_PAID'>,
  { refundWaitDays }: SettlementSettings,
): Texts {
  const { code, subject } = row;
  const money = moneyOf(row);
  const amount = money(row.amount);
  switch (code) {
    case 'REFUND_NOT_SETTLED':
      return [
        `The ledger refunded ${money(row.returned)} of order ${subject}; ${amount} of it has not left the account after ${refundWaitDays} days.`,
        `订单 ${subject} 账面退款 ${money(row.returned)}，其中 ${amount} 超过 ${refundWaitDays} 天仍未从账户支出。`,
      ];
    case 'REFUND_WITHOUT_REQUEST':
      return row.subject_kind === 'line'
        ? [
            `Line ${subject} paid ${amount} back and names no order${quoted(row.wording)}.`,
            `流水 ${subject} 退款支出 ${amount}，没有订单号${quotedZh(row.wording)}。`,
          ]
        : [
            `${money(row.outflow)} was paid back for order ${subject}, the ledger knows a refund of ${money(row.returned)}: ${amount} without request.`,
            `订单 ${subject} 已支出退款 ${money(row.outflow)}，账面退款 ${money(row.returned)}，其中 ${amount} 没有退款申请。`,
          ];
    case 'REFUND_EXCEEDS_PAID':
      return [
        `${money(row.outflow)} was paid back for order ${subject}, ${amount} more than the ${money(row.received)} ever received.`,
        `订单 ${subject} 已退款 ${money(row.outflow)}，超过实收 ${money(row.received)}，多退 ${amount}。`,
      ];
  }
}

/** Fees held against the rates of the settings. */
function explainFees(
  row: DifferenceRow,
  { settlementWaitDays, feeReturnWaitDays }: SettlementSettings,
): Texts {
  const money = (amount: string | null): string =>
    `${parseAmount(amount ?? '0', row.currency)} ${row.currency}`;
  const [amount, settled] = [money(row.amount), money(row.receipts)];
  if (row.code === 'FEE_NOT_RETURNED') {
    return [
      `Order ${row.subject} was refunded in full, but ${amount} of fees that the platform gives back has not come back after ${feeReturnWaitDays} days.`,
      `订单 ${row.subject} 已全额退款，但 ${amount} 可退费用（佣金、积分等）超过 ${feeReturnWaitDays} 天未退回。`,
    ];
  }
  return row.code === 'FEE_MISMATCH'
    ? [
        `The fees charged for order ${row.subject} differ by ${amount} from the fee rates; ${settled} was settled.`,
        `订单 ${row.subject} 实际扣费与费率计算相差 ${amount}；结算金额 ${settled}。`,
      ]
    : [
        `Order ${row.subject} was settled with ${settled}; fees of ${amount} were not charged within ${settlementWaitDays} days.`,
        `订单 ${row.subject} 已结算 ${settled}，${settlementWaitDays} 天内未扣费 ${amount}。`,
      ];
}

function quoted(wording: string | null): string {
  return wording === null ? '' : ` ("${wording}")`;
}

function quotedZh(wording: string | null): string {
  return wording === null ? '' : `（备注：${wording}）`;
}

function isProblems(details: DifferenceRow['details']): details is readonly StatementProblem[] {
  return Array.isArray(details);
}

function explainGap(row: DifferenceRow, { zone }: SettlementSettings): Texts {
  const problems = isProblems(row.details) ? row.details : [];
  const file = row.wording ?? row.subject;
  return [
    `Statement ${file} does not agree: ${problems.map((problem) => problemText(problem, zone)[0]).join('; ')}.`,
    `对账单 ${file} 不平：${problems.map((problem) => problemText(problem, zone)[1]).join('；')}。`,
  ];
}

function problemText(problem: StatementProblem, zone: string): Texts {
  if (problem.code === 'TIME_NOT_COVERED') {
    const [from, until] = [localTimeOf(utc(problem.from), zone), localTimeOf(utc(problem.until), zone)];
    return [`nothing covers ${from} to ${until}`, `${from} 至 ${until} 没有对账单`];
  }
  if (problem.code === 'OPENING_BALANCE_BREAKS') {
    const [closed, opened] = [problem.closed ?? '', problem.opened ?? ''];
    return [
      `it opens with ${opened} where the one before closed with ${closed}`,
      `期初余额 ${opened} 与上一份期末余额 ${closed} 不一致`,
    ];
  }
  const { code, detail = '', differenceAmount } = problem;
  const difference = differenceAmount === undefined ? '' : `，差额 ${differenceAmount}`;
  return [`${code} ${detail}`.trim(), `${statementProblemZh(code)}${difference}`];
}

/** As people of the shop read it; nothing if it is not known. */
function localTimeOf(sqlInstant: string | null, zone: string): string {
  const instant = isoOrNull(sqlInstant);
  return instant === null ? '' : localTime(instant, zone);
}

/** Times inside jsonb are ISO with an offset; the session speaks UTC. */
function utc(text: string | undefined): string | null {
  return text === undefined ? null : text.replace('T', ' ').replace('+00:00', '+00');
}
