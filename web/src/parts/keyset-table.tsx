import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Button, Skeleton, Spin } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { List } from '../api/reading.js';
import { formatCount } from '../format/money.js';
import { useLanguage } from '../shell/preferences.js';
import { defineTexts, useTexts } from '../texts/texts.js';
import { DataRow, TableFrame } from './data-table.js';
import type { Column } from './data-table.js';

const texts = defineTexts(
  {
    shown: (count: string) => `已载入 ${count} 行`,
    all: (count: string) => `共 ${count} 行，已全部显示`,
    more: '继续加载',
    none: '没有符合条件的记录',
  },
  {
    shown: (count: string) => `${count} rows loaded`,
    all: (count: string) => (count === '1' ? '1 row, that is all' : `${count} rows, that is all`),
    more: 'Load more',
    none: 'Nothing matches',
  },
);

const ROW_PX = 38;
/** Rows from the end at which the next page is asked for. */
const AHEAD = 30;

interface KeysetTableProps<T> {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly list: List<T>;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly empty?: string;
}

/**
 * A list of any length. Only the rows in sight are in the page; the next ones are asked for while it is scrolled, or by
 * the button at the end, which a keyboard reaches.
 */
export function KeysetTable<T>({ label, list, columns, rowKey, empty }: KeysetTableProps<T>) {
  const { items, hasMore, isLoadingMore, loadMore } = list;
  const frame = useRef<HTMLElement>(null);
  const isWaiting = list.isPending && list.problem === null;
  const offset = useOffset(frame, isWaiting);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: offset,
    getItemKey: (index) => {
      const row = items[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  const inSight = rows.getVirtualItems();
  const lastInSight = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoadingMore && items.length > 0 && lastInSight >= items.length - AHEAD) loadMore();
  });
  const above = Math.max(0, (inSight[0]?.start ?? offset) - offset);
  const below = Math.max(0, rows.getTotalSize() - ((inSight.at(-1)?.end ?? offset) - offset));
  if (isWaiting) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <section ref={frame} className="keyset-table">
      <TableFrame label={label} columns={columns}>
        <tbody>
          {above > 0 && <Gap height={above} span={columns.length} />}
          {inSight.map(({ index, key }) => {
            const row = items[index];
            return row === undefined ? null : (
              <DataRow key={key} ref={rows.measureElement} row={row} columns={columns} index={index} />
            );
          })}
          {below > 0 && <Gap height={below} span={columns.length} />}
        </tbody>
      </TableFrame>
      <TableEnd list={list} empty={empty} />
    </section>
  );
}

/** Where the table begins in the page, in px; what stands above it may grow and shrink. */
function useOffset(frame: RefObject<HTMLElement | null>, isWaiting: boolean): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (isWaiting || element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setOffset(Math.round(element.getBoundingClientRect().top + window.scrollY)),
    );
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [frame, isWaiting]);
  return offset;
}

function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr aria-hidden="true" className="gap">
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function TableEnd<T>({ list, empty }: { readonly list: List<T>; readonly empty: string | undefined }) {
  const text = useTexts(texts);
  const language = useLanguage();
  const count = formatCount(list.items.length, language);
  return (
    <div className="table-end" role="status">
      {list.items.length === 0 && list.problem === null && <span>{empty ?? text.none}</span>}
      {list.items.length > 0 && <span>{list.hasMore ? text.shown(count) : text.all(count)}</span>}
      {list.isLoadingMore && <Spin size="small" />}
      {list.hasMore && (
        <Button size="small" onClick={list.loadMore} disabled={list.isLoadingMore}>
          {text.more}
        </Button>
      )}
    </div>
  );
}
