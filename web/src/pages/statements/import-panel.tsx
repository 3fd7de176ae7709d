import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useShop } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { chosenFiles, droppedFiles } from './dropped-files.js';
import type { ChosenFile } from './dropped-files.js';
import './imports.css';
import { importTexts } from './imports.texts.js';
import { ShopField } from './shop-field.js';
import { UploadList } from './upload-list.js';
import { addUploads } from './upload-queue.js';

/** Where files come in, for a shop that is there or that its first file creates. */
export function ImportPanel() {
  const text = useTexts(importTexts);
  const { shop, shops, read, setShop } = useShop();
  // What was dropped before the shop was named waits for its name.
  const [held, setHeld] = useState<readonly ChosenFile[]>([]);
  const isNew = shop !== undefined && read.data !== undefined && !shops.some((one) => one.shopId === shop);
  const take = (files: readonly ChosenFile[]): void => {
    if (shop === undefined) setHeld((before) => [...before, ...files]);
    else addUploads(shop, files);
  };
  const name = (typed: string): void => {
    setShop(typed);
    addUploads(typed, held);
    setHeld([]);
  };
  return (
    <section className="panel import-panel">
      <h2>{text.title}</h2>
      <div className="import-head">
        <ShopField shop={shop} shops={shops.map(({ shopId }) => shopId)} onChange={name} />
        {isNew && <p className="quiet">{text.newShop(shop)}</p>}
        {held.length > 0 && (
          <p className="import-first" role="alert">
            {text.shopFirst}
          </p>
        )}
      </div>
      <DropZone onFiles={take} />
      <UploadList />
    </section>
  );
}

function DropZone({ onFiles }: { readonly onFiles: (files: readonly ChosenFile[]) => void }) {
  const text = useTexts(importTexts);
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(onFiles);
  };
  return (
    <div
      className={`drop-zone ${isOver ? 'over' : ''}`}
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <InboxOutlined aria-hidden="true" className="drop-icon" />
      <div className="drop-words">
        <strong>{text.drop}</strong>
        <span className="quiet">{text.dropWhat}</span>
      </div>
      <div className="drop-buttons">
        <Picker label={text.pickFiles} onFiles={onFiles} />
        <Picker label={text.pickFolder} onFiles={onFiles} isFolder />
      </div>
    </div>
  );
}

interface PickerProps {
  readonly label: string;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  readonly isFolder?: boolean;
}

/** A button in front of the browser's own picker, which can't be styled. */
function Picker({ label, onFiles, isFolder = false }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type={isFolder ? 'default' : 'primary'}
        icon={isFolder && <FolderOpenOutlined />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(isFolder && { webkitdirectory: '' })}
        onChange={({ target }) => {
          onFiles(chosenFiles(target.files ?? []));
          // The same file may be chosen again after it was mended.
          target.value = '';
        }}
      />
    </>
  );
}
