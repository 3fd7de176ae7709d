import { absolute, add, portion, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { compensationLine, isCommission, refundLine, unknownFeeLine } from './demo-lines.js';
import type { DemoLine } from './demo-lines.js';
import {
  completed,
  NOTHING,
  paidOrder,
  returned,
  settlement,
  unpaidOrder,
  wholeSecond,
} from './demo-order-parts.js';
import type { DemoOrder, Draft } from './demo-order-parts.js';
import { DAY, HOUR } from './demo-plan.js';
import type { PlantedOrderCode } from './demo-plan.js';

/** An order that carries the difference of a code, and no other. */
export function plantedOrder(draft: Draft, code: PlantedOrderCode): DemoOrder {
  const { random, total, settledAt } = draft;
  const later = wholeSecond(settledAt + (0.2 + random.next() * 2) * DAY);
  const lines = settlement(draft, total).lines;
  const made = (amount: Amount, more: Partial<DemoOrder> = {}): DemoOrder =>
    completed(draft, { lines, ...more, difference: { code, amount } });
  if (isRefundCode(code)) return plantedRefund(draft, code, later);
  switch (code) {
    case 'MISSING_IN_STATEMENT':
      return made(total, { lines: [] });
    case 'MISSING_IN_LEDGER':
      return made(total, { inReport: false });
    case 'AMOUNT_MISMATCH': {
      const missing = portion(total, '0.1', 'CNY');
      return made(missing, { lines: settlement(draft, subtract(total, missing)).lines });
    }
    case 'ROUNDING': {
      const cents = `0.0${random.between(1, 5)}`;
      const settled = random.chance(0.5) ? add(total, cents) : subtract(total, cents);
      return made(cents, { lines: settlement(draft, settled).lines });
    }
    case 'DUPLICATE_PAYMENT':
      return made(total, { lines: [...lines, ...settlement({ ...draft, settledAt: later }, total).lines] });
    case 'UNCLASSIFIED_FEE':
      return completed(draft, {
        lines: [...lines, unknownFeeLine(draft, later, `${random.between(1, 9)}.60`)],
      });
    case 'FEE_MISMATCH': {
      const extra = `${random.between(1, 3)}.20`;
      return made(extra, {
        lines: lines.map((line) =>
          isCommission(line) ? { ...line, amount: subtract(line.amount, extra) } : line,
        ),
      });
    }
    case 'FEE_MISSING': {
      const fee = lines.find(isCommission)?.amount ?? NOTHING;
      return made(absolute(fee), { lines: lines.filter((line) => !isCommission(line)) });
    }
    case 'COMPENSATION': {
      const amount = `${random.between(3, 20)}.00`;
      return made(amount, { lines: [...lines, compensationLine(draft, later, amount)] });
    }
    case 'STATUS_MISMATCH':
      return {
        ...unpaidOrder(draft, '交易关闭'),
        lines,
        decoy: undefined,
        difference: { code, amount: total },
      };
    case 'SHIPPED_NOT_PAID':
      return { ...unpaidOrder(draft, '交易关闭'), decoy: undefined, difference: { code, amount: total } };
    case 'PAID_NOT_SHIPPED': {
      const difference = { code, amount: total };
      return paidOrder(draft, { status: '买家已付款，等待卖家发货', lines: [], difference });
    }
    case 'SHORT_SHIPMENT':
    case 'EXTRA_SHIPMENT':
      return made(portion(total, '0.25', 'CNY'));
    case 'INVOICE_OVER':
      return made(portion(total, '0.1', 'CNY'));
    case 'INVOICE_DUPLICATE':
    case 'INVOICE_MISSING':
    case 'INVOICE_LATE':
    case 'SPECIAL_ORDER':
      return made(total);
  }
}

const REFUND_CODES = [
  'REFUND_NOT_SETTLED',
  'REFUND_WITHOUT_REQUEST',
  'REFUND_EXCEEDS_PAID',
  'FEE_NOT_RETURNED',
  'RETURN_NOT_RECEIVED',
  'RED_INVOICE_DUE',
] as const;
type RefundCode = (typeof REFUND_CODES)[number];

function isRefundCode(code: PlantedOrderCode): code is RefundCode {
  return (REFUND_CODES as readonly PlantedOrderCode[]).includes(code);
}

/** The money had arrived; at `later` it goes back, or should have. */
function plantedRefund(draft: Draft, code: RefundCode, later: number): DemoOrder {
  const { random, total } = draft;
  const { lines, commission, points } = settlement(draft, total);
  const made = (amount: Amount, refunded: Amount, flows: readonly DemoLine[]): DemoOrder =>
    completed(draft, {
      refunded,
      ...(refunded !== NOTHING && { refundedAt: later }),
      lines: [...lines, ...flows],
      difference: { code, amount },
    });
  const whole = [refundLine(draft, later, total), ...returned(draft, later + HOUR, commission, points)];
  switch (code) {
    case 'REFUND_NOT_SETTLED': {
      const refunded = random.chance(0.5) ? total : portion(total, '0.4', 'CNY');
      return made(refunded, refunded, []);
    }
    case 'REFUND_WITHOUT_REQUEST': {
      const paidBack = random.chance(0.5) ? total : portion(total, '0.3', 'CNY');
      return made(paidBack, NOTHING, [refundLine(draft, later, paidBack)]);
    }
    case 'REFUND_EXCEEDS_PAID': {
      const excess = portion(total, '0.2', 'CNY');
      return made(excess, total, [...whole, refundLine(draft, later + 2 * HOUR, excess)]);
    }
    case 'FEE_NOT_RETURNED':
      return made(commission, total, [
        refundLine(draft, later, total),
        ...returned(draft, later + HOUR, NOTHING, points),
      ]);
    case 'RETURN_NOT_RECEIVED':
      return made(total, total, whole);
    case 'RED_INVOICE_DUE': {
      const refunded = portion(total, '0.3', 'CNY');
      return made(refunded, refunded, [refundLine(draft, later, refunded)]);
    }
  }
}
