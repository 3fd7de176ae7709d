import { Button } from 'antd';
import { formatCount } from '../../format/money.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { importTexts } from './imports.texts.js';
import { hasEnded, needsLooking } from './upload.js';
import { clearUploads, useUploads } from './upload-queue.js';
import { UploadRow } from './upload-row.js';

/** The files that this browser brought since the page was opened. */
export function UploadList() {
  const text = useTexts(importTexts);
  const language = useLanguage();
  const all = useUploads();
  const uploads = [...all.filter(needsLooking), ...all.filter((upload) => !needsLooking(upload))];
  if (uploads.length === 0) return null;
  const counted = (step: string): string | undefined => {
    const { length } = uploads.filter((upload) => upload.step === step);
    return length === 0 ? undefined : formatCount(length, language);
  };
  const unknown = counted('unknown');
  const failed = counted('failed');
  const ended = uploads.filter(hasEnded).length;
  return (
    <section aria-label={text.list} className="uploads">
      <div className="uploads-head">
        <p role="status">
          {[
            text.summary(formatCount(ended, language), formatCount(uploads.length, language)),
            ...(unknown === undefined ? [] : [text.needed(unknown)]),
            ...(failed === undefined ? [] : [text.failed(failed)]),
          ].join(' · ')}
        </p>
        {ended > 0 && (
          <Button size="small" type="text" onClick={() => clearUploads(hasEnded)}>
            {text.clear}
          </Button>
        )}
      </div>
      <ul>
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
}
