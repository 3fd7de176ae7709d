import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  LoadingOutlined,
  MinusCircleOutlined,
  QuestionCircleFilled,
  WarningFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ImportJob, ImportReport } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { importTexts } from './imports.texts.js';
import type { UploadStep } from './upload.js';

const SIGNS: Readonly<Record<UploadStep | 'rejects' | 'nothing', ReactNode>> = {
  waiting: <ClockCircleOutlined />,
  looking: <LoadingOutlined />,
  unknown: <QuestionCircleFilled />,
  foreign: <MinusCircleOutlined />,
  importing: <LoadingOutlined />,
  done: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
  rejects: <WarningFilled />,
  nothing: <CheckCircleFilled />,
};

interface StepWordProps {
  readonly step: UploadStep;
  readonly job: ImportJob | null;
}

/** Where an import stands: a sign of its own shape and a word. */
export function StepWord({ step, job }: StepWordProps) {
  const text = useTexts(importTexts);
  const report = step === 'done' ? job?.report : undefined;
  const [sign, words] =
    report === undefined
      ? ([step, text.steps[step]] as const)
      : report.rejectedCount > 0
        ? (['rejects', text.withRejects] as const)
        : report.new + report.changed === 0
          ? (['nothing', text.nothingNew] as const)
          : (['done', text.steps.done] as const);
  return (
    <span className={`upload-step ${sign}`}>
      <span aria-hidden="true">{SIGNS[sign]}</span> {words}
    </span>
  );
}

/** What became of the rows. */
export function Counts({ report }: { readonly report: ImportReport }) {
  const text = useTexts(importTexts);
  const language = useLanguage();
  const counts: readonly (readonly [string, number])[] = [
    [text.new, report.new],
    [text.changed, report.changed],
    [text.unchanged, report.unchanged],
    [text.skipped, report.skippedCount],
    [text.rejected, report.rejectedCount],
  ];
  return (
    <dl className="upload-counts">
      {counts
        .filter(([, count], index) => count > 0 || index === 0)
        .map(([name, count]) => (
          <div key={name} className={name === text.rejected ? 'rejected' : ''}>
            <dt>{name}</dt>
            <dd>{formatCount(count, language)}</dd>
          </div>
        ))}
    </dl>
  );
}
