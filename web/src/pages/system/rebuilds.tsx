import { CheckOutlined, CloseOutlined, SyncOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { ViewRebuild } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { useViewName } from './system-words.js';
import { systemTexts } from './system.texts.js';

const ICONS: Readonly<Record<ViewRebuild['state'], ReactNode>> = {
  running: <SyncOutlined />,
  done: <CheckOutlined />,
  failed: <CloseOutlined />,
};

/** A rebuild says nothing of its progress through the log, so it is asked for. */
const ASK_EVERY_MS = 1_000;

/** Rebuilds of this server, the newest first; one that runs is followed until it ends. */
export function Rebuilds() {
  const { rebuilds: text } = useTexts(systemTexts);
  const columns = useRebuildColumns();
  const read = useRead(['system', 'rebuilds'], (signal) => api.GET('/v1/system/rebuilds', { signal }));
  const isRunning = read.data?.items.some(({ state }) => state === 'running') ?? false;
  const queries = useQueryClient();
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['system'] }), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning, queries]);
  return (
    <section className="panel">
      <h2>{text.title}</h2>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {read.data !== undefined && (
        <div className="table-box">
          <DataTable
            label={text.title}
            columns={columns}
            rows={read.data.items}
            rowKey={({ rebuildId }) => rebuildId}
            empty={text.none}
          />
        </div>
      )}
    </section>
  );
}

function useRebuildColumns(): readonly Column<ViewRebuild>[] {
  const { rebuilds: text } = useTexts(systemTexts);
  const nameOf = useViewName();
  const language = useLanguage();
  return [
    {
      key: 'views',
      title: text.views,
      render: ({ views }) => views.map(nameOf).join(language === 'zh' ? '、' : ', '),
    },
    {
      key: 'state',
      title: text.state,
      render: ({ state, error }) => (
        <span className={`view-state ${state}`}>
          <span aria-hidden="true">{ICONS[state]}</span> {text.states[state]}
          {error !== null && <span className="mono view-error">{error}</span>}
        </span>
      ),
    },
    { key: 'progress', title: text.progress, width: '16rem', render: (job) => <Done job={job} /> },
    { key: 'by', title: text.by, render: ({ actorId }) => actorId },
    { key: 'started', title: text.started, render: ({ startedAt }) => <Moment at={startedAt} /> },
    { key: 'ended', title: text.ended, render: ({ endedAt }) => <Moment at={endedAt} /> },
  ];
}

function Done({ job }: { readonly job: ViewRebuild }) {
  const { rebuilds: text } = useTexts(systemTexts);
  const language = useLanguage();
  const { percent, state, eventsDone, eventsTotal } = job;
  return (
    <span className="rebuild-progress">
      <Progress
        percent={percent}
        size="small"
        aria-label={text.progress}
        status={state === 'failed' ? 'exception' : state === 'done' ? 'success' : 'active'}
        format={(done) => `${done ?? 0}%`}
      />
      <span className="quiet">
        {text.progressOf(formatCount(eventsDone, language), formatCount(eventsTotal, language))}
      </span>
    </span>
  );
}
