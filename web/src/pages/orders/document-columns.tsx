import type { AdjustmentView, InvoiceView, ShipmentView } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { EventLink, Step } from './event-link.js';
import { partsTexts } from './order-parts.texts.js';

export function useInvoiceColumns(): readonly Column<InvoiceView>[] {
  const text = useTexts(partsTexts);
  const amount = (
    key: 'amount' | 'taxAmount' | 'openAmount',
    title: string,
    withCurrency: boolean,
  ): Column<InvoiceView> => ({
    key,
    title,
    align: 'right',
    render: (invoice) => (
      <Amount amount={invoice[key]} currency={invoice.currency} withCurrency={withCurrency} />
    ),
  });
  return [
    {
      key: 'number',
      title: text.invoiceNo,
      render: ({ invoiceNo, issuedEventId }) => <EventLink eventId={issuedEventId}>{invoiceNo}</EventLink>,
    },
    {
      key: 'kind',
      title: text.kind,
      render: ({ kind, originalInvoiceNo }) => (
        <div>
          {text.invoiceKind[kind]}
          {originalInvoiceNo !== null && <div className="quiet">{text.original(originalInvoiceNo)}</div>}
        </div>
      ),
    },
    { key: 'state', title: text.state, render: ({ state }) => text.invoiceState[state] },
    amount('amount', text.amount, true),
    amount('taxAmount', text.tax, false),
    amount('openAmount', text.open, false),
    {
      key: 'issued',
      title: text.issued,
      render: ({ issuedAt, issuedEventId }) => <Step at={issuedAt} eventId={issuedEventId} />,
    },
    {
      key: 'reason',
      title: text.reason,
      hideBelow: 1000,
      render: ({ reason, voidReason }) => voidReason ?? reason,
    },
  ];
}

export function useShipmentColumns(): readonly Column<ShipmentView>[] {
  const text = useTexts(partsTexts);
  return [
    {
      key: 'parcel',
      title: text.parcel,
      render: ({ shipmentId, dispatchedEventId }) => (
        <EventLink eventId={dispatchedEventId}>{shipmentId ?? text.reported}</EventLink>
      ),
    },
    { key: 'state', title: text.state, render: ({ state }) => text.shipmentState[state] },
    {
      key: 'carrier',
      title: text.carrier,
      render: ({ carrier, trackingNo, evidence }) =>
        [carrier, trackingNo].filter(Boolean).join(' ') || evidence,
    },
    {
      key: 'dispatched',
      title: text.dispatched,
      render: ({ dispatchedAt, dispatchedEventId }) => <Step at={dispatchedAt} eventId={dispatchedEventId} />,
    },
    {
      key: 'delivered',
      title: text.delivered,
      render: ({ deliveredAt, deliveredEventId }) => <Step at={deliveredAt} eventId={deliveredEventId} />,
    },
  ];
}

export function useAdjustmentColumns(): readonly Column<AdjustmentView>[] {
  const text = useTexts(partsTexts);
  const language = useLanguage();
  const account = ({ code, name, nameZh }: AdjustmentView['debitAccount']): string =>
    `${code} ${pick(language, name, nameZh)}`;
  return [
    {
      key: 'number',
      title: text.number,
      render: ({ adjustmentId, proposedEventId }) => (
        <EventLink eventId={proposedEventId}>{adjustmentId}</EventLink>
      ),
    },
    { key: 'state', title: text.state, render: ({ state }) => text.adjustmentState[state] },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
    { key: 'debit', title: text.debit, render: ({ debitAccount }) => account(debitAccount) },
    { key: 'credit', title: text.credit, render: ({ creditAccount }) => account(creditAccount) },
    {
      key: 'proposed',
      title: text.proposed,
      render: (row) => <Step at={row.proposedAt} eventId={row.proposedEventId} by={row.proposedBy} />,
    },
    {
      key: 'decided',
      title: text.decided,
      render: (row) =>
        row.rejectedAt === null ? (
          <Step at={row.approvedAt} eventId={row.approvedEventId} by={row.approvedBy} />
        ) : (
          <Step at={row.rejectedAt} eventId={row.rejectedEventId} by={row.rejectedBy} />
        ),
    },
    {
      key: 'posted',
      title: text.posted,
      hideBelow: 1000,
      render: (row) => <Step at={row.postedAt} eventId={row.postedEventId} by={row.postedBy} />,
    },
    {
      key: 'reason',
      title: text.reason,
      render: ({ reason, rejectionReason }) => rejectionReason ?? reason,
    },
  ];
}
