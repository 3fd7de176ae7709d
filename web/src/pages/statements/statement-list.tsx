import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { StatementAccount } from '../../api/schema.js';
import { ChoiceFilter, Filters, PeriodFilter } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { ProblemView } from '../../parts/problem-view.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import type { Question } from './question.js';
import { useStatementColumns } from './statement-columns.js';
import { statementsTexts } from './statements.texts.js';

const STATES = ['complete', 'incomplete', 'problem'] as const;

interface StatementListProps {
  readonly question: Question;
  readonly shop: string;
  /** Of which the filters offer numbers and kinds. */
  readonly accounts: readonly StatementAccount[];
}

/** The imported statements, the newest first. */
export function StatementList({ question, shop, accounts }: StatementListProps) {
  const text = useTexts(statementsTexts);
  const columns = useStatementColumns(shop);
  const { account, kind, from, to } = question;
  const state = STATES.find((one) => one === question.state) ?? null;
  const list = useList(['statements', shop, account, kind, state, from, to], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/statements', {
      params: {
        path: { shopId: shop },
        query: asked({ account, kind, state, from, to, cursor, limit: 100 }),
      },
      signal,
    }),
  );
  return (
    <>
      <StatementFilters question={question} accounts={accounts} />
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      <KeysetTable
        label={text.views.statements}
        list={list}
        columns={columns}
        rowKey={({ statementId }) => statementId}
        empty={text.noStatements}
      />
    </>
  );
}

function StatementFilters({ question, accounts }: Omit<StatementListProps, 'shop'>) {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  const numbers = [...new Set(accounts.map(({ accountNo }) => accountNo))];
  const kinds = new Map(
    accounts.map(({ kind, kindName }) => [kind, pick(language, kindName.en, kindName.zh)]),
  );
  return (
    <Filters>
      <ChoiceFilter
        label={text.account}
        value={question.account}
        choices={numbers.map((value) => ({ value, label: value }))}
        onChange={(account) => question.set({ account, currency: null })}
      />
      <ChoiceFilter
        label={text.kind}
        value={question.kind}
        choices={[...kinds].map(([value, label]) => ({ value, label }))}
        onChange={(kind) => question.set({ kind, currency: null })}
      />
      <ChoiceFilter
        label={text.statementState}
        value={question.state}
        choices={STATES.map((value) => ({ value, label: text.statementStates[value] }))}
        onChange={(state) => question.set({ state })}
      />
      <PeriodFilter />
    </Filters>
  );
}
