import {
  choiceField,
  freeAmountField,
  judge,
  plainField,
  REASON_FIELD,
  smallestAmount,
} from '../platform/http/possible-action.js';
import type { PossibleAction, Verdict } from '../platform/http/possible-action.js';
import { CHART } from '../shared/chart-of-accounts.js';
import type { Actor } from '../shared/decider.js';
import { adjustmentDecider } from './adjustment.decider.js';
import type { AdjustmentCommand, AdjustmentState } from './adjustment.decider.js';

/** Who asks, and at what moment (ISO 8601, UTC). */
export interface Asker {
  readonly actor: Actor;
  readonly now: string;
}

export interface AdjustmentKey {
  readonly shopId: string;
  readonly adjustmentId: string;
}

/** Stands for a text that nobody has written yet: no rule reads it. */
const UNWRITTEN = '?';

/** What may be done with one adjustment now: the adjustment's own rules, asked without recording anything. */
export function adjustmentActions(
  key: AdjustmentKey,
  state: AdjustmentState,
  asker: Asker,
): readonly PossibleAction[] {
  const { adjustmentId } = key;
  const about = { subject: adjustmentId, method: 'POST', ifMatch: null } as const;
  return [
    {
      ...about,
      command: 'ApproveAdjustment',
      label: `Approve adjustment ${adjustmentId}`,
      labelZh: `批准调整 ${adjustmentId}`,
      path: pathOf(key.shopId, adjustmentId, 'approval'),
      ...ask({ type: 'ApproveAdjustment', data: key, ...sender(asker) }, state),
      fields: [],
    },
    {
      ...about,
      command: 'RejectAdjustment',
      label: `Reject adjustment ${adjustmentId}`,
      labelZh: `拒绝调整 ${adjustmentId}`,
      path: pathOf(key.shopId, adjustmentId, 'rejection'),
      ...ask({ type: 'RejectAdjustment', data: { ...key, reason: UNWRITTEN }, ...sender(asker) }, state),
      fields: [REASON_FIELD],
    },
    {
      ...about,
      command: 'PostAdjustment',
      label: `Post adjustment ${adjustmentId}`,
      labelZh: `调整 ${adjustmentId} 过账`,
      path: pathOf(key.shopId, adjustmentId, 'posting'),
      ...ask({ type: 'PostAdjustment', data: key, ...sender(asker) }, state),
      fields: [],
    },
  ];
}

/** A new adjustment about an order, in the order's currency. */
export function proposal(shopId: string, orderNo: string, currency: string, asker: Asker): PossibleAction {
  const [debit, credit] = CHART;
  const data = {
    shopId,
    adjustmentId: UNWRITTEN,
    orderNo,
    currency,
    amount: smallestAmount(currency),
    debitAccount: debit?.code ?? '',
    creditAccount: credit?.code ?? '',
    reason: UNWRITTEN,
  };
  const accounts = CHART.map(({ code, name, nameZh }) => ({
    value: code,
    label: `${code} ${name}`,
    labelZh: `${code} ${nameZh}`,
  }));
  return {
    command: 'ProposeAdjustment',
    subject: null,
    label: 'Propose an adjustment',
    labelZh: '提出账务调整',
    method: 'POST',
    path: pathOf(shopId),
    ifMatch: null,
    ...ask({ type: 'ProposeAdjustment', data, ...sender(asker) }, adjustmentDecider.initialState),
    fields: [
      plainField('key', ['adjustmentId', 'Adjustment number', '调整编号']),
      plainField('key', ['orderNo', 'Order number', '订单号'], { required: false, value: orderNo }),
      plainField('key', ['currency', 'Currency', '币种'], { value: currency }),
      freeAmountField(['amount', 'Amount', '金额'], currency),
      choiceField(['debitAccount', 'Debit', '借方科目'], accounts),
      choiceField(['creditAccount', 'Credit', '贷方科目'], accounts),
      REASON_FIELD,
    ],
  };
}

function ask(command: AdjustmentCommand, state: AdjustmentState): Verdict {
  return judge(() => adjustmentDecider.decide(command, state));
}

function sender({ actor, now }: Asker): { readonly actor: Actor; readonly occurredAt: string } {
  return { actor, occurredAt: now };
}

function pathOf(shopId: string, ...rest: readonly string[]): string {
  return ['', 'v1', 'shops', shopId, 'adjustments', ...rest].map(encodeURIComponent).join('/');
}
