import { Input, Modal, Spin } from 'antd';
import type { InputRef } from 'antd';
import { useDeferredValue, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../texts/texts.js';
import { useHits } from './palette-hits.js';
import type { Hit } from './palette-hits.js';
import { shellTexts } from './shell.texts.js';

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Ctrl-K: pages by name, orders, lines and events by number; arrows and Enter, as everywhere. */
export function CommandPalette({ open, onClose }: CommandPaletteProps) {
  const input = useRef<InputRef>(null);
  const text = useTexts(shellTexts);
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{text.find}</span>}
      width={620}
      destroyOnHidden
      afterOpenChange={(isOpen) => isOpen && input.current?.focus()}
      className="palette"
    >
      <Palette input={input} onClose={onClose} />
    </Modal>
  );
}

function Palette({
  input,
  onClose,
}: {
  readonly input: React.RefObject<InputRef | null>;
  readonly onClose: () => void;
}) {
  const text = useTexts(shellTexts);
  const list = useId();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const { hits, isSearching } = useHits(useDeferredValue(words.trim()));
  const [chosen, setChosen] = useState(0);
  const go = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    onClose();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setChosen((chosen + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') go(hits[chosen]);
  };
  return (
    <>
      <Input
        ref={input}
        size="large"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={text.findHint}
        role="combobox"
        aria-label={text.find}
        aria-expanded
        aria-controls={list}
        {...(hits[chosen] !== undefined && { 'aria-activedescendant': `${list}-${chosen}` })}
        suffix={isSearching ? <Spin size="small" /> : <span />}
      />
      <ul id={list} role="listbox" aria-label={text.find} className="hits">
        {hits.map((hit, index) => (
          <li
            key={hit.key}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(hit)}
          >
            <span className="hit-kind">{hit.kind}</span>
            <span className="hit-title">{hit.title}</span>
            {hit.note !== undefined && <span className="quiet">{hit.note}</span>}
          </li>
        ))}
      </ul>
      {hits.length === 0 && !isSearching && <p className="quiet">{text.findNothing}</p>}
    </>
  );
}
