import {
  amountField,
  choiceField,
  fixedAmountField,
  plainField,
  REASON_FIELD,
  smallestAmount,
} from '../platform/http/possible-action.js';
import type { ActionField, PossibleAction, Verdict } from '../platform/http/possible-action.js';
import { isPositive } from '../shared/money.js';
import { ask, pathOf, unusedId, UNWRITTEN } from './order-question.js';
import type { OrderQuestion } from './order-question.js';
import { unreservedAmount } from './order-state.js';
import type { OrderState, RefundState } from './order-state.js';

/** A new refund, and of each that is open its next steps. */
export function refundActions(question: OrderQuestion): readonly PossibleAction[] {
  const open = [...question.state.refunds.values()].filter(
    ({ status }) => status === 'requested' || status === 'approved',
  );
  return [requestRefund(question), ...open.flatMap((refund) => stepsOf(refund, question))];
}

/** A refund of the order as a whole and one of a line don't stand in each other's way: what either rule allows is offered. */
function requestRefund(question: OrderQuestion): PossibleAction {
  const { key, state } = question;
  const refundable = unreservedAmount(state);
  const refundId = unusedId('refund', (id) => state.refunds.has(id) || state.platformRefunds.has(id));
  const amount = isPositive(refundable) ? refundable : smallestAmount(state.currency);
  const request = { refundId, amount, reason: UNWRITTEN };
  const whole = ask(question, 'RequestRefund', request);
  const lines = (state.placement?.lines ?? []).filter(
    ({ lineNo }) => ask(question, 'RequestRefund', { ...request, lineNo }).allowed,
  );
  const verdict: Verdict =
    lines.length > 0 ? { allowed: true, code: null, reason: null, reasonZh: null } : whole;
  return {
    command: 'RequestRefund',
    subject: null,
    label: 'Request a refund',
    labelZh: '申请退款',
    method: 'POST',
    path: pathOf(key, 'refunds'),
    ifMatch: null,
    ...verdict,
    fields: [
      plainField('key', ['refundId', 'Refund number', '退款编号'], { value: refundId }),
      amountField(['amount', 'Amount', '金额'], state.currency, refundable),
      REASON_FIELD,
      ...(lines.length > 0 ? [lineField(lines, !whole.allowed)] : []),
    ],
  };
}

type Lines = NonNullable<NonNullable<OrderState['placement']>['lines']>;

function lineField(lines: Lines, required: boolean): ActionField {
  const choices = lines.map(({ lineNo, title, amount }) => ({
    value: lineNo,
    label: `${lineNo} ${title ?? ''} ${amount}`,
    labelZh: `${lineNo} ${title ?? ''} ${amount}`,
  }));
  return choiceField(['lineNo', 'Order line', '订单明细'], choices, required);
}

function stepsOf({ request, status }: RefundState, question: OrderQuestion): readonly PossibleAction[] {
  const { key, state } = question;
  const { refundId, amount } = request;
  const about = { subject: refundId, method: 'POST', ifMatch: null } as const;
  const steps: readonly PossibleAction[] = [
    {
      ...about,
      command: 'ApproveRefund',
      label: `Approve refund ${refundId}`,
      labelZh: `批准退款 ${refundId}`,
      path: pathOf(key, 'refunds', refundId, 'approval'),
      ...ask(question, 'ApproveRefund', { refundId }),
      fields: [],
    },
    {
      ...about,
      command: 'RejectRefund',
      label: `Reject refund ${refundId}`,
      labelZh: `拒绝退款 ${refundId}`,
      path: pathOf(key, 'refunds', refundId, 'rejection'),
      ...ask(question, 'RejectRefund', { refundId, reason: UNWRITTEN }),
      fields: [REASON_FIELD],
    },
    {
      ...about,
      command: 'RecordRefundPaidOut',
      label: `Record that refund ${refundId} was paid out`,
      labelZh: `登记退款 ${refundId} 已支付`,
      path: pathOf(key, 'refunds', refundId, 'payout'),
      ...ask(question, 'RecordRefundPaidOut', { refundId, amount, payoutReference: UNWRITTEN }),
      fields: [
        fixedAmountField(['amount', 'Amount', '金额'], state.currency, amount),
        plainField('text', ['payoutReference', 'Payout reference', '付款参考号']),
      ],
    },
    {
      ...about,
      command: 'RecordRefundFailed',
      label: `Record that the payout of refund ${refundId} failed`,
      labelZh: `登记退款 ${refundId} 支付失败`,
      path: pathOf(key, 'refunds', refundId, 'payout-failure'),
      ...ask(question, 'RecordRefundFailed', { refundId, reason: UNWRITTEN }),
      fields: [REASON_FIELD],
    },
  ];
  // An approved refund needs no second approval: only a request that waits for one shows that step.
  return status === 'approved' ? steps.slice(1) : steps;
}
