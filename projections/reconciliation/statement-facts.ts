import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import type { StatementClosed, StatementOpened } from '../../src/statements/statement.events.js';
import { Columns } from '../core/columns.js';
import { chainedStatementsSql, IS_BROKEN } from '../core/statement-chain-sql.js';

/** The table of statements as people see them, and its indexes. */
export const STATEMENT_FILE_SCHEMA_SQL = readSql(import.meta.url, './statement-file.schema.sql');
export const STATEMENT_FILE_INDEX_SQL = `${readSql(import.meta.url, './statement-file.indexes.sql')}
CREATE INDEX statement_file_broken ON statement_file (shop_id, account_no, kind, currency, covers_from) WHERE ${IS_BROKEN};
`;

/** Writes which statements a batch of events opens and closes: three SQL statements, wherever the batches are cut. */
export async function recordStatementFacts(tx: Queryable, events: readonly Decoded[]): Promise<void> {
  const opened = new Columns(13);
  const closed = new Columns(13);
  const accounts = new Columns(2);
  for (const decoded of events) {
    const { type } = decoded.event;
    if (type === 'StatementOpened') opened.add(...openedColumns(decoded as Decoded<StatementOpened>));
    if (type === 'StatementClosed') {
      const { event } = decoded as Decoded<StatementClosed>;
      closed.add(...closedColumns(decoded as Decoded<StatementClosed>));
      accounts.add(event.data.shopId, event.data.accountNo);
    }
  }
  await opened.insert(tx, INSERT_OPENED);
  if (closed.rows === 0) return;
  await closed.insert(tx, UPDATE_CLOSED);
  await accounts.insert(tx, UPDATE_CHAINS);
}

function openedColumns({ event, ordinal, position, recordedAt }: Decoded<StatementOpened>): string[] {
  const { shopId, statementId, accountNo, kind, currency, fileName, sha256, encoding } = event.data;
  return [
    ...[shopId, statementId, accountNo, kind, currency, fileName, sha256, encoding],
    ...[event.data.coversFrom, event.data.coversUntil, String(ordinal), position, recordedAt],
  ];
}

function closedColumns({ event, ordinal }: Decoded<StatementClosed>): (string | undefined)[] {
  const { shopId, statementId, rows, newRows, unchangedRows, rejectedRows, ...figures } = event.data;
  return [
    ...[shopId, statementId, String(ordinal), String(rows), String(newRows), String(unchangedRows)],
    ...[String(rejectedRows), figures.creditAmount, figures.debitAmount, figures.openingBalance],
    ...[figures.closingBalance, String(figures.foots), JSON.stringify(figures.problems)],
  ];
}

const INSERT_OPENED = `
  INSERT INTO statement_file (shop_id, statement_id, account_no, kind, currency, file_name, sha256, encoding, covers_from,
                              covers_until, ordinal, position, recorded_at)
  SELECT a, b, c, d, e, f, g, h, i::timestamptz, j::timestamptz, k::bigint, l, m::timestamptz
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
      AS row (a, b, c, d, e, f, g, h, i, j, k, l, m)`;

const UPDATE_CLOSED = `
  UPDATE statement_file
     SET closed_ordinal = c::bigint, rows = d::integer, new_rows = e::integer, unchanged_rows = f::integer,
         rejected_rows = g::integer, credit_amount = h::numeric, debit_amount = i::numeric,
         opening_balance = j::numeric, closing_balance = k::numeric, foots = l::boolean, problems = m::jsonb
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
      AS row (a, b, c, d, e, f, g, h, i, j, k, l, m)
   WHERE shop_id = a AND statement_id = b`;

/** A statement may come between two that were there: all statements of the accounts that a batch touches are looked at. */
const UPDATE_CHAINS = `
  UPDATE statement_file f
     SET previous_until = c.previous_until, uncovered = c.uncovered, previous_balance = c.previous_balance
    FROM (${chainedStatementsSql(`
      SELECT shop_id, statement_id, account_no, currency, kind, covers_from, covers_until, opening_balance, closing_balance
        FROM statement_file
       WHERE closed_ordinal IS NOT NULL
         AND (shop_id, account_no) IN (SELECT a, b FROM unnest($1::text[], $2::text[]) AS row (a, b))`)}) c
   WHERE f.shop_id = c.shop_id AND f.statement_id = c.statement_id
     AND (f.previous_until, f.uncovered, f.previous_balance)
         IS DISTINCT FROM (c.previous_until, c.uncovered, c.previous_balance)`;
