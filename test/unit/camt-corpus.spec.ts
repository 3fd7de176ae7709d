import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { camtReader } from '../../src/reading/banks/camt.reader.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { compare } from '../../src/shared/money.js';
import type { StatementEnd } from '../../src/reading/statement-tally.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';
import type { FileRead } from '../support/read-file.js';

const MANIFEST = '../shared/corpus/MANIFEST.md';

/** What the manifest says of a file; it was computed by another reader, without looking at currencies. */
interface Figures {
  readonly version: string;
  readonly statements: number;
  readonly entries: number;
  readonly opening: string | undefined;
  readonly closing: string | undefined;
  readonly footing: { readonly ok: number; readonly bad: number };
}

function manifest(): ReadonlyMap<string, Figures> {
  const figures = new Map<string, Figures>();
  if (!existsSync(MANIFEST)) return figures;
  const line =
    /^\| camt\/(\S+) \|.*\| (camt\.\d{3}\.\d{3}\.\d{2}); stmts=(\d+) entries=(\d+); first open=(\S+) close=(\S+); balance check ok=(\d+) bad=(\d+)/gm;
  for (const [, name, version, ...rest] of readFileSync(MANIFEST, 'utf8').matchAll(line)) {
    const [statements, entries, opening, closing, ok, bad] = rest;
    figures.set(name!, {
      version: version!,
      statements: Number(statements),
      entries: Number(entries),
      opening: opening === 'None' ? undefined : opening,
      closing: closing === 'None' ? undefined : closing,
      footing: { ok: Number(ok), bad: Number(bad) },
    });
  }
  return figures;
}

const files = corpusFiles('camt');
const known = manifest();

const read = (name: string): Promise<FileRead> =>
  readWhole(camtReader, files.find((file) => file.name === name)!.bytes(), { zone: 'Europe/Vilnius' });

/** Statements of the account's own currency: those of others have no balances. */
const ofAccount = (statements: readonly StatementEnd[]): readonly StatementEnd[] =>
  statements.filter(
    ({ openingBalance, closingBalance }) => openingBalance !== undefined || closingBalance !== undefined,
  );

const balanceOff = ({ problems }: StatementEnd): boolean =>
  problems.some(({ code }) => code === 'BALANCE_DOES_NOT_FOOT' || code === 'BALANCE_CURRENCY_DIFFERS');

/** Files whose closing balance is in another currency than the opening one: there is no one closing figure. */
const MIXED_BALANCES = /camt053\.(v2\.minimal|v2\.minimal\.ultimate|v2\.with-party-ids|v3|v4|v8)\.xml$/;
/** Has a group header and nothing else. */
const EMPTY = 'genkgo-camt__test_data__camt053.v2.wrong.xml';

describe('bank statements of the corpus (camt)', () => {
  const names = files.map(({ name }) => name).filter((name) => name !== EMPTY);
  const each = names.length === 0 ? it.skip.each(['camt']) : it.each(names);

  each('%s gives the entries, balances and footing of the manifest', async (name) => {
    const figures = known.get(name)!;
    const { opened, closed, statements } = await read(name);
    expect(recognised(camtReader, files.find((file) => file.name === name)!.bytes())).toBe(100);
    expect(opened.version).toBe(figures.version);
    expect(closed.rows).toBe(figures.entries);
    expect(statements.length).toBeGreaterThanOrEqual(figures.statements);
    const [first] = ofAccount(statements);
    if (figures.opening !== undefined) expect(compare(first!.openingBalance!, figures.opening)).toBe(0);
    else expect(first?.openingBalance).toBeUndefined();
    if (MIXED_BALANCES.test(name)) expect(first!.closingBalance).toBeUndefined();
    else if (figures.closing === undefined) expect(first?.closingBalance).toBeUndefined();
    else expect(compare(first!.closingBalance!, figures.closing)).toBe(0);
    expect(statements.filter(balanceOff)).toHaveLength(figures.footing.bad);
    const pairs = ofAccount(statements).filter(
      (end) => end.openingBalance !== undefined && end.closingBalance !== undefined && !balanceOff(end),
    );
    expect(pairs).toHaveLength(figures.footing.ok);
  });

  (files.length === 0 ? it.skip : it)('a message without any statement is refused by name', async () => {
    const refused = await read(EMPTY).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toMatchObject({ code: 'NO_STATEMENT' });
  });

  (files.length === 0 ? it.skip : it)(
    'the Lithuanian chain foots on every day, and every day opens with what the day before closed with',
    async () => {
      const days = names.filter((name) => name.includes('LT625883379695428516_CAMT_053'));
      const last = new Map<string, string>();
      let links = 0;
      for (const name of days) {
        const { statements, rejected, skipped, repeated } = await read(name);
        expect(statements).toHaveLength(2);
        expect([rejected.length, skipped.length, repeated]).toEqual([0, 0, 0]);
        for (const end of statements) {
          expect(end).toMatchObject({
            foots: true,
            problems: [],
            from: name.slice(-14, -4),
            to: name.slice(-14, -4),
          });
          const before = last.get(end.accountNo);
          if (before !== undefined) {
            expect(end.openingBalance).toBe(before);
            links += 1;
          }
          last.set(end.accountNo, end.closingBalance!);
        }
      }
      expect(days.length).toBeGreaterThan(50);
      expect(last.size).toBe(2);
      expect(links).toBe(2 * (days.length - 1));
    },
  );

  (files.length === 0 ? it.skip : it)('no two entries of all files of an account share an id', async () => {
    const ids = new Map<string, string>();
    let lines = 0;
    for (const name of names.filter((one) => one.includes('LT625883379695428516'))) {
      for (const { lineId } of (await read(name)).lines) {
        lines += 1;
        ids.set(lineId, name);
      }
    }
    expect(lines).toBeGreaterThan(400);
    expect(ids.size).toBe(lines);
  });

  (files.length === 0 ? it.skip : it)('names of persons and their accounts stay in the file', async () => {
    const { lines } = await read('viafintech-sepa_file_parser__fixtures_camt054__valid_example.xml');
    const told = JSON.stringify(lines);
    expect(told).toContain('MITTEILUNGEN: MD06');
    expect(told).not.toMatch(/Bernasconi|Rutschmann|CH44090000|CH37090000/i);
  });
});
