import { Skeleton } from 'antd';
import type { Read } from '../../api/reading.js';
import type { StatementAccounts } from '../../api/schema.js';
import { DataTable } from '../../parts/data-table.js';
import { useTexts } from '../../texts/texts.js';
import { useAccountColumns } from './account-columns.js';
import { chosenAccount } from './accounts-read.js';
import { Calendar } from './calendar.js';
import type { Question } from './question.js';
import { statementsTexts } from './statements.texts.js';

interface AccountsProps {
  readonly question: Question;
  readonly read: Read<StatementAccounts>;
}

/** Every account with what its statements cover, and the calendar of one of them. */
export function Accounts({ question, read: { data, problem } }: AccountsProps) {
  const text = useTexts(statementsTexts);
  const columns = useAccountColumns(question, data?.items ?? []);
  if (data === undefined) return problem === null ? <Skeleton active paragraph={{ rows: 8 }} /> : null;
  const chosen = chosenAccount(data.items, question);
  return (
    <>
      <section aria-label={text.accounts} className="table-box">
        <DataTable
          label={text.accounts}
          columns={columns}
          rows={data.items}
          rowKey={({ accountNo, kind, currency }) => `${accountNo} ${kind} ${currency}`}
          empty={text.noAccounts}
        />
      </section>
      {chosen !== undefined && <Calendar question={question} account={chosen} />}
    </>
  );
}
