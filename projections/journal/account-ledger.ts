import type { KnownAt } from '../../src/platform/http/as-of.js';
import { decodeCursor, encodeCursor } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { findAccount } from '../../src/shared/chart-of-accounts.js';
import type { Account } from '../../src/shared/chart-of-accounts.js';
import { malformed, notFound } from '../../src/shared/domain-error.js';
import { add, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { balanceOf, sidedBalance } from './balance.js';
import type { SidedBalance, Turnover } from './balance.js';
import { readLedgerRows, readTurnover } from './account-ledger.rows.js';
import type { LedgerKey, LedgerRow, LedgerScope } from './account-ledger.rows.js';
import { entryView, unknownShop } from './journal.queries.js';

export interface LedgerQuestion {
  readonly shopId: string;
  /** Code of the account. */
  readonly code: string;
  /** The account's first currency by the alphabet if absent. */
  readonly currency?: string | undefined;
  /** The period in business time, [from, to); from the first entry and to the last one if absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly knownAt: KnownAt;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The account on the other side of an entry. */
export interface ContraAccount {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
}

/** An entry as its account sees it; amounts in the currency of the ledger. */
export interface LedgerEntry {
  readonly ordinal: string;
  readonly lineNo: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly contraAccount: ContraAccount;
  /** Null if the entry credits the account. */
  readonly debit: Amount | null;
  /** Null if the entry debits the account. */
  readonly credit: Amount | null;
  /** The account's balance after this entry, of all that came before it in business time. */
  readonly balance: SidedBalance;
  readonly orderNo: string | null;
  readonly reference: string;
  readonly eventType: string;
  readonly eventId: string;
}

/** An account's entries of a period in business time with the balance after each; amounts in `currency`. */
export interface AccountLedgerFigures {
  readonly shopId: string;
  readonly account: Account;
  readonly currency: string;
  /** Those in which the account has entries at any time; those of the shop if it has none. */
  readonly currencies: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly knownAt: string | null;
  readonly opening: SidedBalance;
  readonly totals: Turnover;
  readonly closing: SidedBalance;
  readonly items: readonly LedgerEntry[];
  readonly nextCursor: string | null;
}

/** The same with the place of the log that the view had reached. */
export interface AccountLedger extends AccountLedgerFigures {
  /** Null before the first event. */
  readonly position: string | null;
}

/**
 * A page of an account's ledger. Opening balance, totals and closing balance are those of the whole period, whichever page
 * is asked for. Throws ACCOUNT_UNKNOWN, SHOP_UNKNOWN, CURRENCY_UNKNOWN, PERIOD_EMPTY and MALFORMED_CURSOR.
 */
export async function accountLedger(tx: Queryable, question: LedgerQuestion): Promise<AccountLedgerFigures> {
  const { shopId, code, from, to, knownAt, limit } = question;
  const account = checkAccount(code);
  refuseEmptyPeriod(from, to);
  const currencies = await currenciesOf(tx, shopId, code);
  const currency = chosenCurrency(currencies, question.currency, shopId);
  const scope: LedgerScope = { shopId, account: code, currency, knownAt };
  const opening =
    from === undefined ? noTurnover(currency) : await readTurnover(tx, { ...scope, until: from });
  const closing = await readTurnover(tx, { ...scope, until: to });
  const after = keyOfCursor(question.cursor, from);
  const before = after === undefined ? opening : await readTurnover(tx, scope, after);
  const rows = await readLedgerRows(tx, scope, { from, to, after, limit: limit + 1 });
  const items = withBalances(rows.slice(0, limit), code, subtract(before.debit, before.credit));
  const last = items.at(-1);
  return {
    shopId,
    account,
    currency,
    currencies,
    from: from ?? null,
    to: to ?? null,
    knownAt: knownAt.asked,
    opening: balanceOf(opening),
    totals: turnoverBetween(opening, closing),
    closing: balanceOf(closing),
    items,
    nextCursor:
      rows.length > limit && last !== undefined
        ? encodeCursor([last.occurredAt, last.ordinal, String(last.lineNo)])
        : null,
  };
}

function checkAccount(code: string): Account {
  return (
    findAccount(code) ??
    notFound('ACCOUNT_UNKNOWN', `the chart of accounts has no account "${code.slice(0, 40)}"`, {
      account: code.slice(0, 40),
    })
  );
}

function refuseEmptyPeriod(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || Date.parse(from) < Date.parse(to)) return;
  malformed('PERIOD_EMPTY', `nothing takes effect from ${from} on and before ${to}`, { from, to });
}

/** The account's own currencies or, before its first entry, the shop's. Throws SHOP_UNKNOWN. */
async function currenciesOf(tx: Queryable, shopId: string, code: string): Promise<readonly string[]> {
  const rows = await tx.query<{ currency: string; own: boolean }>(
    `SELECT currency, bool_or(debit_account = $2 OR credit_account = $2) AS own FROM view_journal.day_total
      WHERE shop_id = $1 GROUP BY currency ORDER BY currency`,
    [shopId, code],
  );
  if (rows.length === 0) unknownShop(shopId);
  const own = rows.filter((row) => row.own);
  return (own.length > 0 ? own : rows).map(({ currency }) => currency);
}

function chosenCurrency(currencies: readonly string[], asked: string | undefined, shopId: string): string {
  const chosen = asked === undefined ? currencies[0] : currencies.find((currency) => currency === asked);
  return (
    chosen ??
    notFound(
      'CURRENCY_UNKNOWN',
      `the account has entries in ${currencies.join(', ')}, none in "${asked ?? ''}"`,
      {
        shopId,
        currency: asked ?? '',
      },
    )
  );
}

/** A cursor that lies before the period is none of this list: its entries begin where the period begins. */
function keyOfCursor(cursor: string | undefined, from: string | undefined): LedgerKey | undefined {
  if (cursor === undefined) return undefined;
  const [occurredAt = '', ordinal = '', lineNo = ''] = decodeCursor(cursor, [
    'instant',
    'integer',
    'integer',
  ]);
  const isBefore = from !== undefined && Date.parse(occurredAt) < Date.parse(from);
  return isBefore ? undefined : { occurredAt, ordinal, lineNo };
}

function withBalances(rows: readonly LedgerRow[], code: string, before: Amount): readonly LedgerEntry[] {
  let balance = before;
  return rows.map((row) => {
    const entry = entryView(row);
    const isDebit = entry.debitAccount === code;
    balance = isDebit ? add(balance, entry.amount) : subtract(balance, entry.amount);
    return {
      ordinal: entry.ordinal,
      lineNo: entry.lineNo,
      occurredAt: entry.occurredAt,
      recordedAt: entry.recordedAt,
      contraAccount: isDebit
        ? { code: entry.creditAccount, name: entry.creditName, nameZh: entry.creditNameZh }
        : { code: entry.debitAccount, name: entry.debitName, nameZh: entry.debitNameZh },
      debit: isDebit ? entry.amount : null,
      credit: isDebit ? null : entry.amount,
      balance: sidedBalance(balance),
      orderNo: entry.orderNo,
      reference: entry.reference,
      eventType: entry.eventType,
      eventId: entry.eventId,
    };
  });
}

function noTurnover(currency: string): Turnover {
  return { debit: zero(currency), credit: zero(currency), entries: '0' };
}

function turnoverBetween(opening: Turnover, closing: Turnover): Turnover {
  return {
    debit: subtract(closing.debit, opening.debit),
    credit: subtract(closing.credit, opening.credit),
    entries: String(BigInt(closing.entries) - BigInt(opening.entries)),
  };
}
