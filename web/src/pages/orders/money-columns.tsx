import type { PaymentView, RefundView } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, useWords } from '../../texts/words.js';
import { EventLink, Step } from './event-link.js';
import { partsTexts } from './order-parts.texts.js';

export function useRefundColumns(): readonly Column<RefundView>[] {
  const text = useTexts(partsTexts);
  return [
    {
      key: 'number',
      title: text.number,
      render: ({ refundId, requestedEventId, paidEventId }) => (
        <EventLink eventId={requestedEventId ?? paidEventId}>{refundId}</EventLink>
      ),
    },
    { key: 'state', title: text.state, render: ({ state }) => text.refundState[state] },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
    {
      key: 'requested',
      title: text.requested,
      render: ({ requestedAt, requestedEventId, requestedBy }) => (
        <Step at={requestedAt} eventId={requestedEventId} by={requestedBy} />
      ),
    },
    {
      key: 'decided',
      title: text.decided,
      render: (refund) =>
        refund.rejectedAt === null ? (
          <Step at={refund.approvedAt} eventId={refund.approvedEventId} by={refund.approvedBy} />
        ) : (
          <Step at={refund.rejectedAt} eventId={refund.rejectedEventId} by={refund.rejectedBy} />
        ),
    },
    {
      key: 'paid',
      title: text.paid,
      render: (refund) => (
        <Step
          at={refund.paidAt ?? refund.failedAt}
          eventId={refund.paidEventId ?? refund.failedEventId}
          by={refund.payoutReference ?? refund.failureReason ?? refund.evidence}
        />
      ),
    },
    {
      key: 'reason',
      title: text.reason,
      render: ({ reason, rejectionReason, lineNo }) => (
        <div>
          {lineNo !== null && <div>{text.line(lineNo)}</div>}
          {reason !== null && <div>{reason}</div>}
          {rejectionReason !== null && <div className="quiet">{rejectionReason}</div>}
        </div>
      ),
    },
  ];
}

export function usePaymentColumns(): readonly Column<PaymentView>[] {
  const text = useTexts(partsTexts);
  const say = useWords();
  return [
    {
      key: 'number',
      title: text.number,
      render: ({ paymentId, receivedEventId, failedEventId }) => (
        <EventLink eventId={receivedEventId ?? failedEventId}>{paymentId}</EventLink>
      ),
    },
    {
      key: 'state',
      title: text.state,
      render: ({ state, failureReason }) => (
        <div>
          {text.paymentState[state]}
          {state === 'failed' && failureReason !== null && <div className="quiet">{failureReason}</div>}
        </div>
      ),
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
    {
      key: 'kept',
      title: text.kept,
      align: 'right',
      render: ({ keptAmount, currency }) => <Amount amount={keptAmount} currency={currency} />,
    },
    {
      key: 'received',
      title: text.received,
      render: (payment) => (
        <Step
          at={payment.receivedAt ?? payment.failedAt}
          eventId={payment.receivedEventId ?? payment.failedEventId}
        />
      ),
    },
    {
      key: 'channel',
      title: text.channel,
      render: ({ channel }) => (channel === null ? null : say(channelWords(channel))),
    },
    {
      key: 'reference',
      title: text.reference,
      hideBelow: 1000,
      render: ({ channelReference }) => channelReference,
    },
  ];
}
