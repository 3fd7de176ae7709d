import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../api/client.js';
import { useCommand } from '../../api/command.js';
import type { CommandAnswer, ShopSettingsBody } from '../../api/schema.js';
import { useTexts } from '../../texts/texts.js';
import { importTexts } from './imports.texts.js';
import { unknownTable } from './upload.js';
import type { Upload } from './upload.js';
import { retryUpload } from './upload-queue.js';

/** Few files are unknown, so what explains them is loaded with the first that is. */
const MappingDialog = lazy(async () => ({
  default: (await import('./mapping-dialog.js')).MappingDialog,
}));

interface UploadActionsProps {
  readonly upload: Upload;
}

/** What a person may do about a file that did not go through by itself. */
export function UploadActions({ upload }: UploadActionsProps) {
  const text = useTexts(importTexts);
  switch (upload.step) {
    case 'unknown':
      return <ExplainTable upload={upload} />;
    case 'failed':
      return (
        <div className="upload-actions">
          <Button size="small" onClick={() => retryUpload(upload.id, upload.mapping)}>
            {text.retry}
          </Button>
        </div>
      );
    case 'foreign':
      return upload.file.name === 'settings.json' ? (
        <UseSettings upload={upload} />
      ) : (
        <p className="quiet upload-about">{text.foreignWhy}</p>
      );
    case 'waiting':
    case 'looking':
    case 'importing':
    case 'done':
      return null;
  }
}

function ExplainTable({ upload }: UploadActionsProps) {
  const text = useTexts(importTexts);
  const [isOpen, setOpen] = useState(false);
  const part = unknownTable(upload);
  if (part === undefined) return null;
  return (
    <>
      <p className="quiet upload-about">{text.unknownWhy}</p>
      <div className="upload-actions">
        {part.fittingMappings.map((name) => (
          <Button key={name} size="small" onClick={() => retryUpload(upload.id, name)}>
            {text.readBy(name)}
          </Button>
        ))}
        <Button size="small" type="primary" onClick={() => setOpen(true)}>
          {text.mapColumns}
        </Button>
      </div>
      {isOpen && (
        <Suspense fallback={null}>
          <MappingDialog upload={upload} part={part} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** The file of settings that `ledger settings export` writes; the server says if it is another one. */
function UseSettings({ upload: { shop, file } }: UploadActionsProps) {
  const text = useTexts(importTexts);
  const { message } = App.useApp();
  const { send, problem, isSending } = useCommand<CommandAnswer>();
  const use = async (): Promise<void> => {
    const json = await file.text();
    const answered = await send((header) =>
      api.POST('/v1/shops/{shopId}/settings', {
        params: { path: { shopId: shop }, header },
        body: {} as ShopSettingsBody,
        // The file as it is: what it says is for the server to check.
        bodySerializer: () => json,
        headers: { 'Content-Type': 'application/json' },
      }),
    );
    if (answered !== undefined) void message.success(text.settingsTaken);
  };
  return (
    <>
      <p className="quiet upload-about">{text.settingsWhy}</p>
      {problem !== null && (
        <p className="upload-problem" role="alert">
          {problem.message} {problem.errors.map(({ detail }) => detail).join('; ')}
        </p>
      )}
      <div className="upload-actions">
        <Button size="small" loading={isSending} onClick={() => void use()}>
          {text.useSettings}
        </Button>
      </div>
    </>
  );
}
