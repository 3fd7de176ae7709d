import { App, Modal } from 'antd';
import { api } from '../../api/client.js';
import { useCommand } from '../../api/command.js';
import type { ViewRebuild } from '../../api/schema.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useTexts } from '../../texts/texts.js';
import { useViewName } from './system-words.js';
import { systemTexts } from './system.texts.js';

/** One view by name, or all of them (null). */
export interface Asked {
  readonly view: string | null;
}

export const ALL_VIEWS: Asked = { view: null };

interface RebuildDialogProps {
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** Asks once more: a rebuild changes no event, but it works the machine. */
export function RebuildDialog({ asked: { view }, onClose }: RebuildDialogProps) {
  const { confirm: text } = useTexts(systemTexts);
  const nameOf = useViewName();
  const { message } = App.useApp();
  const { send, problem, isSending } = useCommand<ViewRebuild>();
  const start = async (): Promise<void> => {
    const begun = await send(() =>
      api.POST('/v1/system/rebuilds', { body: view === null ? {} : { views: [view] } }),
    );
    if (begun === undefined) return;
    void message.success(text.started);
    onClose();
  };
  return (
    <Modal
      open
      title={view === null ? text.all : text.one(nameOf(view))}
      okText={text.start}
      cancelText={text.cancel}
      confirmLoading={isSending}
      onOk={() => void start()}
      onCancel={onClose}
    >
      {problem !== null && <ProblemView problem={problem} />}
      <p>{text.why}</p>
    </Modal>
  );
}
