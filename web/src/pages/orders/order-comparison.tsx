import { Skeleton } from 'antd';
import type { Read } from '../../api/reading.js';
import type { ComparedFigure, Difference, OrderReconciliation } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { codeWords, ownerWords, statusWords, useWords } from '../../texts/words.js';
import { OrderWaterfall } from './order-waterfall.js';
import { orderTexts } from './order.texts.js';

/** What the ledger has, what the statements say, and why the two differ. */
export function OrderComparison({ read }: { readonly read: Read<OrderReconciliation> }) {
  const text = useTexts(orderTexts);
  const { data, problem, reload } = read;
  return (
    <section className="panel">
      <h2>{text.comparison}</h2>
      {problem?.code === 'ORDER_UNKNOWN' ? (
        <p>{text.notCovered}</p>
      ) : (
        problem !== null && <ProblemView problem={problem} onRetry={reload} />
      )}
      {data === undefined && problem === null && <Skeleton active paragraph={{ rows: 6 }} />}
      {data !== undefined && <Comparison {...data} />}
    </section>
  );
}

/** Where the statements show less or more than the ledger expects and yet nothing is wrong. */
const EXPLAINED = new Set<OrderReconciliation['status']>([
  'in-transit',
  'outside-statement',
  'refund-pending',
]);

function Comparison({ asOf, status, orderNo, currency, waterfall, sides, differences }: OrderReconciliation) {
  const text = useTexts(orderTexts);
  const say = useWords();
  return (
    <>
      {asOf !== null && (
        <p className="quiet">
          {text.comparedAsOf} <Moment at={asOf} />
        </p>
      )}
      <h3>{text.differences}</h3>
      {differences.length === 0 ? (
        <p>{text.noDifference(say(statusWords(status)))}</p>
      ) : (
        <Differences differences={differences} />
      )}
      <div className="columns">
        <div>
          <h3>{text.waterfall}</h3>
          <OrderWaterfall
            orderNo={orderNo}
            currency={currency}
            steps={waterfall}
            explained={EXPLAINED.has(status) ? say(statusWords(status)) : undefined}
          />
        </div>
        <div>
          <h3>{text.sides}</h3>
          <Sides sides={sides} currency={currency} />
        </div>
      </div>
    </>
  );
}

function Sides({
  sides,
  currency,
}: {
  readonly sides: readonly ComparedFigure[];
  readonly currency: string;
}) {
  const text = useTexts(orderTexts);
  const amount = (
    key: 'ledgerAmount' | 'statementAmount' | 'differenceAmount',
    title: string,
  ): Column<ComparedFigure> => ({
    key,
    title: `${title} ${currency}`,
    align: 'right',
    render: (row) => <Amount amount={row[key]} currency={currency} />,
  });
  return (
    <div className="table-box">
      <DataTable
        label={text.sides}
        rows={sides}
        rowKey={({ figure }) => figure}
        columns={[
          { key: 'figure', title: text.item, render: ({ figure }) => text.sideOf[figure] },
          amount('ledgerAmount', text.ledger),
          amount('statementAmount', text.statement),
          amount('differenceAmount', text.difference),
        ]}
      />
    </div>
  );
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const text = useTexts(orderTexts);
  const language = useLanguage();
  const say = useWords();
  return (
    <ul className="difference-list">
      {differences.map((difference) => (
        <li key={difference.id}>
          <strong>{say(codeWords(difference.code))}</strong>
          <Amount amount={difference.amount} currency={difference.currency} withCurrency />
          <p>{pick(language, difference.explanation, difference.explanationZh)}</p>
          <p className="quiet">
            {text.owner(say(ownerWords(difference.owner)))}
            {difference.ageDays !== null && ` · ${text.age(formatCount(difference.ageDays, language))}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
