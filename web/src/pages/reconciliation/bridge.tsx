import { Link } from 'react-router';
import { formatDay } from '../../format/moments.js';
import { Amount } from '../../parts/amount.js';
import { useLanguage } from '../../shell/preferences.js';
import type { Language } from '../../texts/language.js';
import { useTexts } from '../../texts/texts.js';
import type { Question } from './question.js';
import { reconciliationTexts } from './reconciliation.texts.js';
import type { BridgeMoney } from './summary.js';

type Item = Exclude<keyof BridgeMoney, 'currency'>;

interface Row {
  readonly item: Item;
  readonly rank?: 'sum' | 'part';
  readonly to: string;
}

/** How the ledger's net comes to what the statements say; each figure leads to the rows that it is the sum of. */
export function Bridge({
  money,
  asOf,
  question,
}: {
  readonly money: readonly BridgeMoney[];
  /** The moment before which things count. */
  readonly asOf: string | null;
  readonly question: Question;
}) {
  const text = useTexts(reconciliationTexts);
  const language = useLanguage();
  return (
    <section className="panel">
      {asOf !== null && <p className="standing-of quiet">{text.standing(lastDay(asOf, language))}</p>}
      <h2>{text.bridge}</h2>
      <table className="bridge" aria-label={text.bridge}>
        <thead>
          <tr>
            <th scope="col">{text.item}</th>
            {money.map(({ currency }) => (
              <th key={currency} scope="col" className="right">
                {currency}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(question).map(({ item, rank, to }) => (
            <tr key={item} className={rank ?? ''}>
              <th scope="row">{text[item]}</th>
              {money.map((figures) => (
                <td key={figures.currency} className="right">
                  <Link to={to}>
                    <Amount amount={figures[item]} currency={figures.currency} />
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The day that ends at `asOf`. */
function lastDay(asOf: string, language: Language): string {
  return formatDay(new Date(Date.parse(asOf) - 1).toISOString(), language);
}

function rowsOf({ linkTo, from, to, channel, isExact }: Question): readonly Row[] {
  const orders = linkTo('orders');
  // Lines are of no channel, and a period takes orders by the day on which they were placed, not their lines.
  const isWhole = from === null && to === null && channel === null;
  const settled = isWhole ? linkTo('lines') : orders;
  const unsettled = isExact ? orders : linkTo('orders', { sort: 'difference' });
  return [
    { item: 'received', to: orders },
    { item: 'reversed', to: orders },
    { item: 'refunded', to: orders },
    { item: 'net', rank: 'sum', to: orders },
    { item: 'settled', to: settled },
    { item: 'difference', rank: 'sum', to: unsettled },
    { item: 'inTransit', rank: 'part', to: linkTo('orders', { status: 'in-transit' }) },
    { item: 'outsideStatements', rank: 'part', to: linkTo('orders', { status: 'outside-statement' }) },
    { item: 'refundsPending', rank: 'part', to: linkTo('orders', { status: 'refund-pending' }) },
    { item: 'otherCurrencies', rank: 'part', to: linkTo('differences', { code: 'CURRENCY' }) },
    { item: 'differences', rank: 'part', to: linkTo('differences') },
  ];
}
