import { Form, Input, Select } from 'antd';
import type { ActionField } from '../../api/schema.js';
import { formatAmount } from '../../format/money.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { actionTexts } from './order-actions.texts.js';

interface ActionFieldItemProps {
  readonly field: ActionField;
}

/** One field of a command; below it stands what the form says of it. */
export function ActionFieldItem({ field }: ActionFieldItemProps) {
  const text = useTexts(actionTexts);
  const language = useLanguage();
  const label = pick(language, field.label, field.labelZh);
  return (
    <Form.Item
      name={field.name}
      label={field.required ? label : text.optional(label)}
      extra={useBounds(field)}
    >
      {control(field)}
    </Form.Item>
  );

  // A function and not a component: Form.Item hands value and id to the control that is its very child.
  function control({ kind, choices, currency }: ActionField) {
    switch (kind) {
      case 'choice':
        return (
          <Select
            placeholder={text.choose}
            allowClear={!field.required}
            showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
            options={choices.map((choice) => ({
              value: choice.value,
              label: pick(language, choice.label, choice.labelZh),
            }))}
          />
        );
      case 'text':
        return <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />;
      case 'amount':
        return (
          <Input
            inputMode="decimal"
            autoComplete="off"
            readOnly={isFixed(field)}
            className="amount-input"
            {...(currency !== null && { suffix: currency })}
          />
        );
      case 'key':
      case 'rate':
        return <Input autoComplete="off" spellCheck={false} />;
    }
  }
}

/** What amounts the server would take, in words. */
function useBounds(field: ActionField): string | undefined {
  const text = useTexts(actionTexts);
  const language = useLanguage();
  const { min, max, currency } = field;
  if (min === null || max === null || currency === null) return undefined;
  if (isFixed(field)) return text.fixed;
  return text.bounds(formatAmount(min, currency, language), formatAmount(max, currency, language));
}

function isFixed({ min, max }: ActionField): boolean {
  return min !== null && min === max;
}
