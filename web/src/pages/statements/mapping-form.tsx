import { Segmented, Select } from 'antd';
import type { InspectedPart } from '../../api/schema.js';
import { Filter, TextFilter } from '../../parts/filters.js';
import { useTexts } from '../../texts/texts.js';
import { columnsOf } from './mapping-draft.js';
import type { MappedColumn, MappingDraft } from './mapping-draft.js';
import { mappingTexts } from './mapping.texts.js';

interface MappingFormProps {
  readonly draft: MappingDraft;
  readonly part: InspectedPart;
  readonly onChange: (draft: MappingDraft) => void;
}

export function MappingForm({ draft, part, onChange }: MappingFormProps) {
  const text = useTexts(mappingTexts);
  const change = (to: Partial<MappingDraft>): void => onChange({ ...draft, ...to });
  return (
    <div className="mapping-form">
      <h3>{text.columnsHead}</h3>
      <fieldset className="amount-columns">
        <legend>{text.amounts}</legend>
        <Segmented
          aria-label={text.amounts}
          value={draft.inTwoColumns ? 'two' : 'one'}
          onChange={(chosen) => change({ inTwoColumns: chosen === 'two' })}
          options={[
            { value: 'one', label: text.oneColumn },
            { value: 'two', label: text.twoColumns },
          ]}
        />
      </fieldset>
      <div className="mapping-fields">
        {columnsOf(draft).map((column) => (
          <ColumnChoice key={column} column={column} draft={draft} part={part} onChange={onChange} />
        ))}
      </div>
      <h3>{text.valuesHead}</h3>
      <div className="mapping-fields">
        <TextFilter
          label={text.dateFormat}
          value={draft.dateFormat}
          onChange={(typed) => change({ dateFormat: typed ?? '' })}
        />
        <Choice
          label={text.decimal}
          value={draft.decimal}
          words={text.decimals}
          onChange={(decimal) => change({ decimal })}
        />
        <Choice
          label={text.sign}
          value={draft.sign}
          words={text.signs}
          onChange={(sign) => change({ sign })}
        />
        <TextFilter
          label={text.currency}
          value={draft.currency}
          onChange={(typed) => change({ currency: (typed ?? '').toUpperCase() })}
        />
        <TextFilter
          label={text.accountNo}
          value={draft.accountNo}
          onChange={(typed) => change({ accountNo: typed ?? '' })}
        />
        <TextFilter
          label={text.name}
          value={draft.name}
          onChange={(typed) => change({ name: typed ?? '' })}
        />
      </div>
      <p className="quiet mapping-hints">
        {text.dateFormat}: {text.dateFormatHint}
        <br />
        {text.name}: {text.nameHint}
      </p>
    </div>
  );
}

interface ColumnChoiceProps extends MappingFormProps {
  readonly column: MappedColumn;
}

/** The columns of the file with what stands in their first row, by which a person knows them. */
function ColumnChoice({ column, draft, part: { table }, onChange }: ColumnChoiceProps) {
  const text = useTexts(mappingTexts);
  const title = draft.columns[column];
  const choose = (chosen: string): void => {
    const others = Object.entries(draft.columns).filter(([name]) => name !== column);
    const own = chosen === '' ? [] : [[column, chosen]];
    onChange({ ...draft, columns: Object.fromEntries<string>([...others, ...own] as [string, string][]) });
  };
  const first = table?.rows[0]?.cells ?? [];
  return (
    <Filter label={text.columns[column]}>
      <Select
        aria-label={text.columns[column]}
        value={title ?? ''}
        onChange={choose}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: column === 'date' ? text.choose : text.none },
          ...(table?.columns ?? []).flatMap((name, index) =>
            name === '' ? [] : [{ value: name, label: labelOf(name, first[index]) }],
          ),
        ]}
      />
    </Filter>
  );
}

const SAMPLE_LETTERS = 24;

function labelOf(name: string, sample: string | undefined): string {
  if (sample === undefined || sample === '') return name;
  const short = sample.length > SAMPLE_LETTERS ? `${sample.slice(0, SAMPLE_LETTERS)}…` : sample;
  return `${name} · ${short}`;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly words: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, words, onChange }: ChoiceProps<T>) {
  return (
    <Filter label={label}>
      <Select<string>
        aria-label={label}
        value={value}
        onChange={(chosen) => onChange(chosen as T)}
        popupMatchSelectWidth={false}
        options={Object.entries<string>(words).map(([key, word]) => ({ value: key, label: word }))}
      />
    </Filter>
  );
}
