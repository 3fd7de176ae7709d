import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Inspection } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { importTexts } from './imports.texts.js';
import type { Upload } from './upload.js';

interface FileRow {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

/** Everything that is told of a file: what was left out and why, and whether its own totals agree with its rows. */
export function UploadDetails({ inspection, job }: Pick<Upload, 'inspection' | 'job'>) {
  const text = useTexts(importTexts);
  const language = useLanguage();
  const report = job?.report;
  const readings = inspection?.parts.flatMap(({ reading }) => reading ?? []) ?? [];
  const warnings = report?.warnings ?? readings.flatMap((reading) => reading.warnings);
  return (
    <div className="upload-details">
      {report !== undefined && report.rejectedCount > 0 && (
        <Folded title={text.rejectedRows(formatCount(report.rejectedCount, language))}>
          <FileRows rows={report.rejected} count={report.rejectedCount} />
        </Folded>
      )}
      {readings.map((reading) => (
        <Totals key={reading.fileName} reading={reading} />
      ))}
      {warnings.length > 0 && (
        <Folded title={text.warnings(formatCount(warnings.length, language))}>
          <ul className="upload-notes">
            {warnings.map(({ code, detail }) => (
              <li key={`${code}${detail}`}>
                {detail} <code className="quiet">{code}</code>
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {report !== undefined && report.skippedCount > 0 && (
        <Folded title={text.skippedRows(formatCount(report.skippedCount, language))}>
          <FileRows rows={report.skipped} count={report.skippedCount} />
        </Folded>
      )}
    </div>
  );
}

/** What is folded is not in the page: a file may have a thousand rejected rows. */
function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}

function FileRows({ rows, count }: { readonly rows: readonly FileRow[]; readonly count: number }) {
  const text = useTexts(importTexts);
  const language = useLanguage();
  return (
    <>
      <div className="table-box folded-rows" tabIndex={0} role="region" aria-label={text.reason}>
        <DataTable
          label={text.reason}
          rows={rows}
          rowKey={({ line, code }) => `${line} ${code}`}
          columns={[
            { key: 'line', title: text.line, align: 'right', width: '5rem', render: ({ line }) => line },
            { key: 'reason', title: text.reason, render: ({ reason }) => reason },
            {
              key: 'code',
              title: text.code,
              hideBelow: 700,
              render: ({ code }) => <code className="quiet">{code}</code>,
            },
          ]}
        />
      </div>
      {count > rows.length && (
        <p className="quiet">
          {text.firstOnly(formatCount(rows.length, language), formatCount(count, language))}
        </p>
      )}
    </>
  );
}

type Figure = number | string;

/** Both as the server made them; only what the file declares can be held against its rows. */
function Totals({ reading }: { readonly reading: Inspection }) {
  const text = useTexts(importTexts);
  const { declared, computed, statements = [] } = reading;
  const names = Object.keys(declared);
  if (names.length === 0) return null;
  const currency = statements[0]?.currency ?? 'CNY';
  const known: Readonly<Record<string, string>> = text.totalNames;
  const differs = (name: string): boolean =>
    computed[name] !== undefined && computed[name] !== declared[name];
  return (
    <Folded title={names.some(differs) ? text.totalsDiffer : text.totals}>
      <div className="table-box">
        <DataTable
          label={text.totals}
          rows={names}
          rowKey={(name) => name}
          columns={[
            { key: 'item', title: text.item, render: (name) => known[name] ?? name },
            {
              key: 'declared',
              title: text.declared,
              align: 'right',
              render: (name) => <Total value={declared[name]} currency={currency} />,
            },
            {
              key: 'computed',
              title: text.computed,
              align: 'right',
              render: (name) => <Total value={computed[name]} currency={currency} />,
            },
            {
              key: 'differs',
              title: '',
              render: (name) => differs(name) && <strong className="differs">≠ {text.differs}</strong>,
            },
          ]}
        />
      </div>
    </Folded>
  );
}

function Total({ value, currency }: { readonly value: Figure | undefined; readonly currency: string }) {
  const language = useLanguage();
  if (value === undefined) return <>—</>;
  return typeof value === 'number' ? (
    <span className="amount">{formatCount(value, language)}</span>
  ) : (
    <Amount amount={value} currency={currency} />
  );
}
