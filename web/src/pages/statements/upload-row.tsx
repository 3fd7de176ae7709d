import { Progress } from 'antd';
import { Link } from 'react-router';
import { place } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { importTexts } from './imports.texts.js';
import { percentOf, recognisedParts } from './upload.js';
import type { Upload } from './upload.js';
import { UploadActions } from './upload-actions.js';
import { UploadDetails } from './upload-details.js';
import { Counts, StepWord } from './upload-outcome.js';

interface UploadRowProps {
  readonly upload: Upload;
}

/** One file: what it is, where its import stands, and what came of it. */
export function UploadRow({ upload }: UploadRowProps) {
  const { path, step, job, problem } = upload;
  const report = job?.report;
  return (
    <li className={`upload ${step}`}>
      <div className="upload-head">
        <strong className="upload-name">{path}</strong>
        <StepWord step={step} job={job} />
      </div>
      <WhatItIs upload={upload} />
      {step === 'importing' && <ImportProgress upload={upload} />}
      {report !== undefined && <Counts report={report} />}
      {problem !== null && (
        <p className="upload-problem" role="alert">
          {problem.message} <code className="quiet">{problem.code}</code>
        </p>
      )}
      <UploadActions upload={upload} />
      <UploadDetails inspection={upload.inspection} job={job} />
    </li>
  );
}

/** What the file was taken for, and of which accounts it tells. */
function WhatItIs({ upload }: UploadRowProps) {
  const text = useTexts(importTexts);
  const language = useLanguage();
  const parts = recognisedParts(upload);
  if (parts.length === 0) return null;
  const kinds = new Set(
    parts.map(({ recognised }) =>
      recognised === null
        ? ''
        : recognised.mapping === null
          ? pick(language, recognised.name.en, recognised.name.zh)
          : text.savedAs(recognised.mapping),
    ),
  );
  const accounts = new Set(
    parts.flatMap(({ reading }) => reading?.statements?.map(({ account }) => account) ?? []),
  );
  return (
    <p className="upload-about">
      <span className="quiet">{[...kinds].join(', ')}</span>
      {[...accounts].map((account) => (
        <span key={account}>
          <span className="quiet">
            {' · '}
            {text.account}{' '}
          </span>
          {upload.step === 'done' ? (
            <Link to={place('/statements', { shop: upload.shop, account })}>{account}</Link>
          ) : (
            account
          )}
        </span>
      ))}
    </p>
  );
}

function ImportProgress({ upload: { job, path } }: UploadRowProps) {
  const text = useTexts(importTexts);
  if (job === null) return null;
  const percent = percentOf(job);
  return (
    <div className="upload-progress">
      <Progress percent={percent} size="small" aria-label={text.progressOf(path)} />
      <span className="quiet">{text[job.progress.phase]}</span>
    </div>
  );
}
