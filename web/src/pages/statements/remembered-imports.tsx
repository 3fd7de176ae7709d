import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { ImportJob } from '../../api/schema.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useTexts } from '../../texts/texts.js';
import './imports.css';
import { statementsTexts } from './statements.texts.js';
import type { UploadStep } from './upload.js';
import { UploadDetails } from './upload-details.js';
import { Counts, StepWord } from './upload-outcome.js';

const STEPS: Readonly<Record<ImportJob['state'], UploadStep>> = {
  waiting: 'waiting',
  running: 'importing',
  done: 'done',
  failed: 'failed',
};

/** What was imported of the shop lately, by whomever, with what was rejected. */
export function RememberedImportList({ shop }: { readonly shop: string }) {
  const text = useTexts(statementsTexts);
  const read = useRead(['imports', shop], (signal) =>
    api.GET('/v1/shops/{shopId}/imports', { params: { path: { shopId: shop } }, signal }),
  );
  const imports = read.data?.imports ?? [];
  return (
    <section className="panel">
      <h2>{text.imports}</h2>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {read.data !== undefined && (
        <p className="quiet imports-hint">{imports.length === 0 ? text.noImports : text.importsHint}</p>
      )}
      <ul className="uploads">
        {imports.map((job) => (
          <li key={job.importId} className="upload">
            <div className="upload-head">
              <strong className="upload-name">{job.fileName}</strong>
              <StepWord step={STEPS[job.state]} job={job} />
            </div>
            <p className="upload-about quiet">
              <Moment at={job.receivedAt} /> · {text.by(job.actorId)}
            </p>
            {job.report !== undefined && <Counts report={job.report} />}
            {job.error !== undefined && (
              <p className="upload-problem">
                {job.error.message} <code className="quiet">{job.error.code}</code>
              </p>
            )}
            <UploadDetails inspection={null} job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}
