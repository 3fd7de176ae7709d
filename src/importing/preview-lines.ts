import type { FileItem, ReadOptions } from '../reading/file-reader.js';
import type { InspectedStatement } from '../reading/inspect.js';
import { readPart } from '../reading/read-part.js';
import type { OpenedPart } from '../reading/read-part.js';

/**
 * A line of a file as it would be recorded, or why it would not be. What the file does not give is null; `amount` and
 * `balance` are signed, in `currency`. Times are ISO 8601 in UTC.
 */
export interface PreviewedLine {
  readonly fileLine: number;
  readonly state: 'read' | 'rejected' | 'skipped' | 'repeated';
  readonly occurredAt: string | null;
  readonly amount: string | null;
  readonly balance: string | null;
  /** Null as long as the file was not read to its end. */
  readonly currency: string | null;
  readonly entryNo: string | null;
  readonly tradeNo: string | null;
  readonly orderNo: string | null;
  readonly type: string | null;
  readonly remark: string | null;
  /** Why it was not read. */
  readonly code: string | null;
  readonly reason: string | null;
}

const LINES_SHOWN = 20;

const NOTHING = {
  occurredAt: null,
  amount: null,
  balance: null,
  currency: null,
  entryNo: null,
  tradeNo: null,
  orderNo: null,
  type: null,
  remark: null,
  code: null,
  reason: null,
};

/** The first lines of a part; reading ends there. Throws what the reader throws. */
export async function previewLines(
  part: OpenedPart,
  options: ReadOptions,
  statements: readonly InspectedStatement[],
): Promise<readonly PreviewedLine[]> {
  const lines: PreviewedLine[] = [];
  for await (const item of readPart(part, options).items) {
    const line = lineOf(item, statements);
    if (line !== undefined) lines.push(line);
    if (lines.length === LINES_SHOWN) break;
  }
  return lines;
}

function lineOf(item: FileItem, statements: readonly InspectedStatement[]): PreviewedLine | undefined {
  if (item.kind === 'rejected' || item.kind === 'skipped') {
    const { fileLine, kind: state, code, reason } = item;
    return { ...NOTHING, fileLine, state, code, reason };
  }
  if (item.kind === 'repeated') {
    const reason = `it says again what line ${item.firstFileLine} says`;
    return { ...NOTHING, fileLine: item.fileLine, state: 'repeated', code: 'REPEATED', reason };
  }
  if (item.kind !== 'line') return undefined;
  const { line } = item;
  return {
    ...NOTHING,
    fileLine: line.fileLine,
    state: 'read',
    occurredAt: line.occurredAt,
    amount: line.amount,
    balance: line.balance ?? null,
    currency: statements[item.statement]?.currency ?? null,
    entryNo: line.entryNo ?? null,
    tradeNo: line.tradeNo ?? null,
    orderNo: line.merchantOrderNo ?? line.baseOrderNo ?? null,
    type: line.businessType ?? null,
    remark: line.remark ?? line.businessDescription ?? null,
  };
}
