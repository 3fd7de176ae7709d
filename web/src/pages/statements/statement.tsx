import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { ImportedStatement } from '../../api/schema.js';
import { formatCount, formatMoney } from '../../format/money.js';
import { businessDate } from '../../format/moments.js';
import { Amount } from '../../parts/amount.js';
import { Figure, Figures } from '../../parts/figure.js';
import { Moment } from '../../parts/moment.js';
import { Page } from '../../parts/page.js';
import { place } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { Span } from './span.js';
import { StatementLines } from './statement-lines.js';
import { StatementState } from './statement-state.js';
import { statementTexts } from './statement.texts.js';
import './statements.css';

interface StatementProps {
  readonly statement: ImportedStatement;
  readonly shop: string;
}

/** One imported statement: what its file says of itself, whether that agrees, and its lines. */
export function StatementPage() {
  const text = useTexts(statementTexts);
  const { shop = '', statementId = '' } = useParams();
  const read = useRead(['statement', shop, statementId], (signal) =>
    api.GET('/v1/shops/{shopId}/statements/{statementId}', {
      params: { path: { shopId: shop, statementId } },
      signal,
    }),
  );
  const isUnknown = read.problem?.status === 404;
  const statement = isUnknown ? undefined : read.data;
  return (
    <Page
      title={statement === undefined ? text.titleShort : text.title(statement.fileName)}
      question={text.question}
      read={isUnknown ? { ...read, problem: null } : read}
      actions={<Links shop={shop} statement={statement} />}
    >
      {isUnknown && <Alert type="warning" showIcon title={text.unknown} description={text.unknownWhy} />}
      {statement === undefined && read.problem === null && <Skeleton active paragraph={{ rows: 12 }} />}
      {statement !== undefined && (
        <>
          <StatementFigures statement={statement} />
          <div className="columns">
            <Problems statement={statement} />
            <About statement={statement} shop={shop} />
          </div>
          <section className="statement-lines" id="lines">
            <h2>{text.lines}</h2>
            <p className="quiet">{text.linesHint}</p>
            <StatementLines statement={statement} shop={shop} />
          </section>
        </>
      )}
    </Page>
  );
}

function Links({
  shop,
  statement,
}: {
  readonly shop: string;
  readonly statement: ImportedStatement | undefined;
}) {
  const text = useTexts(statementTexts);
  return (
    <>
      <Link to={place('/statements', { shop, view: 'statements' })}>{text.all}</Link>
      {statement !== undefined && (
        <>
          <Link to={calendarOf(shop, statement)}>{text.calendar}</Link>
          <Link to={place('/audit-trail', { stream: statement.stream })}>{text.auditTrail}</Link>
        </>
      )}
    </>
  );
}

/** The month in which the statement begins. */
function calendarOf(shop: string, { accountNo, kind, currency, coversFrom }: ImportedStatement): string {
  const month = businessDate(coversFrom).slice(0, 7);
  return place('/statements', { shop, account: accountNo, kind, currency, month });
}

function StatementFigures({ statement }: Pick<StatementProps, 'statement'>) {
  const text = useTexts(statementTexts);
  const language = useLanguage();
  const { figures, currency, openingBalance, closingBalance } = statement;
  const money = (amount: string | null | undefined): ReactNode => (
    <Amount amount={amount} currency={currency} withCurrency />
  );
  const noteOf = (balance: string | null): { note?: string } =>
    balance === null ? { note: text.noBalance } : {};
  return (
    <Figures>
      <Figure label={text.opening} {...noteOf(openingBalance)}>
        {money(openingBalance)}
      </Figure>
      <Figure label={text.in}>{money(figures?.inAmount)}</Figure>
      <Figure label={text.out}>{money(figures?.outAmount)}</Figure>
      <Figure label={text.net}>{money(figures?.netAmount)}</Figure>
      <Figure label={text.closing} {...noteOf(closingBalance)}>
        {money(closingBalance)}
      </Figure>
      {figures !== null && (
        <Figure
          label={text.newLines}
          tone={figures.rejectedRows > 0 ? 'bad' : 'plain'}
          note={text.ofRows(
            formatCount(figures.rows, language),
            formatCount(figures.knownLines, language),
            formatCount(figures.rejectedRows, language),
          )}
        >
          {formatCount(figures.newLines, language)}
        </Figure>
      )}
    </Figures>
  );
}

function Problems({ statement }: { readonly statement: ImportedStatement }) {
  const text = useTexts(statementTexts);
  const language = useLanguage();
  const { problems, foots, currency } = statement;
  return (
    <section className="panel">
      <h2>{text.problems}</h2>
      {problems.length === 0 && <p>{foots === null ? text.notFooted : text.noProblems}</p>}
      <ul className="problems">
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.text}`}>
            {pick(language, problem.text, problem.textZh)}{' '}
            {problem.amount !== null && (
              <strong className="amount">
                {text.missing(formatMoney(problem.amount, currency, language))}
              </strong>
            )}{' '}
            <code className="quiet">{problem.code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ statement, shop }: StatementProps) {
  const text = useTexts(statementTexts);
  const language = useLanguage();
  const { kindName, currency } = statement;
  return (
    <section className="panel">
      <h2>{text.about}</h2>
      <dl className="facts">
        <dt>{text.file}</dt>
        <dd>{statement.fileName}</dd>
        <dt>{text.kind}</dt>
        <dd>{pick(language, kindName.en, kindName.zh)}</dd>
        <dt>{text.account}</dt>
        <dd>
          <Link to={calendarOf(shop, statement)}>{statement.accountNo}</Link> · {currency}
        </dd>
        <dt>{text.covers}</dt>
        <dd>
          <Span from={statement.coversFrom} until={statement.coversUntil} />
        </dd>
        <dt>{text.state}</dt>
        <dd>
          <StatementState of={statement.state} />
        </dd>
        <dt>{text.recordedAt}</dt>
        <dd>
          <Moment at={statement.recordedAt} />
        </dd>
        <dt>{text.encoding}</dt>
        <dd>{statement.encoding}</dd>
        <dt>{text.hash}</dt>
        <dd className="mono">{statement.sha256}</dd>
      </dl>
    </section>
  );
}
