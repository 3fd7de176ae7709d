import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/texts.js';
import { eventTexts } from './event.texts.js';

interface CopyButtonProps {
  readonly value: string;
  /** Names what is copied for those who do not see it beside the button. */
  readonly what: string;
}

/** Puts a text on the clipboard and says so. Where the browser refuses, the text still stands there to be selected. */
export function CopyButton({ value, what }: CopyButtonProps) {
  const text = useTexts(eventTexts);
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === value;
  return (
    <Button
      size="small"
      icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
      aria-label={`${isCopied ? text.copied : text.copy}: ${what}`}
      onClick={() =>
        void navigator.clipboard.writeText(value).then(
          () => setCopied(value),
          () => setCopied(null),
        )
      }
    >
      {isCopied ? text.copied : text.copy}
    </Button>
  );
}
