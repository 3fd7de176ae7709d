import { DomainError, malformed } from '../../shared/domain-error.js';
import { DEFAULT_ZONE } from '../../shared/period.js';
import type { StatementLine } from '../../statements/statement.events.js';
import { ALIPAY_ACCOUNT_FORMAT } from './alipay-account.format.js';
import type { AccountColumn } from './alipay-account.format.js';
import { NO_FOOTER, readFooterLine, readPreamble } from './alipay-account.frame.js';
import type { StatementFooter, StatementPreamble } from './alipay-account.frame.js';
import { lineOf, mendLongLine } from './alipay-account.line.js';
import type { LineContext } from './alipay-account.line.js';
import { StatementCheck } from './alipay-account.check.js';
import type { StatementFigures } from './alipay-account.check.js';
import { decodeText } from '../encoding.js';
import type { TextEncoding } from '../encoding.js';
import { decodingWarnings } from '../reader-item.js';
import type { ReaderWarning, RejectedLine, RepeatedLine } from '../reader-item.js';
import { SeenKeys } from '../seen-keys.js';
import { openTable } from '../tables/table-reader.js';
import type { DamagedLine, Table, TableRow } from '../tables/table-reader.js';

/** Raise it when the same file would be read differently: imports record the version that read them. */
export const ALIPAY_ACCOUNT_READER_VERSION = 1;

export interface AccountStatementOpened extends StatementPreamble {
  readonly kind: 'opened';
  readonly currency: string;
  readonly encoding: TextEncoding;
  readonly headerLine: number;
  readonly warnings: readonly ReaderWarning[];
}

export interface AccountStatementSummary extends StatementFigures {
  readonly kind: 'closed';
  /** About the file, not its figures; those of `opened` included. */
  readonly warnings: readonly ReaderWarning[];
}

/** `opened` comes first and `closed` last, always. */
export type AccountStatementItem =
  | AccountStatementOpened
  | { readonly kind: 'line'; readonly line: StatementLine }
  | RejectedLine
  | RepeatedLine
  | AccountStatementSummary;

export interface AccountStatementOptions {
  /** Part of every line's id: the same account may be imported for two shops. */
  readonly shopId: string;
  /** The zone of the file's times; default Asia/Shanghai. */
  readonly zone?: string;
  /** Default CNY: the statement's columns are in 元. */
  readonly currency?: string | undefined;
  /** In place of the one that the first bytes show. */
  readonly encoding?: string | undefined;
}

type Result = { kind: 'line'; line: StatementLine } | RejectedLine | RepeatedLine;

/**
 * Reads an Alipay account statement (账务明细) in constant memory. A file that contradicts itself is read to its end and
 * its contradictions are given as problems, for they are findings; a line that can't be read is given as `rejected`.
 * A buyer's account never leaves this reader, and free texts leave it without what identifies a person.
 * Throws EMPTY_FILE, HEADER_NOT_FOUND, MISSING_COLUMN, MISSING_PREAMBLE, MALFORMED_PERIOD, LINE_TOO_LONG.
 */
export async function* readAlipayAccount(
  source: AsyncIterable<Uint8Array>,
  { shopId, zone = DEFAULT_ZONE, currency = 'CNY', encoding: asked }: AccountStatementOptions,
): AsyncGenerator<AccountStatementItem> {
  const { encoding, text, damage } = await decodeText(source, asked);
  const table = await openTable(text, ALIPAY_ACCOUNT_FORMAT);
  const preamble = readPreamble(table.preamble, zone);
  const { headerLine, warnings } = table;
  yield { kind: 'opened', ...preamble, currency, encoding, headerLine, warnings };
  const context: LineContext = { shopId, accountNo: preamble.accountNo, currency, zone };
  const seen = new SeenKeys();
  const check = new StatementCheck(preamble, currency, zone);
  let footer: StatementFooter = NO_FOOTER;
  for await (const item of table.items) {
    if (item.kind === 'note') {
      footer = readFooterLine(footer, item.text, { zone, currency });
      continue;
    }
    const result = resultOf(item, footer, () => readItem(item, table, context, seen));
    check.count(result);
    yield result;
  }
  yield { ...check.close(footer), kind: 'closed', warnings: [...warnings, ...decodingWarnings(damage)] };
}

/** What a row became, or why it became nothing. */
function resultOf(
  item: TableRow<AccountColumn> | DamagedLine,
  footer: StatementFooter,
  read: () => Result,
): Result {
  try {
    if (footer.ended) malformed('LINE_BEHIND_END', 'the line stands behind the end of the list');
    // Below the lines there is always a footer, so a line that the end of the file cuts off is half a line.
    if (!item.ended) malformed('TORN_LINE', 'is broken off by the end of the file');
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: 'rejected', fileLine: item.line, code: error.code, reason: error.message };
  }
}

function readItem(
  item: TableRow<AccountColumn> | DamagedLine,
  table: Table<AccountColumn>,
  context: LineContext,
  seen: SeenKeys,
): Result {
  const line = item.kind === 'row' ? lineOf(item, context) : mendLongLine(item, table, context);
  if (line === undefined) {
    const { code, reason } = item as DamagedLine;
    return { kind: 'rejected', fileLine: item.line, code, reason };
  }
  const known = seen.remember(line.lineId, JSON.stringify({ ...line, fileLine: 0 }), item.line);
  if (known === undefined) return { kind: 'line', line };
  if (known.same) return { kind: 'repeated', fileLine: item.line, firstFileLine: known.line };
  return malformed(
    'ENTRY_CONTRADICTS_ITSELF',
    `entry ${line.entryNo ?? line.tradeNo ?? ''} stands on line ${known.line} with other content`,
  );
}
