import { Alert, Button } from 'antd';
import type { ApiProblem } from '../api/problem.js';
import { defineTexts, useTexts } from '../texts/texts.js';

const texts = defineTexts(
  {
    unreachable: '服务器没有回应',
    unreachableWhy: '已显示的数据仍然保留；连接恢复后会自动更新。',
    failed: '服务器出错',
    refused: '服务器拒绝了这个请求',
    again: '重试',
    incident: (id: string) => `错误编号 ${id}`,
  },
  {
    unreachable: 'The server does not answer',
    unreachableWhy: 'What is shown stays; it is updated when the connection is back.',
    failed: 'The server failed',
    refused: 'The server refused this',
    again: 'Try again',
    incident: (id: string) => `Incident ${id}`,
  },
);

interface ProblemViewProps {
  readonly problem: ApiProblem;
  readonly onRetry?: () => void;
}

/** What failed, in the server's own words, and a way to try again. */
export function ProblemView({ problem, onRetry }: ProblemViewProps) {
  const text = useTexts(texts);
  const isAway = problem.code === 'UNREACHABLE';
  const title = isAway ? text.unreachable : problem.status >= 500 ? text.failed : text.refused;
  return (
    <Alert
      role="alert"
      type={problem.status >= 400 && problem.status < 500 ? 'warning' : 'error'}
      showIcon
      title={title}
      description={
        <>
          <div>{isAway ? text.unreachableWhy : problem.message}</div>
          {problem.errors.map(({ detail, pointer, parameter }) => (
            <div key={`${pointer ?? parameter ?? ''}${detail}`}>
              {pointer ?? parameter ?? ''} {detail}
            </div>
          ))}
          <code className="quiet">{problem.code}</code>
          {problem.incident !== undefined && <div>{text.incident(problem.incident)}</div>}
        </>
      }
      action={onRetry !== undefined && <Button onClick={onRetry}>{text.again}</Button>}
    />
  );
}
