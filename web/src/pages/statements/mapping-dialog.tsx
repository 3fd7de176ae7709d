import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import { useCommand } from '../../api/command.js';
import type { CommandAnswer, InspectedPart } from '../../api/schema.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { draftOf, mappingOf } from './mapping-draft.js';
import { MappingForm } from './mapping-form.js';
import './mapping.css';
import { MappingPreview, readsSomething, useMappingPreview } from './mapping-preview.js';
import { mappingTexts } from './mapping.texts.js';
import type { Upload } from './upload.js';
import { lookAgain, retryUpload } from './upload-queue.js';

interface MappingDialogProps {
  readonly upload: Upload;
  readonly part: InspectedPart;
  readonly onClose: () => void;
}

/** Says what the columns of an unknown table are, shows how its rows are read that way, saves it and imports the file. */
export function MappingDialog({ upload, part, onClose }: MappingDialogProps) {
  const text = useTexts(mappingTexts);
  const [isOpen, setOpen] = useState(true);
  const [isSaved, setSaved] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(part, upload.file.name));
  const { send, problem, isSending } = useCommand<CommandAnswer>();
  const mapping = mappingOf(draft);
  const preview = useMappingPreview(upload, mapping);
  const save = async (): Promise<void> => {
    if (mapping === undefined) return;
    const path = { shopId: upload.shop, name: draft.name };
    const answered = await send((header) =>
      api.POST('/v1/shops/{shopId}/mappings/{name}', { params: { path, header }, body: mapping }),
    );
    if (answered === undefined) return;
    setSaved(true);
    setOpen(false);
  };
  // The button that opened the dialog gets the focus back before the file goes on and the button goes.
  const closed = (): void => {
    onClose();
    if (!isSaved) return;
    retryUpload(upload.id, draft.name);
    lookAgain(upload.shop);
  };
  return (
    <Modal
      open={isOpen}
      onCancel={() => setOpen(false)}
      afterClose={closed}
      title={text.title(part.name)}
      width={1180}
      style={{ top: 32 }}
      footer={[
        <Button key="cancel" onClick={() => setOpen(false)}>
          {text.cancel}
        </Button>,
        <Button
          key="save"
          type="primary"
          // A file of which nothing is read would be recorded as a statement without lines.
          disabled={mapping === undefined || !readsSomething(preview)}
          loading={isSending}
          onClick={() => void save()}
        >
          {text.save}
        </Button>,
      ]}
    >
      <p className="quiet mapping-about">{text.about}</p>
      {problem !== null && (
        <Alert role="alert" type="error" showIcon title={problem.message} className="mapping-problem" />
      )}
      <div className="mapping">
        <div>
          <Doubts part={part} />
          <MappingForm draft={draft} part={part} onChange={setDraft} />
        </div>
        <MappingPreview part={part} mapping={mapping} read={preview} />
      </div>
    </Modal>
  );
}

function Doubts({ part: { proposal } }: { readonly part: InspectedPart }) {
  const text = useTexts(mappingTexts);
  const language = useLanguage();
  if (proposal === null || proposal.doubts.length === 0) return null;
  return (
    <Alert
      type="info"
      className="mapping-problem"
      title={text.doubts}
      description={
        <ul className="mapping-doubts">
          {proposal.doubts.map((doubt) => (
            <li key={doubt.code}>{pick(language, doubt.text, doubt.textZh)}</li>
          ))}
        </ul>
      }
    />
  );
}
