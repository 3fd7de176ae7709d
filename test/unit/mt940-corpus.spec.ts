import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { balanceAmount, swiftBalance } from '../../src/reading/banks/mt940.entry.js';
import { mt940Reader } from '../../src/reading/banks/mt940.reader.js';
import { absolute, compare, negate } from '../../src/shared/money.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';
import type { FileRead } from '../support/read-file.js';

const files = corpusFiles('mt940');
const whenPresent = files.length === 0 ? it.skip : it;
/** Balances without a message: they name no account, so nothing can be recorded. */
const FRAGMENTS = /amount_formats|fixtures__opening_balance|cmxl__account_balance/;
const statements = files.filter(({ name }) => !FRAGMENTS.test(name));
const fragments = files.filter(({ name }) => FRAGMENTS.test(name));

interface Figures {
  readonly lines: number;
  readonly opening: string;
  readonly closing: string;
  readonly ok: number;
  readonly bad: number;
}

const manifest = existsSync('../shared/corpus/MANIFEST.md')
  ? readFileSync('../shared/corpus/MANIFEST.md', 'utf8')
  : '';

function figuresOf(name: string): Figures {
  const row = manifest.split('\n').find((line) => line.startsWith(`| mt940/${name} |`)) ?? '';
  const [, lines = '', opening = '', closing = '', ok = '', bad = ''] =
    /lines(?:\(:61:\))?=(\d+)(?:; first open=(\S+) close=(\S+); balance check ok=(\d+) bad=(\d+))?/.exec(
      row,
    ) ?? [];
  return { lines: Number(lines), opening, closing, ok: Number(ok), bad: Number(bad) };
}

const withBalances = ({ statements: all }: FileRead) =>
  all.filter(
    ({ openingBalance, closingBalance }) => openingBalance !== undefined && closingBalance !== undefined,
  );
const doesNotFoot = ({ problems }: FileRead['statements'][number]): boolean =>
  problems.some(({ code }) => code === 'BALANCE_DOES_NOT_FOOT');

describe('the MT940 and MT942 files of the corpus', () => {
  (files.length === 0 ? it.skip.each([['absent']]) : it.each(statements.map(({ name }) => [name])))(
    '%s has the entries and balances that the manifest lists',
    async (name) => {
      const file = statements.find((one) => one.name === name);
      const bytes = file?.bytes() ?? Buffer.alloc(0);
      expect(recognised(mt940Reader, bytes)).toBe(100);
      const read = await readWhole(mt940Reader, bytes, { zone: 'UTC' });
      const expected = figuresOf(name);
      expect(read.rejected).toEqual([]);
      expect(read.lines.length + read.skipped.length + read.repeated).toBe(expected.lines);
      expect(read.closed.rows).toBe(expected.lines);
      expect(read.opened.version).toBe(/mt942/i.test(name) ? 'MT942' : 'MT940');
      // The manifest's reader needs a currency in balances; this file has none in three of them, and foots.
      if (name.includes('raphaelm')) {
        expect(read.statements.map(({ foots }) => foots)).toEqual([true, true, true]);
        return;
      }
      const balanced = withBalances(read);
      expect(balanced.filter((end) => !doesNotFoot(end))).toHaveLength(expected.ok);
      expect(balanced.filter(doesNotFoot)).toHaveLength(expected.bad);
      const [first] = balanced;
      if (first !== undefined) {
        expect(Number(first.openingBalance)).toBe(Number(expected.opening));
        expect(Number(first.closingBalance)).toBe(Number(expected.closing));
      }
    },
  );

  (fragments.length === 0 ? it.skip.each([['absent']]) : it.each(fragments.map(({ name }) => [name])))(
    '%s is refused, since it names no account',
    async (name) => {
      const bytes = fragments.find((one) => one.name === name)?.bytes() ?? Buffer.alloc(0);
      await expect(readWhole(mt940Reader, bytes)).rejects.toMatchObject({ code: 'ACCOUNT_MISSING' });
    },
  );

  whenPresent('the pages of one statement are statements that foot, one after the other', async () => {
    const file = files.find(({ name }) => name.includes('Engine_Spk__sample'));
    const { statements: pages } = await readWhole(mt940Reader, file?.bytes() ?? Buffer.alloc(0));
    expect(pages.map(({ foots }) => foots)).toEqual([true, true, true, true]);
    expect(pages[1]?.openingBalance).toBe(pages[0]?.closingBalance);
  });

  whenPresent('the file reads the same in pieces of one byte', async () => {
    for (const part of ['sepa_mt9401', 'raiffeisen-cmi', 'fixtures__transactions', 'Engine_Knab__sample']) {
      const bytes = files.find(({ name }) => name.includes(part))?.bytes() ?? Buffer.alloc(0);
      const [whole, pieces] = [
        await readWhole(mt940Reader, bytes),
        await readWhole(mt940Reader, bytes, {}, 1),
      ];
      expect(pieces).toEqual(whole);
    }
  });

  whenPresent('no name, account or address of the other side leaves the reader', async () => {
    const personal =
      /MUELLER|GRETEL|Metzger|KAUFMANN|Quentin|BENDT|JAN NOWAK|NIJAKA|paulissen|marechal|JANE DOE|JOHN DOE|CONTRA ACCOUN|Schliffenbacher|FRANK JOHN|W\.P\. Jansen|HRISTO|HALIDA|Kuil|NL\d\d[A-Z]{4}\d{10}/i;
    const said: string[] = [];
    for (const { bytes } of statements) {
      const { lines } = await readWhole(mt940Reader, bytes());
      said.push(...lines.map((line) => JSON.stringify(line)).filter((line) => personal.test(line)));
    }
    expect(said).toEqual([]);
  });
});

