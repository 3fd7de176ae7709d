import { Skeleton } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { SystemStatus } from '../../api/schema.js';
import { Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { LogFacts, VersionFacts } from './facts.js';
import { RebuildDialog } from './rebuild-dialog.js';
import type { Asked } from './rebuild-dialog.js';
import { Rebuilds } from './rebuilds.js';
import './system.css';
import { systemTexts } from './system.texts.js';
import { Views } from './views.js';

/** Where each view stands against the log, how to build it anew, and what the ledger runs on. */
export function SystemPage() {
  const text = useTexts(systemTexts);
  const read = useRead(['system'], (signal) => api.GET('/v1/system', { signal }));
  const [asked, ask] = useState<Asked | null>(null);
  const { data: status } = read;
  // The answer says itself where the log ends.
  const freshness =
    status === undefined || read.freshness === undefined
      ? undefined
      : { ...read.freshness, position: status.log.head };
  return (
    <Page title={text.title} question={text.question} read={{ ...read, freshness }}>
      {read.isPending && read.problem === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {status !== undefined && (
        <>
          <Verdict status={status} />
          <Views views={status.views} onRebuild={ask} />
          <Rebuilds />
          <div className="columns">
            <LogFacts status={status} />
            <VersionFacts status={status} />
          </div>
        </>
      )}
      {asked !== null && <RebuildDialog asked={asked} onClose={() => ask(null)} />}
    </Page>
  );
}

function Verdict({ status }: { readonly status: SystemStatus }) {
  const { verdict: text } = useTexts(systemTexts);
  const worst = (['stopped', 'behind'] as const).find((state) =>
    status.views.some((view) => view.state === state),
  );
  return (
    <p className={`panel system-verdict ${worst ?? 'live'}`} role="status">
      {text[worst ?? 'live']}
    </p>
  );
}
