import { derivedId } from '../shared/ids.js';
import { StatementClosed, StatementOpened } from '../statements/statement.events.js';
import type { StatementLine } from '../statements/statement.events.js';
import type { FileItem, FileReader } from '../reading/file-reader.js';
import type { ReaderWarning } from '../reading/reader-item.js';
import type { StatementEnd } from '../reading/statement-tally.js';
import type { ImportContext } from './import-context.js';
import type { RowsImported } from './import-orders.js';
import { ImportTally } from './import-report.js';
import { knownLineIds, registerStatement, StatementWriter } from './statement-log.js';
import type { StatementIdentity } from './statement-log.js';

/**
 * Imports the statements of a file as evidence: what the file says of each, its lines in chunks, and at the end its
 * totals held against those that it declares. Lines that an earlier statement of the account has are not recorded again;
 * a statement that contradicts itself is imported all the same, and says so. `ends` are the statements as a first reading
 * of the whole file found them: a period or an account can stand behind the lines.
 */
export async function importStatements(
  context: ImportContext,
  reader: FileReader,
  items: AsyncIterable<FileItem>,
  ends: readonly StatementEnd[],
): Promise<RowsImported> {
  const tally = new ImportTally();
  const runs = new Map<number, StatementRun>();
  let encoding = '';
  let warnings: readonly ReaderWarning[] = [];
  const runOf = async (index: number): Promise<StatementRun> => {
    const known = runs.get(index);
    if (known !== undefined) return known;
    const end = ends[index];
    if (end === undefined) throw new Error(`${reader.kind} gives no end for statement ${index}`);
    const run = await StatementRun.begin(context, reader, end, encoding);
    runs.set(index, run);
    return run;
  };
  for await (const item of items) {
    if (item.kind === 'opened') encoding = item.encoding;
    else if (item.kind === 'line') {
      await (await runOf(item.statement)).line(item.line, tally);
      if (tally.rows % 500 === 0) context.onRows(tally.rows);
    } else if (item.kind === 'rejected') tally.reject(item);
    else if (item.kind === 'skipped') tally.skip(item);
    else if (item.kind === 'repeated') tally.repeat();
    else if (item.kind === 'statement' && !isUnread(item)) {
      await (await runOf(item.statement)).close(item, tally);
    } else if (item.kind === 'closed') warnings = item.warnings;
  }
  context.onRows(tally.rows);
  const findings = ends.flatMap(({ problems, notes }) => [
    ...problems.map(({ code, detail }) => ({ code, detail })),
    ...notes,
  ]);
  findings.push(...ends.filter(isUnread).map(nothingRead));
  return { tally, encoding, warnings: [...warnings, ...findings] };
}

/**
 * A statement none of whose lines could be read is no evidence of anything: it would cover a time that nobody knows, and
 * stand in the way of a second try with another mapping.
 */
function isUnread({ entries, rejected }: StatementEnd): boolean {
  return entries === 0 && rejected > 0;
}

function nothingRead({ accountNo, rejected }: StatementEnd): ReaderWarning {
  return {
    code: 'NOTHING_READ',
    detail: `none of the ${rejected} lines of account ${accountNo} could be read, so nothing of it was recorded`,
  };
}

/** One statement of the file on its way into the log. */
class StatementRun {
  private rows = 0;
  private newRows = 0;
  private unchangedRows = 0;

  private constructor(
    private readonly context: ImportContext,
    private readonly statement: StatementIdentity,
    private readonly writer: StatementWriter,
    private readonly known: ReadonlySet<string>,
    /** Events that registering wrote. */
    private readonly registered: number,
  ) {}

  static async begin(
    context: ImportContext,
    reader: FileReader,
    end: StatementEnd,
    encoding: string,
  ): Promise<StatementRun> {
    const { shopId, sha256, fileName } = context;
    const { accountNo, currency, coversFrom, coversUntil } = end;
    // The first statement of a file has the id that it had when files held one.
    const place = end.statement === 0 ? [] : [String(end.statement)];
    const statementId = derivedId('statement', shopId, accountNo, sha256, ...place);
    const statement = { statementId, kind: reader.kind, accountNo, currency, coversFrom, coversUntil };
    const { earlier, written } = await registerStatement(context, statement);
    const known = await knownLineIds(context, statement, earlier);
    const writer = await StatementWriter.open(context, statement);
    const readerVersion = reader.version;
    const data = { shopId, ...statement, fileName, sha256, encoding, readerVersion };
    await writer.write(StatementOpened.at(coversFrom, data));
    return new StatementRun(context, statement, writer, known, written);
  }

  async line(line: StatementLine, tally: ImportTally): Promise<void> {
    tally.rows++;
    this.rows++;
    if (this.known.has(line.lineId)) {
      tally.unchanged++;
      this.unchangedRows++;
      return;
    }
    // A line that an earlier run of this very file recorded is nothing new either: see close.
    await this.writer.line(line);
    tally.new++;
    this.newRows++;
  }

  async close(end: StatementEnd, tally: ImportTally): Promise<void> {
    await this.writer.endChunk();
    const { statementId, accountNo, currency, coversFrom, coversUntil } = this.statement;
    const { openingBalance, closingBalance, creditAmount, debitAmount, foots, problems } = end;
    // Figures of the file itself, the same in every run: what was new to this run is in the report only.
    const closed = {
      shopId: this.context.shopId,
      ...{ statementId, accountNo, currency, coversFrom, coversUntil },
      rows: this.rows + end.rejected + end.repeated,
      newRows: this.newRows,
      unchangedRows: this.unchangedRows + end.repeated,
      rejectedRows: end.rejected,
      creditAmount,
      debitAmount,
      // A statement that says nothing of itself can contradict nothing.
      foots: foots ?? problems.length === 0,
      problems,
      ...(openingBalance !== undefined && { openingBalance }),
      ...(closingBalance !== undefined && { closingBalance }),
    };
    const wasImported = this.writer.isRepeating;
    await this.writer.write(StatementClosed.at(coversUntil, closed));
    tally.events += this.registered + this.writer.written;
    if (!wasImported) return;
    tally.unchanged += this.newRows;
    tally.new -= this.newRows;
  }
}
