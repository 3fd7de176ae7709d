import { Alert, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import type { OrderReconciliation, OrderView } from '../../api/schema.js';
import { Moment } from '../../parts/moment.js';
import { Page } from '../../parts/page.js';
import { place } from '../../parts/places.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, orderStateWords, statusWords, useWords } from '../../texts/words.js';
import { OrderActionsPanel } from './order-actions.js';
import { OrderComparison } from './order-comparison.js';
import { OrderLines } from './order-lines.js';
import { OrderMoneyPanel } from './order-money.js';
import { OrderParts } from './order-parts.js';
import { useOrder, useOrderReconciliation } from './order-reads.js';
import type { OrderPath } from './order-reads.js';
import { OrderTimeline } from './order-timeline.js';
import { orderTexts } from './order.texts.js';
import './orders.css';

export function OrderPage() {
  const text = useTexts(orderTexts);
  const { shop: shopId = '', orderNo = '' } = useParams();
  const path = { shopId, orderNo };
  const order = useOrder(path);
  const isUnknown = order.problem?.status === 404;
  return (
    <Page
      title={text.title(orderNo)}
      question={text.question}
      read={isUnknown ? { ...order, problem: null } : order}
      actions={<OrderLinks {...path} />}
    >
      {isUnknown ? (
        <UnknownOrder {...path} />
      ) : order.data === undefined ? (
        order.problem === null && <Skeleton active paragraph={{ rows: 12 }} />
      ) : (
        // A form that is open belongs to one order only.
        <KnownOrder key={`${shopId}/${orderNo}`} order={order.data} path={path} />
      )}
    </Page>
  );
}

function KnownOrder({ order, path }: { readonly order: OrderView; readonly path: OrderPath }) {
  const reconciliation = useOrderReconciliation(path);
  return (
    <>
      <OrderFacts order={order} reconciliation={reconciliation.data} />
      <div className="columns">
        <OrderMoneyPanel path={path} />
        <OrderActionsPanel path={path} />
      </div>
      <OrderComparison read={reconciliation} />
      {reconciliation.data !== undefined && <OrderLines lines={reconciliation.data.lines} {...path} />}
      <OrderParts path={path} />
      <OrderTimeline path={path} />
    </>
  );
}

function UnknownOrder({ shopId, orderNo }: OrderPath) {
  const text = useTexts(orderTexts);
  return (
    <Alert
      type="warning"
      showIcon
      title={text.unknown}
      description={text.unknownWhy}
      action={
        <Link to={place('/reconciliation', { shop: shopId, view: 'lines', q: orderNo })}>
          {text.findLines}
        </Link>
      }
    />
  );
}

function OrderLinks({ shopId, orderNo }: OrderPath) {
  const text = useTexts(orderTexts);
  const query = { shop: shopId, order: orderNo };
  return (
    <>
      <Link to={place('/journal', query)}>{text.journal}</Link>
      <Link to={place('/audit-trail', query)}>{text.auditTrail}</Link>
    </>
  );
}

interface OrderFactsProps {
  readonly order: OrderView;
  readonly reconciliation: OrderReconciliation | undefined;
}

/** What state it is in and when it came there; times that have not come are left out. */
function OrderFacts({ order, reconciliation }: OrderFactsProps) {
  const { facts } = useTexts(orderTexts);
  const say = useWords();
  const times = [
    ['placed', order.placedAt],
    ['paid', order.paidAt],
    ['shipped', order.shippedAt],
    ['delivered', order.deliveredAt],
    ['completed', order.completedAt],
    ['cancelled', order.cancelledAt],
    ['closed', order.closedAt],
  ] as const;
  return (
    <dl className="panel order-facts">
      <div>
        <dt>{facts.state}</dt>
        <dd>
          <strong>{say(orderStateWords(order.status))}</strong>
        </dd>
      </div>
      {reconciliation !== undefined && (
        <div>
          <dt>{facts.reconciliation}</dt>
          <dd>
            <strong>{say(statusWords(reconciliation.status))}</strong>
          </dd>
        </div>
      )}
      <div>
        <dt>{facts.channel}</dt>
        <dd>{say(channelWords(order.channel))}</dd>
      </div>
      <div>
        <dt>{facts.shop}</dt>
        <dd>{order.shopId}</dd>
      </div>
      {times
        .filter(([, at]) => at !== null)
        .map(([name, at]) => (
          <div key={name}>
            <dt>{facts[name]}</dt>
            <dd>
              <Moment at={at} />
            </dd>
          </div>
        ))}
      <div>
        <dt>{facts.revision}</dt>
        <dd>{order.revision}</dd>
      </div>
    </dl>
  );
}
