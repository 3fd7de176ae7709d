import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { Page } from '../../parts/page.js';
import { useShop } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { Accounts } from './accounts.js';
import { useAccounts } from './accounts-read.js';
import { ImportPanel } from './import-panel.js';
import { useQuestion, VIEWS } from './question.js';
import type { Question } from './question.js';
import { RememberedImportList } from './remembered-imports.js';
import { StatementList } from './statement-list.js';
import './statements.css';
import { statementsTexts } from './statements.texts.js';

/** Files come in here; below, what they cover. */
export function StatementsPage() {
  const text = useTexts(statementsTexts);
  const question = useQuestion();
  const { read } = useShop();
  const accounts = useAccounts(question.shop);
  const isWaiting = read.isPending && read.problem === null;
  return (
    <Page title={text.title} question={text.question} read={question.shop === undefined ? read : accounts}>
      <ImportPanel />
      {isWaiting ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : question.shop === undefined ? (
        <p className="quiet">{text.empty}</p>
      ) : (
        <>
          <Views question={question} />
          {question.view === 'accounts' && <Accounts question={question} read={accounts} />}
          {question.view === 'statements' && (
            <StatementList question={question} shop={question.shop} accounts={accounts.data?.items ?? []} />
          )}
          {question.view === 'imports' && <RememberedImportList shop={question.shop} />}
        </>
      )}
    </Page>
  );
}

function Views({ question }: { readonly question: Question }) {
  const text = useTexts(statementsTexts);
  return (
    <nav className="statement-views" aria-label={text.viewsLabel}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to={question.linkWith({ view: view === 'accounts' ? null : view, day: null })}
          {...(view === question.view && { 'aria-current': 'page' as const })}
        >
          {text.views[view]}
        </Link>
      ))}
    </nav>
  );
}