/** Values of the .yml files; decimals are lists of one, dates the four bytes of a year, a month and a day. */
interface Expected {
  readonly data: Readonly<Record<string, { amount?: { amount: [string]; currency: string } } | string>>;
  readonly transactions: readonly { readonly data: ExpectedEntry }[];
}
interface ExpectedEntry {
  readonly amount: { readonly amount: readonly [string]; readonly currency: string };
  readonly date: readonly [Uint8Array];
  readonly guessed_entry_date?: readonly [Uint8Array] | null;
  readonly status: string;
  readonly id: string | null;
  readonly customer_reference: string | null;
  readonly bank_reference: string | null;
  readonly transaction_code?: string | null;
  readonly end_to_end_reference?: string | null;
}

function dateOf([bytes]: readonly [Uint8Array]): string {
  const [high = 0, low = 0, month = 0, day = 0] = bytes;
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${high * 256 + low}-${pad(month)}-${pad(day)}`;
}

function expectedOf(text: string): Expected {
  // Aliases of the whole within itself and the parser's own patterns go; codes such as 051 are no octal numbers.
  const plain = text
    .replace(/^tags:[\s\S]*?(?=^transactions:)/m, '')
    .replace(/^\s*transactions: \*\w+$/gm, '')
    .replace(/^(\s*\w+: )(\d\S*|[YN])$/gm, "$1'$2'");
  return parse(plain, { schema: 'yaml-1.1', logLevel: 'silent' }) as Expected;
}

/** References that we leave out: none, a word in its place, or the account of the other side. */
const LEFT_OUT = /^(?:NONREF|NOTPROVIDED|[EK]REF\+?|PREF|.|)$|^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/;
/** Old Rabobank and SNS files write the other side's account there. */
const ACCOUNTS = /jejik__(?:rabobank|sns)/;

const pairs = corpusFiles('expected')
  .filter(({ name }) => name.startsWith('wolph-'))
  .map(({ name, bytes }) => ({
    name: name.replace('.yml', ''),
    yml: bytes,
    file: statements.find((one) => one.name.replace(/\.\w+$/, '') === name.replace('.yml', '')),
  }))
  .filter(({ file }) => file !== undefined);

describe('what wolph/mt940 expects of its files', () => {
  (pairs.length === 0 ? it.skip.each([['absent']]) : it.each(pairs.map(({ name }) => [name])))(
    '%s: amounts, dates, types, references and balances agree',
    async (name) => {
      const pair = pairs.find((one) => one.name === name);
      if (pair?.file === undefined) throw new Error('the file is there');
      const { data, transactions } = expectedOf(pair.yml().toString('utf8'));
      const { lines, statements: ends } = await readWhole(mt940Reader, pair.file.bytes(), { zone: 'UTC' });
      expect(lines).toHaveLength(transactions.length);
      for (const [index, { data: entry }] of transactions.entries()) {
        const line = lines[index];
        if (line === undefined) throw new Error('as many lines');
        const [amount] = entry.amount.amount;
        // wolph/mt940 gives reversals the sign of what they reverse; our sign is the one with which the statement foots.
        if (entry.status.startsWith('R')) expect(compare(line.amount, negate(amount))).toBe(0);
        else expect(compare(line.amount, amount)).toBe(0);
        // A balance without a currency makes wolph/mt940 take the amount's first digits for it.
        if (!name.includes('raphaelm')) expect(ends[line.statement]?.currency).toBe(entry.amount.currency);
        expect(line.occurredAt.slice(0, 10)).toBe(dateOf(entry.guessed_entry_date ?? entry.date));
        const [type = ''] = (line.businessType ?? '').split(' ');
        const id = (entry.id ?? '').trim();
        expect(/^(?:[A-Z][A-Z0-9]{2,3}|S)$/.test(type) ? type : '').toBe(id.split(' ')[0]);
        if (entry.transaction_code != null) expect(line.businessType).toContain(entry.transaction_code);
        const customer = (entry.customer_reference ?? '').trim();
        // Where the text has SEPA fields, wolph/mt940 puts their KREF in the place of the reference of :61:.
        if (entry.end_to_end_reference !== undefined) {
          const kept = (line.remark ?? '').replace(/\s/g, '');
          if (!LEFT_OUT.test(customer)) expect(kept).toContain(customer.replace(/\s/g, ''));
        } else if (LEFT_OUT.test(customer) || ACCOUNTS.test(name)) expect(line.tradeNo).toBeUndefined();
        else expect(line.tradeNo?.slice(0, 16).trim()).toBe(customer);
        const bank = (entry.bank_reference ?? '').trim();
        expect(line.entryNo ?? '').toBe(/^NONREF$/.test(bank) ? '' : bank);
      }
      for (const [field, which] of [
        ['final_opening_balance', 'openingBalance'],
        ['final_closing_balance', 'closingBalance'],
      ] as const) {
        const balance = data[field];
        if (typeof balance !== 'object' || balance.amount === undefined || name.includes('raphaelm')) {
          continue;
        }
        const [wanted] = balance.amount.amount;
        const found = ends.map((end) => end[which] ?? 'none');
        expect(found.some((one) => one !== 'none' && compare(absolute(one), absolute(wanted)) === 0)).toBe(
          true,
        );
      }
    },
  );

  whenPresent('a balance of a fragment is read as wolph/mt940 reads it', () => {
    const fragment = fragments.find(({ name }) => name.includes('betterplace__amount_formats'));
    const amounts = (fragment?.bytes().toString('latin1') ?? '')
      .split(/\r?\n/)
      .filter((line) => line.startsWith(':60F:'))
      .map((line) => balanceAmount(swiftBalance(line.slice(5)), 'EUR'));
    expect(amounts).toEqual(['380115.12', '380115.10', '380115.00', '0.12', '0.12', '1.12']);
  });
});
