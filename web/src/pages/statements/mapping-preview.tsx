import { Spin } from 'antd';
import { useRead } from '../../api/reading.js';
import type { Read } from '../../api/reading.js';
import type { ColumnMapping, InspectedPart, PreviewedLine, UploadInspection } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { mappingTexts } from './mapping.texts.js';
import type { Upload } from './upload.js';
import { inspect } from './upload-queue.js';

/** The rows as they would be recorded by a mapping, read by the server; nothing is written. */
export function useMappingPreview(
  upload: Upload,
  mapping: ColumnMapping | undefined,
): Read<UploadInspection> {
  // The name under which it is saved changes nothing in how it reads.
  const json = mapping === undefined ? undefined : JSON.stringify({ ...mapping, name: 'preview' });
  return useRead(
    ['mapping-preview', upload.id, json],
    json === undefined
      ? undefined
      : (signal) => inspect({ shop: upload.shop, file: upload.file, mapping: json, signal }),
  );
}

/** Whether a mapping reads any row of the file at all. */
export function readsSomething({ data, problem }: Read<UploadInspection>): boolean {
  return (
    problem === null &&
    (data?.parts.some(({ reading }) => reading !== null && reading.rows > reading.skippedCount) ?? false)
  );
}

interface MappingPreviewProps {
  readonly part: InspectedPart;
  readonly mapping: ColumnMapping | undefined;
  readonly read: Read<UploadInspection>;
}

export function MappingPreview({ part, mapping, read }: MappingPreviewProps) {
  const text = useTexts(mappingTexts);
  const shown = read.data?.parts.find(({ name }) => name === part.name) ?? read.data?.parts[0];
  return (
    <div className="mapping-preview" aria-busy={read.isFetching}>
      <h3>
        {text.preview} {read.isFetching && <Spin size="small" aria-label={text.reading} />}
      </h3>
      {mapping === undefined && <p className="quiet">{text.incomplete}</p>}
      {read.problem !== null && <ProblemView problem={read.problem} />}
      {mapping !== undefined && shown !== undefined && <Lines part={shown} />}
      {part.table !== null && <Original table={part.table} isOpen={mapping === undefined} />}
    </div>
  );
}

function Lines({ part: { lines, reading, error } }: { readonly part: InspectedPart }) {
  const text = useTexts(mappingTexts);
  const language = useLanguage();
  const columns = usePreviewColumns();
  return (
    <>
      {error !== null && (
        <p className="upload-problem" role="alert">
          {error.message} <code className="quiet">{error.code}</code>
        </p>
      )}
      {reading !== null && (
        <p
          role="status"
          className={reading.skippedCount > 0 ? 'mapping-result some-wrong' : 'mapping-result'}
        >
          {text.result(formatCount(reading.rows, language), formatCount(reading.skippedCount, language))}
          {reading.statements?.map(({ account, currency, credits, debits }) => (
            <span key={`${account} ${currency}`}>
              {' '}
              {text.sums}: <Amount amount={credits} currency={currency} withCurrency /> /{' '}
              <Amount amount={debits} currency={currency} withCurrency />
            </span>
          ))}
        </p>
      )}
      <div className="table-box preview-rows" tabIndex={0} role="region" aria-label={text.preview}>
        <DataTable
          label={text.preview}
          columns={columns}
          rows={lines}
          rowKey={({ fileLine }) => String(fileLine)}
        />
      </div>
    </>
  );
}

function usePreviewColumns(): readonly Column<PreviewedLine>[] {
  const text = useTexts(mappingTexts);
  return [
    { key: 'line', title: text.line, align: 'right', width: '4rem', render: ({ fileLine }) => fileLine },
    {
      key: 'time',
      title: text.time,
      render: ({ state, occurredAt, reason }) =>
        state === 'read' ? (
          <Moment at={occurredAt} />
        ) : (
          <span className="preview-reason">
            {text.states[state]}: {reason}
          </span>
        ),
    },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) =>
        amount !== null && <Amount amount={amount} currency={currency ?? 'CNY'} withCurrency />,
    },
    {
      key: 'balance',
      title: text.balance,
      align: 'right',
      hideBelow: 1300,
      render: ({ balance, currency }) =>
        balance !== null && <Amount amount={balance} currency={currency ?? 'CNY'} />,
    },
    { key: 'orderNo', title: text.orderNo, render: ({ orderNo }) => orderNo },
    { key: 'type', title: text.type, hideBelow: 1000, render: ({ type }) => type },
    { key: 'remark', title: text.remark, render: ({ remark }) => remark },
  ];
}

interface OriginalProps {
  readonly table: NonNullable<InspectedPart['table']>;
  /** Without a preview, what stands in the file is what a person chooses by. */
  readonly isOpen: boolean;
}

/** Text of the file, as text. */
function Original({ table, isOpen }: OriginalProps) {
  const text = useTexts(mappingTexts);
  return (
    <details className="original" open={isOpen}>
      <summary>{text.original}</summary>
      <div className="original-rows" tabIndex={0} role="region" aria-label={text.original}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.line}</th>
              {table.columns.map((title, index) => (
                <th scope="col" key={`${index} ${title}`}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ line, cells }) => (
              <tr key={line}>
                <td>{line}</td>
                {cells.map((cell, index) => (
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
