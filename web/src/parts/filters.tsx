import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '../texts/texts.js';
import { usePeriod, useShop } from './url-state.js';

const texts = defineTexts(
  {
    shop: '店铺',
    allShops: '全部店铺',
    period: '期间',
    from: '开始日期',
    to: '结束日期',
    all: '全部',
    thisMonth: '本月',
    lastMonth: '上月',
  },
  {
    shop: 'Shop',
    allShops: 'All shops',
    period: 'Period',
    from: 'From',
    to: 'To',
    all: 'All',
    thisMonth: 'This month',
    lastMonth: 'Last month',
  },
);

const DATE = 'YYYY-MM-DD';

export function Filters({ children }: { readonly children: ReactNode }) {
  return <div className="filters">{children}</div>;
}

/** A filter with its name above it, which screen readers read as well. */
export function Filter({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="filter">
      <span>{label}</span>
      {children}
    </label>
  );
}

/** `withAll`: pages that can speak of every shop at once. */
export function ShopFilter({ withAll = false }: { readonly withAll?: boolean }) {
  const text = useTexts(texts);
  const { shop, chosen, shops, setShop } = useShop();
  return (
    <Filter label={text.shop}>
      <Select
        aria-label={text.shop}
        value={(withAll ? chosen : shop) ?? ''}
        onChange={(next) => setShop(next === '' ? null : next)}
        options={[
          ...(withAll ? [{ value: '', label: text.allShops }] : []),
          ...shops.map(({ shopId }) => ({ value: shopId, label: shopId })),
        ]}
        popupMatchSelectWidth={false}
        style={{ minWidth: 150 }}
      />
    </Filter>
  );
}

/** Both days belong to the period; the URL has the day after the last, as the API takes it. */
export function PeriodFilter() {
  const text = useTexts(texts);
  const { from, to, setPeriod } = usePeriod();
  const now = dayjs();
  return (
    <Filter label={text.period}>
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        value={[from === null ? null : dayjs(from), to === null ? null : dayjs(to).subtract(1, 'day')]}
        placeholder={[text.from, text.to]}
        presets={[
          { label: text.thisMonth, value: [now.startOf('month'), now.endOf('month')] },
          {
            label: text.lastMonth,
            value: [now.subtract(1, 'month').startOf('month'), now.subtract(1, 'month').endOf('month')],
          },
        ]}
        onChange={(dates) =>
          setPeriod(
            dates?.[0]?.format(DATE) ?? null,
            dates?.[1] == null ? null : dates[1].add(1, 'day').format(DATE),
          )
        }
      />
    </Filter>
  );
}

interface ChoiceFilterProps {
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
}

/** One of several, or all. */
export function ChoiceFilter({ label, value, choices, onChange }: ChoiceFilterProps) {
  const text = useTexts(texts);
  return (
    <Filter label={label}>
      <Select
        aria-label={label}
        value={value ?? ''}
        showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
        onChange={(chosen: string) => onChange(chosen === '' ? null : chosen)}
        options={[{ value: '', label: text.all }, ...choices]}
        popupMatchSelectWidth={false}
        style={{ minWidth: 130 }}
      />
    </Filter>
  );
}

interface TextFilterProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly width?: number;
}

/** Takes effect on Enter and on leaving the field, not with every key: each is a question to the server. */
export function TextFilter(props: TextFilterProps) {
  // A value that comes from elsewhere (a link, the back button) begins a new field.
  return <TypedFilter key={props.value ?? ''} {...props} />;
}

function TypedFilter({ label, value, onChange, width = 180 }: TextFilterProps) {
  const [typed, setTyped] = useState(value ?? '');
  const commit = (): void => {
    const next = typed.trim();
    if (next !== (value ?? '')) onChange(next === '' ? null : next);
  };
  return (
    <Filter label={label}>
      <Input
        aria-label={label}
        value={typed}
        allowClear
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={commit}
        onBlur={commit}
        onClear={() => onChange(null)}
        style={{ width }}
      />
    </Filter>
  );
}
