import { Skeleton } from 'antd';
import { isZeroAmount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { PartLink } from './part-link.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useTexts } from '../../texts/texts.js';
import { useOrderMoney } from './order-reads.js';
import type { OrderPath } from './order-reads.js';
import { orderTexts } from './order.texts.js';

/** In two groups: what happened to the money, and what may still be done with it. */
const IF_ANY = new Set<string>(['reversed', 'reserved', 'invoiced', 'redInvoiceDue']);
const HISTORY = ['total', 'received', 'reversed', 'refunded', 'net'] as const;
const OPEN = ['reserved', 'refundable', 'invoiced', 'invoiceable', 'redInvoiceDue'] as const;

const ROWS_OF = {
  received: 'payments',
  reversed: 'payments',
  refunded: 'refunds',
  reserved: 'refunds',
  invoiced: 'invoices',
} as const;

/** The order's money by its own rules, as it stands now. */
export function OrderMoneyPanel({ path }: { readonly path: OrderPath }) {
  const text = useTexts(orderTexts);
  const { data: money, problem, reload } = useOrderMoney(path);
  const row = (name: (typeof HISTORY)[number] | (typeof OPEN)[number]) =>
    money === undefined || (IF_ANY.has(name) && isZeroAmount(money[name])) ? null : (
      <div key={name} {...(name === 'net' && { className: 'sum' })}>
        <dt>
          <PartLink part={isZeroAmount(money[name]) ? undefined : rowsOf(name)}>
            {text.figures[name]}
          </PartLink>
        </dt>
        <dd>
          <Amount amount={money[name]} currency={money.currency} withCurrency={name === 'total'} />
        </dd>
      </div>
    );
  return (
    <section className="panel">
      <h2>{text.money}</h2>
      {problem !== null && <ProblemView problem={problem} onRetry={reload} />}
      {money === undefined && problem === null && <Skeleton active />}
      {money !== undefined && (
        <>
          <dl className="money-rows">{HISTORY.map(row)}</dl>
          <dl className="money-rows">{OPEN.map(row)}</dl>
        </>
      )}
    </section>
  );
}

function rowsOf(name: string): (typeof ROWS_OF)[keyof typeof ROWS_OF] | undefined {
  return name in ROWS_OF ? ROWS_OF[name as keyof typeof ROWS_OF] : undefined;
}
