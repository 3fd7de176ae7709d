import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useCommand } from '../../api/command.js';
import { useList } from '../../api/reading.js';
import type { ListedRun, RunAnswer } from '../../api/schema.js';
import { formatInstant } from '../../format/moments.js';
import { formatCount } from '../../format/money.js';
import type { Column } from '../../parts/data-table.js';
import { Filter, Filters } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import type { Question } from './question.js';
import { RunComparison } from './run-comparison.js';
import { runTexts } from './runs.texts.js';

/** The runs that were recorded, newest first; two of them compared; and one recorded now. */
export function Runs({ question }: { readonly question: Question }) {
  const text = useTexts(runTexts);
  const { shop } = question;
  const list = useList(
    ['runs', shop],
    shop === undefined
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/runs', {
            params: { path: { shopId: shop }, query: asked({ cursor, limit: 50 }) },
            signal,
          }),
  );
  const columns = useColumns(question, list.hasMore ? undefined : list.items.at(-1)?.runId);
  return (
    <>
      <div className="list-head">
        <p className="quiet about">{text.about}</p>
        <RecordRun question={question} />
      </div>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      {list.items.length > 1 && <RunChoice question={question} runs={list.items} />}
      {question.run !== null && <RunComparison question={question} runId={question.run} />}
      <KeysetTable
        label={text.runs}
        list={list}
        columns={columns}
        rowKey={({ runId }) => runId}
        empty={text.none}
      />
    </>
  );
}

function RecordRun({ question: { shop, asOf, knownAt, isExact } }: { readonly question: Question }) {
  const text = useTexts(runTexts);
  const { send, problem, isSending } = useCommand<RunAnswer>();
  const [isRecorded, setRecorded] = useState(false);
  const record = async (): Promise<void> => {
    if (shop === undefined) return;
    setRecorded(false);
    const answered = await send((header) =>
      api.POST('/v1/shops/{shopId}/reconciliation/runs', {
        params: { path: { shopId: shop }, header },
        body: asked({ asOf, knownAt }),
      }),
    );
    setRecorded(answered !== undefined);
  };
  return (
    <div className="record-run">
      <Button type="primary" loading={isSending} onClick={() => void record()}>
        {isExact ? text.recordExact : text.record}
      </Button>
      <p role="status" className="quiet">
        {isRecorded && text.recorded}
      </p>
      {problem !== null && <ProblemView problem={problem} />}
    </div>
  );
}

function RunChoice({ question, runs }: { readonly question: Question; readonly runs: readonly ListedRun[] }) {
  const text = useTexts(runTexts);
  const language = useLanguage();
  const choices = runs.map(({ runId, recordedAt, recordedBy }) => ({
    value: runId,
    label: `${formatInstant(recordedAt, language)} · ${recordedBy}`,
  }));
  return (
    <Filters>
      <RunSelect
        label={text.later}
        none={text.noRun}
        value={question.run}
        choices={choices}
        onChange={(run) => question.set({ run, ...(run === null && { with: null }) })}
      />
      <RunSelect
        label={text.earlier}
        none={text.before}
        value={question.with}
        choices={choices.filter(({ value }) => value !== question.run)}
        onChange={(other) => question.set({ with: other })}
      />
    </Filters>
  );
}

interface RunSelectProps {
  readonly label: string;
  /** What it means that none is chosen. */
  readonly none: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (runId: string | null) => void;
}

function RunSelect({ label, none, value, choices, onChange }: RunSelectProps) {
  return (
    <Filter label={label}>
      <Select
        aria-label={label}
        value={value ?? ''}
        options={[{ value: '', label: none }, ...choices]}
        onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
        popupMatchSelectWidth={false}
        style={{ minWidth: 220 }}
      />
    </Filter>
  );
}

/** `first` is the oldest run, which has none before it. */
function useColumns(question: Question, first: string | undefined): readonly Column<ListedRun>[] {
  const text = useTexts(runTexts);
  const language = useLanguage();
  return [
    {
      key: 'recordedAt',
      title: text.recordedAt,
      render: ({ recordedAt }) => <Moment at={recordedAt} />,
    },
    { key: 'recordedBy', title: text.recordedBy, render: ({ recordedBy }) => recordedBy },
    {
      key: 'asOf',
      title: text.asOf,
      render: ({ asOf }) => (asOf === undefined ? text.endOfStatements : <Moment at={asOf} />),
    },
    {
      key: 'knownAt',
      title: text.knownAt,
      hideBelow: 1000,
      render: ({ knownAt }) => knownAt ?? text.everything,
    },
    {
      key: 'differences',
      title: text.differences,
      align: 'right',
      render: ({ differenceCount }) => formatCount(differenceCount, language),
    },
    {
      key: 'versions',
      title: text.versions,
      align: 'right',
      hideBelow: 1300,
      render: ({ rulesVersion, policyVersion }) => `${rulesVersion} / ${policyVersion}`,
    },
    {
      key: 'hash',
      title: text.hash,
      hideBelow: 1000,
      render: ({ resultHash }) => (
        <code className="mono" title={resultHash}>
          {resultHash.slice(0, 12)}
        </code>
      ),
    },
    {
      key: 'compare',
      title: text.compare,
      render: ({ runId }) =>
        runId === first ? null : (
          <Link to={question.linkWith({ run: runId, with: null })}>{text.withBefore}</Link>
        ),
    },
  ];
}
