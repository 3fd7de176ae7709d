import { Link } from 'react-router';
import type { OrderLine } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { pathOf } from '../../parts/places.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, classWords, orderKeyWords, useWords } from '../../texts/words.js';
import type { OrderPath } from './order-reads.js';
import { orderTexts } from './order.texts.js';

interface OrderLinesProps extends OrderPath {
  readonly lines: readonly OrderLine[];
}

/** The statement lines that belong to the order, each with the rule that says so. */
export function OrderLines({ lines, shopId }: OrderLinesProps) {
  const text = useTexts(orderTexts);
  const columns = useLineColumns(shopId);
  return (
    <section className="panel" id="lines">
      <h2>{text.lines}</h2>
      {lines.length === 0 ? (
        <p className="quiet">{text.noLines}</p>
      ) : (
        <div className="table-box">
          <DataTable label={text.lines} columns={columns} rows={lines} rowKey={({ lineId }) => lineId} />
        </div>
      )}
    </section>
  );
}

function useLineColumns(shop: string): readonly Column<OrderLine>[] {
  const text = useTexts(orderTexts);
  const say = useWords();
  return [
    {
      key: 'line',
      title: text.line.number,
      render: ({ lineId, entryNo, tradeNo }) => (
        <Link to={pathOf('reconciliation', shop, 'lines', lineId)}>{entryNo ?? tradeNo ?? lineId}</Link>
      ),
    },
    { key: 'at', title: text.line.at, render: ({ occurredAt }) => <Moment at={occurredAt} /> },
    {
      key: 'class',
      title: text.line.class,
      render: (line) => <span className="nowrap">{say(classWords(line.class))}</span>,
    },
    {
      key: 'amount',
      title: text.line.amount,
      align: 'right',
      render: ({ amount, currency, counts }) => (
        <div>
          <Amount amount={amount} currency={currency} withCurrency />
          {!counts && <div className="quiet">{text.line.counted}</div>}
        </div>
      ),
    },
    {
      key: 'rule',
      title: text.line.rule,
      render: (line) => (
        <div>
          <code className="mono">{line.ruleId}</code>
          <div className="quiet">{text.line.found(foundIn(line))}</div>
        </div>
      ),
    },
    {
      key: 'wording',
      title: text.line.wording,
      hideBelow: 1300,
      render: ({ wording }) => wording ?? '—',
    },
    {
      key: 'statement',
      title: text.line.statement,
      render: ({ statementId, source, fileLine }) => (
        <Link className="nowrap" to={pathOf('statements', shop, statementId)}>
          {text.line.fileLine(say(channelWords(source)), fileLine)}
        </Link>
      ),
    },
  ];

  function foundIn({ orderKey, matchedBy }: OrderLine): string {
    return matchedBy === 'trade' || orderKey === null ? text.line.byTrade : say(orderKeyWords(orderKey));
  }
}
