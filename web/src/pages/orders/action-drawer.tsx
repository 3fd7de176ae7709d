import { Alert, App, Button, Drawer, Form } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.js';
import { useCommand } from '../../api/command.js';
import type { CommandHeaders } from '../../api/command.js';
import type { ApiProblem } from '../../api/problem.js';
import type { CommandAnswer, PossibleAction } from '../../api/schema.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { ActionFieldItem } from './action-field.js';
import { actionTexts } from './order-actions.texts.js';

/** An action with the revision that If-Match names: the one that a command needs or, of the order itself, that was seen. */
export interface OfferedAction {
  readonly action: PossibleAction;
  readonly ifMatch: string | null;
}

interface ActionDrawerProps {
  readonly offered: OfferedAction | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onReload: () => void;
  /** Once the form is out of sight; whether the command was done. */
  readonly onClosed: (isDone: boolean) => void;
}

/** The form of one command. It stays as it was typed until the server took it. */
export function ActionDrawer({ offered, isOpen, onClose, onReload, onClosed }: ActionDrawerProps) {
  const language = useLanguage();
  // A form that is being closed still shows what it was about.
  const [shown, setShown] = useState(offered);
  const isDone = useRef(false);
  if (isOpen && offered !== undefined && shown?.action.path !== offered.action.path) setShown(offered);
  const title = shown === undefined ? '' : pick(language, shown.action.label, shown.action.labelZh);
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      title={title}
      size={440}
      destroyOnHidden
      afterOpenChange={(open) => {
        if (open) return;
        setShown(undefined);
        onClosed(isDone.current);
        isDone.current = false;
      }}
    >
      {shown !== undefined && (
        <ActionForm
          key={shown.action.path}
          shown={shown}
          current={offered}
          onClose={onClose}
          onDone={() => {
            isDone.current = true;
            onClose();
          }}
          onReload={onReload}
        />
      )}
    </Drawer>
  );
}

interface ActionFormProps {
  /** As it was when the form was opened. */
  readonly shown: OfferedAction;
  /** As it is now; undefined if it is not offered any more. */
  readonly current: OfferedAction | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onReload: () => void;
}

function ActionForm({ shown, current, onClose, onDone, onReload }: ActionFormProps) {
  const text = useTexts(actionTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const [seen, setSeen] = useState(shown.ifMatch);
  const command = useCommand<CommandAnswer>();
  const { action } = shown;
  const [form] = Form.useForm<Record<string, string>>();
  const { problem } = command;
  useEffect(() => {
    form.setFields(fieldErrors(action, problem));
  }, [form, action, problem]);
  const submit = async (typed: Readonly<Record<string, string | undefined>>): Promise<void> => {
    const answered = await command.send((header) => sendAction(action, filled(typed), header, seen));
    if (answered === undefined) return;
    void message.success(text.done(pick(language, action.label, action.labelZh)));
    onDone();
  };
  const lookAgain = (): void => {
    onReload();
    command.reset();
    setSeen(current?.ifMatch ?? shown.ifMatch);
  };
  return (
    <Form
      form={form}
      className="action-form"
      layout="vertical"
      name="action"
      requiredMark={false}
      initialValues={Object.fromEntries(action.fields.map(({ name, value }) => [name, value ?? undefined]))}
      onFinish={(typed: Record<string, string | undefined>) => void submit(typed)}
    >
      <Refusal problem={problem} action={action} onLookAgain={lookAgain} />
      {action.fields.map((field) => (
        <ActionFieldItem key={field.name} field={field} />
      ))}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={command.isSending}>
          {text.send}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </Form>
  );
}

interface RefusalProps {
  readonly problem: ApiProblem | null;
  readonly action: PossibleAction;
  readonly onLookAgain: () => void;
}

/** What the server said that no field of the form is to blame for. */
function Refusal({ problem, action, onLookAgain }: RefusalProps) {
  const text = useTexts(actionTexts);
  if (problem === null) return null;
  if (problem.status === 412) {
    return (
      <Alert
        className="form-problem"
        role="alert"
        type="warning"
        showIcon
        title={text.changed}
        description={text.changedWhy}
        action={<Button onClick={onLookAgain}>{text.reload}</Button>}
      />
    );
  }
  const names = new Set(action.fields.map(({ name }) => `#/${name}`));
  const elsewhere = problem.errors.filter(({ pointer }) => pointer === undefined || !names.has(pointer));
  if (problem.errors.length > 0 && elsewhere.length === 0) return null;
  return (
    <Alert
      className="form-problem"
      role="alert"
      type="error"
      showIcon
      title={problem.status === 409 ? text.refused : problem.code}
      description={
        <>
          {problem.message}
          {elsewhere.map(({ detail }) => (
            <div key={detail}>{detail}</div>
          ))}
        </>
      }
    />
  );
}

/** What the server says of each field; a field loses it when it is changed. */
function fieldErrors({ fields }: PossibleAction, problem: ApiProblem | null) {
  return fields.map(({ name }) => ({
    name,
    errors: (problem?.errors ?? [])
      .filter(({ pointer }) => pointer === `#/${name}`)
      .map(({ detail }) => detail),
  }));
}

/** A field that was left empty is not sent: an optional one is absent, and of a required one the server says so. */
function filled(typed: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

/** The server names the path, so the typed client can't know it; all commands are sent and answered alike. */
function sendAction(
  { path }: PossibleAction,
  body: Readonly<Record<string, string>>,
  header: CommandHeaders,
  ifMatch: string | null,
): Promise<{ data?: CommandAnswer; error?: unknown; response: Response }> {
  const headers = { ...header, ...(ifMatch !== null && { 'If-Match': ifMatch }) };
  return api.POST(path as '/v1/shops/{shopId}/orders/{orderNo}/refunds', {
    // Without places to fill in, the path stays as it is.
    params: { header: headers } as never,
    body: body as never,
  });
}
