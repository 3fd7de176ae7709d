import { Link } from 'react-router';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { codeWords, useWords } from '../../texts/words.js';
import type { Question } from './question.js';
import { reconciliationTexts } from './reconciliation.texts.js';
import type { AgeBand, DifferenceFigure, Summary } from './summary.js';

const BANDS: readonly AgeBand[] = ['0-7', '8-30', '31-90', '>90', 'unknown'];

/** Differences by code and age; a cell lists what is counted in it. Ages without any difference have no column. */
export function Matrix({ summary, question }: { readonly summary: Summary; readonly question: Question }) {
  const text = useTexts(reconciliationTexts);
  const say = useWords();
  const { byCode, byCell, byAge } = summary;
  const bands = BANDS.filter((band) => byAge.some((one) => one.band === band));
  const currencies = [...new Set(byCode.map(({ currency }) => currency))];
  if (byCode.length === 0) {
    return (
      <section className="panel">
        <h2>{text.matrix}</h2>
        <p className="quiet">{text.noDifferences}</p>
      </section>
    );
  }
  return (
    <section className="panel">
      <h2>{text.matrix}</h2>
      <div className="matrix-box">
        <table className="matrix" aria-label={text.matrix}>
          <MatrixHead bands={bands} />
          <tbody>
            {byCode.map((row) => (
              <tr key={`${row.code} ${row.currency}`}>
                <th scope="row">
                  {say(codeWords(row.code))}
                  {currencies.length > 1 && <span className="quiet"> {row.currency}</span>}
                </th>
                {bands.map((band) => (
                  <Cell
                    key={band}
                    figure={byCell.find(
                      (cell) =>
                        cell.code === row.code && cell.currency === row.currency && cell.band === band,
                    )}
                    question={question}
                  />
                ))}
                <Cell figure={row} question={question} />
              </tr>
            ))}
          </tbody>
          {bands.length > 0 && (
            <MatrixFoot bands={bands} currencies={currencies} byAge={byAge} question={question} />
          )}
        </table>
      </div>
    </section>
  );
}

function MatrixHead({ bands }: { readonly bands: readonly AgeBand[] }) {
  const text = useTexts(reconciliationTexts);
  return (
    <thead>
      <tr>
        <th scope="col">{text.code}</th>
        {bands.map((band) => (
          <th key={band} scope="col" className="right band">
            {text.bands[band]}
          </th>
        ))}
        <th scope="col" className="right">
          {text.all}
        </th>
      </tr>
    </thead>
  );
}

interface MatrixFootProps {
  readonly bands: readonly AgeBand[];
  readonly currencies: readonly string[];
  readonly byAge: Summary['byAge'];
  readonly question: Question;
}

/** A row of sums for each currency. */
function MatrixFoot({ bands, currencies, byAge, question }: MatrixFootProps) {
  const text = useTexts(reconciliationTexts);
  return (
    <tfoot>
      {currencies.map((currency) => (
        <tr key={currency}>
          <th scope="row">
            {text.all} <span className="quiet">{currency}</span>
          </th>
          {bands.map((band) => {
            const figure = byAge.find((one) => one.band === band && one.currency === currency);
            return (
              <Cell
                key={band}
                figure={figure === undefined ? undefined : { ...figure, code: '' }}
                question={question}
              />
            );
          })}
          <td />
        </tr>
      ))}
    </tfoot>
  );
}

interface CellProps {
  /** The code is empty for all codes together. */
  readonly figure: DifferenceFigure | undefined;
  readonly question: Question;
}

function Cell({ figure, question }: CellProps) {
  const text = useTexts(reconciliationTexts);
  const language = useLanguage();
  const say = useWords();
  const className = figure?.band === undefined ? 'right' : 'right band';
  if (figure === undefined) return <td className="right band quiet">·</td>;
  const { code, band, currency, count, amount } = figure;
  const isChosen =
    question.view === 'differences' && (question.code ?? '') === code && question.age === (band ?? null);
  const what = code === '' ? text.all : say(codeWords(code));
  const age = band === undefined ? text.all : text.bands[band];
  return (
    <td className={className}>
      <Link
        to={question.linkTo('differences', { code, age: band ?? null })}
        {...(isChosen && { 'aria-current': 'true' as const })}
      >
        <span className="visually-hidden">{text.cell(what, age)}</span>
        <span className="matrix-count">{formatCount(count, language)} ×</span>
        <Amount amount={amount} currency={currency} />
      </Link>
    </td>
  );
}
