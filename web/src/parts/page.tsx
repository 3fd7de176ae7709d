import { Button, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLive } from '../api/live.js';
import type { ApiProblem } from '../api/problem.js';
import type { Freshness } from '../api/reading.js';
import { formatAge } from '../format/moments.js';
import { useLanguage } from '../shell/preferences.js';
import { defineTexts, useTexts } from '../texts/texts.js';
import { ProblemView } from './problem-view.js';

const texts = defineTexts(
  {
    asOf: (position: string, age: string) => `截至日志位置 ${position} · ${age}读取`,
    empty: '日志为空',
    newer: '有新数据，点击刷新',
    lost: '与服务器的连接已断开，正在重连…',
  },
  {
    asOf: (position: string, age: string) => `as of position ${position}, read ${age}`,
    empty: 'the log is empty',
    newer: 'Newer data: reload',
    lost: 'Connection to the server is lost, trying again …',
  },
);

interface PageProps {
  readonly title: ReactNode;
  /** The one question that the page answers. */
  readonly question: string;
  readonly read?: {
    readonly freshness: Freshness | undefined;
    readonly problem: ApiProblem | null;
    readonly reload: () => void;
    readonly isFetching: boolean;
  };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: its title, its question, how fresh the answer is, and what failed. */
export function Page({ title, question, read, actions, children }: PageProps) {
  useEffect(() => {
    if (typeof title === 'string') document.title = title;
  }, [title]);
  return (
    <article className="page" aria-busy={read?.isFetching ?? false}>
      <header className="page-head">
        <div className="page-title">
          <Typography.Title level={1}>{title}</Typography.Title>
          <p className="quiet">{question}</p>
        </div>
        <div className="page-actions">{actions}</div>
      </header>
      {read !== undefined && <AsOfLine {...read} />}
      {read?.problem != null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {children}
    </article>
  );
}

function AsOfLine({
  freshness,
  reload,
}: {
  readonly freshness: Freshness | undefined;
  readonly reload: () => void;
}) {
  const text = useTexts(texts);
  const language = useLanguage();
  const { connection, head } = useLive();
  const now = useNow(5_000);
  if (connection === 'lost') {
    return (
      <p className="as-of lost" role="status">
        {text.lost}
      </p>
    );
  }
  if (freshness === undefined) return <p className="as-of">&nbsp;</p>;
  const age = formatAge(Math.max(0, now - freshness.readAt) / 1000, language);
  const isBehind = head !== null && freshness.position !== null && head !== freshness.position;
  return (
    <p className="as-of">
      <span>
        {freshness.position === null ? text.empty : text.asOf(shortPosition(freshness.position), age)}
      </span>
      {isBehind && now - freshness.readAt > 5_000 && (
        <Button type="link" size="small" onClick={reload}>
          {text.newer}
        </Button>
      )}
    </p>
  );
}

/** Positions name their log; a reader wants the number. */
function shortPosition(position: string): string {
  return position.split(':').at(-1) ?? position;
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
