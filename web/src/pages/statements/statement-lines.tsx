import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { ImportedStatement, StatementLineView } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { pathOf } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { asked } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { classWords, useWords } from '../../texts/words.js';
import { statementTexts } from './statement.texts.js';

interface StatementLinesProps {
  readonly statement: ImportedStatement;
  readonly shop: string;
  /** Only lines of these dates, the second of which is excluded. */
  readonly period?: { readonly from: string; readonly to: string };
}

/** The lines that a statement was the first to tell of. */
export function StatementLines({ statement, shop, period }: StatementLinesProps) {
  const text = useTexts(statementTexts);
  const columns = useColumns(statement, shop);
  const { statementId } = statement;
  const list = useList(['statement-lines', shop, statementId, period?.from, period?.to], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/statements/{statementId}/lines', {
      params: {
        path: { shopId: shop, statementId },
        query: asked({ from: period?.from, to: period?.to, cursor, limit: 100 }),
      },
      signal,
    }),
  );
  if (list.problem !== null) return <ProblemView problem={list.problem} onRetry={list.reload} />;
  return (
    <KeysetTable
      label={`${text.lines} ${statement.fileName}`}
      list={list}
      columns={columns}
      rowKey={({ lineId }) => lineId}
      empty={text.noLines}
    />
  );
}

/** Only lines of platforms are matched with orders, so only they have a page that says why. */
const UNMATCHED_SOURCES: readonly string[] = ['bank', 'wallet'];

function useColumns({ source }: ImportedStatement, shop: string): readonly Column<StatementLineView>[] {
  const text = useTexts(statementTexts);
  const say = useWords();
  const hasPages = !UNMATCHED_SOURCES.includes(source);
  const columns: readonly Column<StatementLineView>[] = [
    {
      key: 'line',
      title: text.line,
      align: 'right',
      width: '5rem',
      render: ({ lineId, fileLine }) =>
        hasPages ? (
          <Link
            to={pathOf('reconciliation', shop, 'lines', lineId)}
            aria-label={text.lineNo(String(fileLine))}
          >
            {fileLine}
          </Link>
        ) : (
          fileLine
        ),
    },
    { key: 'time', title: text.time, render: ({ occurredAt }) => <Moment at={occurredAt} /> },
    {
      key: 'class',
      title: text.class,
      render: (line) => (line.class === null ? '' : say(classWords(line.class))),
    },
    {
      key: 'wording',
      title: text.wording,
      hideBelow: 1000,
      render: ({ wording }) => <span className="wording">{wording}</span>,
    },
    {
      key: 'number',
      title: text.number,
      hideBelow: 1300,
      render: ({ entryNo, tradeNo }) => <span className="line-number">{entryNo ?? tradeNo}</span>,
    },
    {
      key: 'order',
      title: text.order,
      render: ({ orderNo }) =>
        orderNo !== null && (
          <Link to={pathOf('orders', shop, orderNo)} className="line-number">
            {orderNo}
          </Link>
        ),
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
  ];
  return hasPages ? columns : columns.filter(({ key }) => key !== 'class' && key !== 'order');
}
