import { REASON_FIELD } from '../platform/http/possible-action.js';
import type { PossibleAction } from '../platform/http/possible-action.js';
import { invoiceActions } from './invoice-actions.js';
import { ask, pathOf, UNWRITTEN } from './order-question.js';
import type { OrderQuestion } from './order-question.js';
import { refundActions } from './refund-actions.js';

/** What may be done with an order now, and what not and why: the order's own rules, asked without recording anything. */
export function orderActions(question: OrderQuestion): readonly PossibleAction[] {
  return [...refundActions(question), ...invoiceActions(question), ...lifeActions(question)];
}

function lifeActions(question: OrderQuestion): readonly PossibleAction[] {
  const { key, revision } = question;
  const about = { subject: null, method: 'POST', ifMatch: `"${revision}"`, fields: [REASON_FIELD] } as const;
  return [
    {
      ...about,
      command: 'CancelOrder',
      label: 'Cancel the order',
      labelZh: '取消订单',
      path: pathOf(key, 'cancellation'),
      ...ask(question, 'CancelOrder', { reason: UNWRITTEN }),
    },
    {
      ...about,
      command: 'CloseOrder',
      label: 'Close the order',
      labelZh: '关闭订单',
      path: pathOf(key, 'closure'),
      ...ask(question, 'CloseOrder', { reason: UNWRITTEN }),
    },
  ];
}
