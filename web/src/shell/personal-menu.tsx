import { UserOutlined } from '@ant-design/icons';
import { Button, Form, Input, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useTexts } from '../texts/texts.js';
import type { Language } from '../texts/language.js';
import { setPreferences, THEMES, usePreferences } from './preferences.js';
import { shellTexts } from './shell.texts.js';

/** The form that the server takes for X-Actor. */
const ACTOR = /^[A-Za-z0-9][A-Za-z0-9._:/#@+-]{0,127}$/;

/** Who acts, and how the console looks to this person. */
export function PersonalMenu() {
  const text = useTexts(shellTexts);
  const { language, actor } = usePreferences();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Segmented<Language>
        size="small"
        aria-label={text.language}
        value={language}
        options={[
          { value: 'zh', label: '中' },
          { value: 'en', label: 'EN' },
        ]}
        onChange={(chosen) => setPreferences({ language: chosen })}
      />
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        content={<PersonalForm onDone={() => setOpen(false)} />}
      >
        <Button
          icon={<UserOutlined />}
          aria-label={`${text.actingAs}: ${actor === '' ? text.nobody : actor}`}
        >
          <span className="actor-name">{actor === '' ? text.actingAs : actor}</span>
        </Button>
      </Popover>
    </>
  );
}

function PersonalForm({ onDone }: { readonly onDone: () => void }) {
  const text = useTexts(shellTexts);
  const { actor, theme } = usePreferences();
  return (
    <Form
      layout="vertical"
      className="personal"
      initialValues={{ actor }}
      onFinish={({ actor: name }: { actor: string }) => {
        setPreferences({ actor: name.trim() });
        onDone();
      }}
    >
      <Form.Item
        name="actor"
        label={text.actingAs}
        extra={text.actingAsHelp}
        rules={[{ pattern: ACTOR, message: text.actorMalformed }]}
      >
        <Input placeholder={text.nobody} autoComplete="off" spellCheck={false} allowClear />
      </Form.Item>
      <Form.Item label={text.theme}>
        <Segmented
          aria-label={text.theme}
          value={theme}
          options={THEMES.map((value) => ({ value, label: text.themes[value] }))}
          onChange={(value) => setPreferences({ theme: value })}
        />
      </Form.Item>
      <Button htmlType="submit" type="primary" block>
        {text.save}
      </Button>
    </Form>
  );
}
