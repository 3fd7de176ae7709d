import { Drawer, Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { ProblemView } from '../../parts/problem-view.js';
import { SubjectLink } from '../../parts/subject-link.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { codeWords, ownerWords, subjectWords, useWords } from '../../texts/words.js';
import './detail.css';
import { detailTexts } from './detail.texts.js';
import { namedBy, useDifference } from './difference-reading.js';
import type { ShownDifference } from './difference-reading.js';
import type { Question } from './question.js';
import { Sides } from './sides.js';

/** The difference that the URL names, with what the ledger has beside what the statements say. */
export function DifferenceDetail({ question }: { readonly question: Question }) {
  const text = useTexts(detailTexts);
  const say = useWords();
  const navigate = useNavigate();
  const named = namedBy(question.detail);
  const read = useDifference(question, named);
  return (
    <Drawer
      open={named !== undefined}
      onClose={() => void navigate(question.linkWith({ detail: null }))}
      title={named !== undefined && `${say(codeWords(named.code))} · ${named.subject}`}
      size={760}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      closable={{ 'aria-label': text.close }}
      destroyOnHidden
    >
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {named !== undefined && read.isPending && read.problem === null && <Skeleton active />}
      {named !== undefined && !read.isPending && read.data === undefined && <p>{text.gone}</p>}
      {read.data !== undefined && <Detail difference={read.data} question={question} />}
    </Drawer>
  );
}

interface DetailProps {
  readonly difference: ShownDifference;
  readonly question: Question;
}

function Detail({ difference, question }: DetailProps) {
  const text = useTexts(detailTexts);
  const language = useLanguage();
  const say = useWords();
  const { amount, effectAmount, currency, ageDays, owner, code, subjectKind, subject } = difference;
  return (
    <div className="detail">
      <p className="explanation">{pick(language, difference.explanation, difference.explanationZh)}</p>
      <dl className="facts">
        <dt>{text.amount}</dt>
        <dd>
          <Amount amount={amount} currency={currency} withCurrency />
        </dd>
        <dt>{text.effect}</dt>
        <dd>
          <Amount amount={effectAmount} currency={currency} withCurrency />
        </dd>
        <dt>{text.age}</dt>
        <dd>{ageDays === null ? '—' : text.days(formatCount(ageDays, language))}</dd>
        <dt>{text.owner}</dt>
        <dd>{say(ownerWords(owner))}</dd>
        <dt>{text.subject}</dt>
        <dd>
          {say(subjectWords(subjectKind))}{' '}
          <SubjectLink shop={question.shop ?? ''} kind={subjectKind} subject={subject} code={code} />
        </dd>
      </dl>
      {subjectKind === 'order' && (
        <Sides difference={difference} question={question} isInLedger={code !== 'MISSING_IN_LEDGER'} />
      )}
    </div>
  );
}
