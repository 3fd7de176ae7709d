import './record-tree.css';

interface RecordTreeProps {
  readonly record: Readonly<Record<string, unknown>>;
}

/** A record as it stands in the log, name by name. Whatever it holds is shown as text. */
export function RecordTree({ record }: RecordTreeProps) {
  return (
    <dl className="record-tree">
      {Object.entries(record).map(([name, value]) => (
        <Field key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Field({ name, value }: { readonly name: string; readonly value: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Value value={value} />
      </dd>
    </>
  );
}

function Value({ value }: { readonly value: unknown }) {
  if (Array.isArray(value)) return <ListOfValues values={value as readonly unknown[]} />;
  if (isRecord(value)) return <RecordTree record={value} />;
  return <span className="record-value">{asText(value)}</span>;
}

function ListOfValues({ values }: { readonly values: readonly unknown[] }) {
  if (values.length === 0) return <span className="record-value quiet">[ ]</span>;
  return (
    <ol className="record-list">
      {values.map((value, index) => (
        // The items of a recorded list never move.
        <li key={index}>{isRecord(value) ? <Item record={value} /> : <Value value={value} />}</li>
      ))}
    </ol>
  );
}

/** Folded to one line: a statement has hundreds of these. */
function Item({ record }: RecordTreeProps) {
  return (
    <details>
      <summary>{headOf(record)}</summary>
      <RecordTree record={record} />
    </details>
  );
}

const HEAD_VALUES = 5;

function headOf(record: Readonly<Record<string, unknown>>): string {
  const plain = Object.values(record).filter((value) => typeof value !== 'object' || value === null);
  return plain.slice(0, HEAD_VALUES).map(asText).join(' · ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
