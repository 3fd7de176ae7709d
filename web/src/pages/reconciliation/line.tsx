import { parseAsString, useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { ExplainedLine } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { Moment } from '../../parts/moment.js';
import { Page } from '../../parts/page.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, classWords, orderKeyWords, useWords } from '../../texts/words.js';
import { LineCandidates } from './line-candidates.js';
import { lineTexts } from './line.texts.js';
import './line.css';
import './reconciliation.css';

/** One line of a statement: as it stands in the file, what it was taken for, and where it belongs. */
export function LinePage() {
  const text = useTexts(lineTexts);
  const { shop = '', lineId = '' } = useParams();
  const [moment] = useQueryStates({ asOf: parseAsString, knownAt: parseAsString });
  const read = useRead(['line', shop, lineId, moment.asOf, moment.knownAt], (signal) =>
    api.GET('/v1/shops/{shopId}/reconciliation/lines/{lineId}', {
      params: { path: { shopId: shop, lineId }, query: asked(moment) },
      signal,
    }),
  );
  const line = read.data;
  return (
    <Page title={text.title(line?.entryNo ?? lineId)} question={text.question} read={read}>
      {line !== undefined && (
        <div className="line-page page">
          <div className="columns">
            <AsInFile line={line} shop={shop} />
            {line.class !== 'bank' && <Classification line={line} />}
          </div>
          <Belongs line={line} shop={shop} />
        </div>
      )}
    </Page>
  );
}

interface LineProps {
  readonly line: ExplainedLine;
  readonly shop: string;
}

function AsInFile({ line, shop }: LineProps) {
  const text = useTexts(lineTexts);
  const say = useWords();
  return (
    <section className="panel">
      <h2>{text.asInFile}</h2>
      <dl className="facts">
        <dt>{text.amount}</dt>
        <dd>
          <strong>
            <Amount amount={line.amount} currency={line.currency} withCurrency />
          </strong>
        </dd>
        <dt>{text.time}</dt>
        <dd>
          <Moment at={line.occurredAt} />
        </dd>
        <Fact label={text.wording}>{line.wording}</Fact>
        <Fact label={text.entryNo}>{line.entryNo}</Fact>
        <Fact label={text.tradeNo}>{line.tradeNo}</Fact>
        <Fact label={text.payoutNo}>{line.payoutNo}</Fact>
        <dt>{text.source}</dt>
        <dd>{say(channelWords(line.source))}</dd>
        <dt>{text.file}</dt>
        <dd>
          <StatementLink line={line} shop={shop} />
        </dd>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (children === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The file by its name, and the line in it. */
function StatementLink({ line: { statementId, fileLine }, shop }: LineProps) {
  const text = useTexts(lineTexts);
  const language = useLanguage();
  const { data } = useRead(['statement', shop, statementId], (signal) =>
    api.GET('/v1/shops/{shopId}/statements/{statementId}', {
      params: { path: { shopId: shop, statementId } },
      signal,
    }),
  );
  return (
    <>
      <Link to={`/statements/${encodeURIComponent(shop)}/${encodeURIComponent(statementId)}`}>
        {data?.fileName ?? statementId}
      </Link>
      {language === 'zh' ? '，' : ', '}
      {text.fileLine(formatCount(fileLine, language))}
    </>
  );
}

function Classification({ line }: { readonly line: ExplainedLine }) {
  const text = useTexts(lineTexts);
  const say = useWords();
  const language = useLanguage();
  const groups: Readonly<Record<string, string | undefined>> = text.groups;
  return (
    <section className="panel">
      <h2>{text.classified}</h2>
      <dl className="facts">
        <dt>{text.class}</dt>
        <dd>{say(classWords(line.class))}</dd>
        <dt>{text.group}</dt>
        <dd>{groups[line.group] ?? line.group}</dd>
        <dt>{text.rule}</dt>
        <dd>
          {line.ruleId === 'none' ? text.noRule : <code className="mono">{line.ruleId}</code>}{' '}
          <span className="quiet">({text.rulesVersion(formatCount(line.rulesVersion, language))})</span>
        </dd>
      </dl>
    </section>
  );
}

function Belongs({ line, shop }: LineProps) {
  const text = useTexts(lineTexts);
  const { unmatchedBecause, orderNo } = line;
  return (
    <>
      <section className="panel">
        <h2>{text.belongs}</h2>
        {line.class === 'bank' ? (
          <p className="verdict">
            {text.bank}{' '}
            <Link to={`/reconciliation?shop=${encodeURIComponent(shop)}&view=payouts`}>{text.toPayouts}</Link>
          </p>
        ) : unmatchedBecause === null ? (
          <Match line={line} shop={shop} />
        ) : (
          <>
            <p className="verdict">{text.unmatched[unmatchedBecause]}</p>
            {orderNo !== null && (
              <dl className="facts">
                <dt>{text.named}</dt>
                <dd className="number">{orderNo}</dd>
              </dl>
            )}
          </>
        )}
        {line.orderKey !== null && <KeySentence orderKey={line.orderKey} />}
      </section>
      {unmatchedBecause !== null && unmatchedBecause !== 'class-has-no-order' && (
        <LineCandidates line={line} shop={shop} />
      )}
    </>
  );
}

function Match({ line: { matchedBy, orderNo }, shop }: LineProps) {
  const text = useTexts(lineTexts);
  return (
    <p className="verdict">
      {matchedBy === 'trade' ? text.matchedByTrade : text.matchedByLine}
      <Link
        to={`/orders/${encodeURIComponent(shop)}/${encodeURIComponent(orderNo ?? '')}`}
        className="number"
      >
        {orderNo}
      </Link>
    </p>
  );
}

function KeySentence({ orderKey }: { readonly orderKey: string }) {
  const text = useTexts(lineTexts);
  const say = useWords();
  return (
    <p>
      {text.keyIs(say(orderKeyWords(orderKey)))} <code className="mono quiet">{orderKey}</code>
    </p>
  );
}
