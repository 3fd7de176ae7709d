import { isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { derivedId } from '../../src/shared/ids.js';
import { parseAmount } from '../../src/shared/money.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';

export const DIFFERENCE_CODES = [
  'AMOUNT_MISMATCH',
  'DUPLICATE_PAYMENT',
  'FEE_MISMATCH',
  'FEE_MISSING',
  'FEE_NOT_RETURNED',
  'MISSING_IN_LEDGER',
  'MISSING_IN_STATEMENT',
  'REFUND_NOT_SETTLED',
  'REFUND_WITHOUT_REQUEST',
  'ROUNDING',
  'STATEMENT_GAP',
  'UNCLASSIFIED_FEE',
] as const;
export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];

/** Where ledger and statements do not agree. One for each code and subject; the same facts give the same id. */
export interface Difference {
  readonly id: string;
  readonly code: DifferenceCode;
  /** An order number, the statement's own number of a line, or a statement. */
  readonly subjectKind: 'order' | 'line' | 'statement';
  readonly subject: string;
  /** What is at stake, never negative. */
  readonly amount: string;
  /** How it moves the statement against the ledger; zero for what changes neither (fees, gaps). */
  readonly effectAmount: string;
  readonly currency: string;
  readonly occurredAt: string | null;
  readonly explanation: string;
  readonly explanationZh: string;
}

/** A row of the CTE `difference`; figures of the order are null for lines and statements. */
export interface DifferenceRow {
  readonly code: DifferenceCode;
  readonly subject_kind: 'order' | 'line' | 'statement';
  readonly subject: string;
  readonly amount: string;
  readonly effect: string;
  readonly currency: string;
  readonly occurred_at: string | null;
  readonly received: string | null;
  readonly returned: string | null;
  readonly expected: string | null;
  readonly receipts: string | null;
  readonly receipt_count: string | null;
  readonly outflow: string | null;
  readonly completed_at: string | null;
  readonly wording: string | null;
  readonly problems: readonly StatementProblem[] | null;
}

export interface StatementProblem {
  readonly code: string;
  readonly detail?: string;
  readonly from?: string;
  readonly until?: string;
  readonly opened?: string;
  readonly closed?: string;
}

export function differenceOf(shopId: string, settings: SettlementSettings, row: DifferenceRow): Difference {
  const [explanation, explanationZh] = explain(row, settings);
  return {
    id: derivedId('difference', shopId, row.code, row.subject_kind, row.subject, row.currency),
    code: row.code,
    subjectKind: row.subject_kind,
    subject: row.subject,
    amount: parseAmount(row.amount, row.currency),
    effectAmount: parseAmount(row.effect, row.currency),
    currency: row.currency,
    occurredAt: isoOrNull(row.occurred_at),
    explanation,
    explanationZh,
  };
}

type Texts = readonly [english: string, chinese: string];

/** The figures that led to the difference, as a sentence in both languages. */
function explain(row: DifferenceRow, settings: SettlementSettings): Texts {
  const { code, subject, currency } = row;
  const money = (amount: string | null): string => `${parseAmount(amount ?? '0', currency)} ${currency}`;
  const at = isoOrNull(row.completed_at) ?? '';
  const { settlementWaitDays, refundWaitDays } = settings;
  const amount = money(row.amount);
  const sums: Texts = [
    `the statement shows ${money(row.receipts)} in and ${money(row.outflow)} out, the ledger expects ${money(row.expected)}`,
    `对账单收入 ${money(row.receipts)}、支出 ${money(row.outflow)}，账面应收净额 ${money(row.expected)}`,
  ];
  switch (code) {
    case 'MISSING_IN_STATEMENT':
      return [
        `Order ${subject} was completed at ${at}; ${amount} should have been settled within ${settlementWaitDays} days and is in no statement.`,
        `订单 ${subject} 于 ${at} 交易成功，应在 ${settlementWaitDays} 天内到账 ${amount}，对账单中没有（短款）。`,
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
    case 'FEE_MISMATCH':
    case 'FEE_MISSING':
    case 'FEE_NOT_RETURNED':
      return explainFees(row, settings);
    case 'UNCLASSIFIED_FEE':
      return [
        `No rule knows line ${subject} of ${amount}${quoted(row.wording)}.`,
        `没有规则能识别流水 ${subject}，金额 ${amount}${quotedZh(row.wording)}。`,
      ];
    case 'STATEMENT_GAP':
      return explainGap(row);
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

function explainGap(row: DifferenceRow): Texts {
  const problems = row.problems ?? [];
  const file = row.wording ?? row.subject;
  return [
    `Statement ${file} does not agree: ${problems.map((problem) => problemText(problem)[0]).join('; ')}.`,
    `对账单 ${file} 不平：${problems.map((problem) => problemText(problem)[1]).join('；')}。`,
  ];
}

function problemText(problem: StatementProblem): Texts {
  if (problem.code === 'TIME_NOT_COVERED') {
    const [from, until] = [isoOrNull(utc(problem.from)) ?? '', isoOrNull(utc(problem.until)) ?? ''];
    return [`nothing covers ${from} to ${until}`, `${from} 至 ${until} 没有对账单`];
  }
  if (problem.code === 'OPENING_BALANCE_BREAKS') {
    const [closed, opened] = [problem.closed ?? '', problem.opened ?? ''];
    return [
      `it opens with ${opened} where the one before closed with ${closed}`,
      `期初余额 ${opened} 与上一份期末余额 ${closed} 不一致`,
    ];
  }
  return [`${problem.code} ${problem.detail ?? ''}`.trim(), `${problem.code} ${problem.detail ?? ''}`.trim()];
}

/** Times inside jsonb are ISO with an offset; the session speaks UTC. */
function utc(text: string | undefined): string | null {
  return text === undefined ? null : text.replace('T', ' ').replace('+00:00', '+00');
}
