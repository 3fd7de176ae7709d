import { derivedId } from '../shared/ids.js';
import { StatementClosed, StatementOpened } from '../statements/statement.events.js';
import { ALIPAY_ACCOUNT_READER_VERSION, readAlipayAccount } from '../reading/alipay-account.js';
import type { AccountStatementOpened, AccountStatementSummary } from '../reading/alipay-account.js';
import type { ImportContext } from './import-context.js';
import type { RowsImported } from './import-orders.js';
import { ImportTally } from './import-report.js';
import type { ReaderWarning } from '../reading/reader-item.js';
import { knownLineIds, registerStatement, StatementWriter } from './statement-log.js';
import type { StatementIdentity } from './statement-log.js';

/**
 * Imports an Alipay account statement as evidence: what the file says of itself, its lines in chunks, and at the end its
 * totals held against those it declares. Lines that an earlier file of the account has are not recorded again; a
 * statement that contradicts itself is imported all the same, and says so.
 */
export async function importAlipayAccount(
  context: ImportContext,
  source: AsyncIterable<Uint8Array>,
): Promise<RowsImported> {
  const { shopId, zone } = context;
  const tally = new ImportTally();
  let run: Run | undefined;
  for await (const item of readAlipayAccount(source, { shopId, zone })) {
    if (item.kind === 'opened') {
      run = await begin(context, item);
    } else if (run === undefined) {
      throw new Error('a reader gives "opened" first');
    } else if (item.kind === 'line') {
      tally.rows++;
      if (run.known.has(item.line.lineId)) {
        tally.unchanged++;
      } else {
        // A line that an earlier run of this very file recorded is nothing new either.
        await run.writer.line(item.line);
        tally.new++;
      }
      if (tally.rows % 500 === 0) context.onRows(tally.rows);
    } else if (item.kind === 'rejected') {
      tally.reject(item);
    } else if (item.kind === 'repeated') {
      tally.repeat();
    } else {
      return end(context, run, item, tally);
    }
  }
  throw new Error('a reader gives "closed" last');
}

interface Run {
  readonly statement: StatementIdentity;
  readonly encoding: string;
  readonly writer: StatementWriter;
  readonly known: ReadonlySet<string>;
  /** Events that registering wrote. */
  readonly registered: number;
}

async function begin(context: ImportContext, opened: AccountStatementOpened): Promise<Run> {
  const { shopId, sha256, fileName } = context;
  const { accountNo, currency, coversFrom, coversUntil, encoding } = opened;
  const statementId = derivedId('statement', shopId, accountNo, sha256);
  const statement = { statementId, accountNo, currency, coversFrom, coversUntil };
  const { earlier, written } = await registerStatement(context, statement);
  const known = await knownLineIds(context, statement, earlier);
  const writer = await StatementWriter.open(context, statement);
  const data = {
    shopId,
    ...statement,
    kind: 'alipay-account',
    fileName,
    sha256,
    encoding,
    readerVersion: ALIPAY_ACCOUNT_READER_VERSION,
  };
  await writer.write(StatementOpened.at(coversFrom, data));
  return { statement, encoding, writer, known, registered: written };
}

async function end(
  context: ImportContext,
  { statement, encoding, writer, registered }: Run,
  summary: AccountStatementSummary,
  tally: ImportTally,
): Promise<RowsImported> {
  await writer.endChunk();
  const { openingBalance, closingBalance, creditAmount, debitAmount, foots, problems } = summary;
  // Figures of the file itself, the same in every run: what was new to this run is in the report only.
  const closed = {
    shopId: context.shopId,
    ...statement,
    rows: tally.rows,
    newRows: tally.new,
    unchangedRows: tally.unchanged,
    rejectedRows: tally.rejectedCount,
    creditAmount,
    debitAmount,
    foots,
    problems,
    ...(openingBalance !== undefined && { openingBalance }),
    ...(closingBalance !== undefined && { closingBalance }),
  };
  const wasImported = writer.isRepeating;
  await writer.write(StatementClosed.at(statement.coversUntil, closed));
  tally.events += registered + writer.written;
  if (wasImported) {
    tally.unchanged += tally.new;
    tally.new = 0;
  }
  context.onRows(tally.rows);
  const findings: ReaderWarning[] = problems.map(({ code, detail }) => ({ code, detail }));
  return { tally, encoding, warnings: [...summary.warnings, ...findings, ...summary.notes] };
}
