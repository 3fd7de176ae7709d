import { App, Form, Input, Modal } from 'antd';
import { api } from '../../api/client.js';
import { useCommand } from '../../api/command.js';
import type { CommandHeaders } from '../../api/command.js';
import type { CommandAnswer, HandledAlert } from '../../api/schema.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { alertsTexts } from './alerts.texts.js';

export const ACTIONS = ['acknowledge', 'resolve', 'reopen'] as const;
export type Action = (typeof ACTIONS)[number];

/** What may be done with an alert in this state. */
export const ACTIONS_OF: Readonly<Record<HandledAlert['state'], readonly Action[]>> = {
  open: ['acknowledge', 'resolve'],
  acknowledged: ['resolve', 'reopen'],
  resolved: ['reopen'],
};

export interface Handling {
  readonly alert: HandledAlert;
  readonly action: Action;
}

interface HandleDialogProps extends Handling {
  readonly shop: string;
  readonly onClose: () => void;
}

/** The server takes reasons up to this length. */
const REASON_LENGTH = 500;

/** Asks for the reason and sends the command; what the server refuses stands above the form or at the field. */
export function HandleDialog({ shop, alert, action, onClose }: HandleDialogProps) {
  const text = useTexts(alertsTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const { send, problem, isSending } = useCommand<CommandAnswer>();
  const wording = text.actions[action];
  const submit = async ({ reason = '' }: { reason?: string }): Promise<void> => {
    const done = await send((header) => request(header, { shop, alert, action, reason: reason.trim() }));
    if (done === undefined) return;
    void message.success(wording.done);
    onClose();
  };
  const atField = problem?.errors.find(({ pointer }) => pointer === '#/reason')?.detail;
  return (
    <Modal
      open
      title={wording.title}
      okText={wording.button}
      cancelText={text.cancel}
      confirmLoading={isSending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{pick(language, alert.explanation, alert.explanationZh)}</p>
      {problem !== null && atField === undefined && <ProblemView problem={problem} />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item
          name="reason"
          label={text.reason}
          extra={wording.hint}
          rules={[{ required: action === 'resolve', whitespace: true, message: text.required }]}
          {...(atField !== undefined && { validateStatus: 'error' as const, help: atField })}
        >
          <Input.TextArea rows={3} maxLength={REASON_LENGTH} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface Said extends Handling {
  readonly shop: string;
  readonly reason: string;
}

/** The log keeps the alert as the person saw it. */
function request(header: CommandHeaders, { shop, alert, action, reason }: Said) {
  const params = { header, path: { shopId: shop, alertId: alert.id } };
  const { rule, subjectKind, subject, currency, amount } = alert;
  const seen = { rule, subjectKind, subject, currency, amount };
  const said = reason === '' ? {} : { reason };
  switch (action) {
    case 'acknowledge':
      return api.POST('/v1/shops/{shopId}/alerts/{alertId}/acknowledgement', {
        params,
        body: { ...seen, ...said },
      });
    case 'resolve':
      return api.POST('/v1/shops/{shopId}/alerts/{alertId}/resolution', {
        params,
        body: { ...seen, reason },
      });
    case 'reopen':
      return api.POST('/v1/shops/{shopId}/alerts/{alertId}/reopening', { params, body: said });
  }
}
