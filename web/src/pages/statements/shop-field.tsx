import { AutoComplete } from 'antd';
import { useState } from 'react';
import { Filter } from '../../parts/filters.js';
import { useTexts } from '../../texts/texts.js';
import { importTexts } from './imports.texts.js';

interface ShopFieldProps {
  readonly shop: string | undefined;
  readonly shops: readonly string[];
  readonly onChange: (shop: string) => void;
}

/** The shop of the page: one that is there, or the name of a new one. */
export function ShopField(props: ShopFieldProps) {
  // A shop that comes from elsewhere (a link, the back button) begins a new field.
  return <TypedShop key={props.shop ?? ''} {...props} />;
}

function TypedShop({ shop = '', shops, onChange }: ShopFieldProps) {
  const text = useTexts(importTexts);
  const [typed, setTyped] = useState(shop);
  const commit = (value: string): void => {
    const next = value.trim();
    if (next !== '' && next !== shop) onChange(next);
  };
  return (
    <Filter label={text.shop}>
      <AutoComplete
        aria-label={text.shop}
        value={typed}
        onChange={(value: string) => setTyped(value)}
        onSelect={(value: string) => commit(value)}
        onBlur={() => commit(typed)}
        onInputKeyDown={({ key }) => {
          if (key === 'Enter') commit(typed);
        }}
        // Of a list that is as long as the typed text leaves it, everything else would be out of sight.
        options={shops.filter((one) => typed === shop || one.includes(typed)).map((value) => ({ value }))}
        placeholder={text.shopHint}
        style={{ width: 260 }}
      />
    </Filter>
  );
}
