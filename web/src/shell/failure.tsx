import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { useLive } from '../api/live.js';
import { ApiProblem } from '../api/problem.js';
import { ProblemView } from '../parts/problem-view.js';
import { useTexts } from '../texts/texts.js';
import { shellTexts } from './shell.texts.js';

/** Instead of a page that does not exist or broke. */
export function Failure() {
  const text = useTexts(shellTexts);
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  if (isMissingScript(error)) return <ServerAway />;
  return (
    <Result
      status="error"
      title={text.broken}
      subTitle={text.brokenWhy}
      extra={<Button onClick={() => window.location.reload()}>{text.reload}</Button>}
    >
      <pre className="mono">{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
    </Result>
  );
}

/** A page whose script could not be loaded comes by itself when the server is back. */
function ServerAway() {
  const { connection } = useLive();
  useEffect(() => {
    if (connection === 'live') window.location.reload();
  }, [connection]);
  return (
    <ProblemView problem={new ApiProblem(0, 'UNREACHABLE', '')} onRetry={() => window.location.reload()} />
  );
}

/** What browsers say of a script, and Vite of a style sheet, that could not be loaded; they have no code for it. */
function isMissingScript(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message)
  );
}

export function NotFound() {
  const text = useTexts(shellTexts);
  return (
    <Result
      status="404"
      title={text.notFound}
      subTitle={text.notFoundWhy}
      extra={<Link to="/">{text.home}</Link>}
    />
  );
}
