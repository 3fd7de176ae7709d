import type { ReactNode, Ref } from 'react';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: T) => ReactNode;
  /** Amounts and counts stand at the right. */
  readonly align?: 'right';
  /** CSS width, for example "9rem"; the rest is shared out. */
  readonly width?: string;
  /** Left out below this width in px. */
  readonly hideBelow?: 700 | 1000 | 1300;
  readonly sort?: 'ascending' | 'descending';
  /** Makes the head a button. */
  readonly onSort?: () => void;
}

interface DataTableProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly empty?: ReactNode;
  /** A last row of sums, by column. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
}

/** A table of few rows, all of them shown. Long lists are KeysetTable. */
export function DataTable<T>({ label, columns, rows, rowKey, empty, totals }: DataTableProps<T>) {
  return (
    <TableFrame label={label} columns={columns}>
      <tbody>
        {rows.map((row) => (
          <DataRow key={rowKey(row)} row={row} columns={columns} />
        ))}
        {rows.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={columns.length} className="table-empty">
              {empty}
            </td>
          </tr>
        )}
      </tbody>
      {totals !== undefined && (
        <tfoot>
          <tr>
            {columns.map(({ key, align, title, hideBelow }) => (
              <td key={key} className={cellClass(align, hideBelow)} data-label={title}>
                {totals[key]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </TableFrame>
  );
}

interface TableFrameProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly children: ReactNode;
}

/** Caption, widths and heads of a table; on narrow screens the style sheet turns its rows into cards. */
export function TableFrame<T>({ label, columns, children }: TableFrameProps<T>) {
  return (
    <table className="data-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, title, align, width, hideBelow, sort, onSort }) => (
            <th
              key={key}
              scope="col"
              className={cellClass(align, hideBelow)}
              {...(width !== undefined && { style: { width } })}
              {...(onSort !== undefined && { 'aria-sort': sort ?? ('none' as const) })}
            >
              {onSort === undefined ? (
                title
              ) : (
                <button type="button" className="sort" onClick={onSort}>
                  {title}
                  <span aria-hidden="true">
                    {sort === undefined ? ' ↕' : sort === 'ascending' ? ' ↑' : ' ↓'}
                  </span>
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

interface DataRowProps<T> {
  readonly row: T;
  readonly columns: readonly Column<T>[];
  readonly index?: number;
  readonly ref?: Ref<HTMLTableRowElement>;
}

export function DataRow<T>({ row, columns, index, ref }: DataRowProps<T>) {
  return (
    <tr ref={ref} {...(index !== undefined && { 'data-index': index, 'aria-rowindex': index + 2 })}>
      {columns.map(({ key, render, align, title, hideBelow }) => (
        <td key={key} className={cellClass(align, hideBelow)} data-label={title}>
          {render(row)}
        </td>
      ))}
    </tr>
  );
}

function cellClass(align: 'right' | undefined, hideBelow: number | undefined): string {
  return [align, hideBelow === undefined ? undefined : `hide-${hideBelow}`].filter(Boolean).join(' ');
}
