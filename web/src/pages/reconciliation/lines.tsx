import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { ReconciledLine } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { ChoiceFilter, Filters, TextFilter } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { asked } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, classWords, useWords } from '../../texts/words.js';
import { LINE_CLASSES } from './line-classes.js';
import type { LineClass } from './line-classes.js';
import type { Question } from './question.js';
import { linePlace } from './line-place.js';
import { viewTexts } from './views.texts.js';

/** The lines of the statements, each with the order that it was matched with or the reason why it was not. */
export function Lines({ question }: { readonly question: Question }) {
  const text = useTexts(viewTexts);
  const columns = useColumns(question);
  const { shop, from, to, asOf, knownAt, matched, q } = question;
  const lineClass = question.class as LineClass | null;
  const isMatched = matched === null ? null : matched === 'true';
  const list = useList(
    ['lines', shop, from, to, asOf, knownAt, matched, lineClass, q],
    shop === undefined
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/lines', {
            params: {
              path: { shopId: shop },
              query: asked({
                ...{ from, to, asOf, knownAt, q, cursor },
                ...{ matched: isMatched, class: lineClass, limit: 100 },
              }),
            },
            signal,
          }),
  );
  return (
    <>
      <LineFilters question={question} />
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      <KeysetTable
        label={text.line}
        list={list}
        columns={columns}
        rowKey={({ lineId }) => lineId}
        empty={text.noLines}
      />
    </>
  );
}

function LineFilters({ question }: { readonly question: Question }) {
  const text = useTexts(viewTexts);
  const say = useWords();
  return (
    <Filters>
      <ChoiceFilter
        label={text.matched}
        value={question.matched}
        choices={[
          { value: 'true', label: text.isMatched },
          { value: 'false', label: text.isUnmatched },
        ]}
        onChange={(chosen) => question.set({ matched: chosen })}
      />
      <ChoiceFilter
        label={text.class}
        value={question.class}
        choices={LINE_CLASSES.map((value) => ({ value, label: say(classWords(value)) }))}
        onChange={(chosen) => question.set({ class: chosen })}
      />
      <TextFilter label={text.number} value={question.q} onChange={(typed) => question.set({ q: typed })} />
    </Filters>
  );
}

function useColumns(question: Question): readonly Column<ReconciledLine>[] {
  const text = useTexts(viewTexts);
  const say = useWords();
  return [
    {
      key: 'line',
      title: text.line,
      render: (line) => (
        <div className="two-lines">
          <Link to={linePlace(question, line.lineId)} className="number">
            {line.entryNo ?? line.tradeNo ?? line.lineId}
          </Link>
          <small className="quiet">{say(channelWords(line.source))}</small>
        </div>
      ),
    },
    { key: 'time', title: text.time, render: ({ occurredAt }) => <Moment at={occurredAt} /> },
    { key: 'class', title: text.class, render: (line) => say(classWords(line.class)) },
    {
      key: 'wording',
      title: text.wording,
      hideBelow: 1000,
      render: ({ wording }) => <span className="wording">{wording}</span>,
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} withCurrency />,
    },
    {
      key: 'result',
      title: text.result,
      render: (line) => <Result line={line} question={question} />,
    },
  ];
}

function Result({ line, question }: { readonly line: ReconciledLine; readonly question: Question }) {
  const text = useTexts(viewTexts);
  if (line.unmatchedBecause !== null) {
    return (
      <span className="quiet">
        {text.isUnmatched}: {text.unmatchedBecause[line.unmatchedBecause]}
      </span>
    );
  }
  return (
    <Link
      to={`/orders/${encodeURIComponent(question.shop ?? '')}/${encodeURIComponent(line.orderNo ?? '')}`}
      className="number"
    >
      {line.orderNo}
    </Link>
  );
}
