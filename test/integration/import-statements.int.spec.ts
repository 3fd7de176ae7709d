import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { importFile } from '../../src/importing/import-file.js';
import type { ImportReport } from '../../src/importing/import-report.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { mappedReader } from '../../src/reading/tables/mapped-table.js';
import { parseMapping } from '../../src/shared/column-mapping.js';
import type { StatementClosed, StatementLinesRecorded } from '../../src/statements/statement.events.js';
import { endingAfter } from '../support/ending-store.js';
import { zipOf } from '../support/made-files.js';
import { freshDatabase } from '../support/test-database.js';

const codec = new EventCodec(eventCatalogue);
const ACCOUNT = 'DE02120300000000202051';

interface Day {
  readonly date: string;
  readonly opening: string;
  readonly closing: string;
  readonly amounts: readonly string[];
}
const FIRST: Day = { date: '2026-01-05', opening: '100.00', closing: '150.50', amounts: ['20.00', '30.50'] };
const SECOND: Day = { date: '2026-01-06', opening: '150.50', closing: '155.50', amounts: ['5.00'] };

function camt(days: readonly Day[]): string {
  const balance = (code: string, amount: string, date: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`;
  const statements = days.map(({ date, opening, closing, amounts }) => {
    const entries = amounts.map(
      (amount, at) =>
        `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${date}</Dt></BookgDt><AcctSvcrRef>REFERENCE-${date}-${at}</AcctSvcrRef></Ntry>`,
    );
    return `<Stmt><Id>${date}</Id><Acct><Id><IBAN>${ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', opening, date)}${balance('CLBD', closing, date)}${entries.join('')}</Stmt>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>${statements.join('')}</BkToCstmrStmt></Document>`;
}

describe('importing statements', () => {
  let home: Awaited<ReturnType<typeof freshDatabase>>;
  let store: PostgresEventStore;
  let folder: string;
  let files = 0;
  beforeAll(async () => {
    home = await freshDatabase();
    store = await PostgresEventStore.open(home.url);
    folder = await mkdtemp(join(tmpdir(), 'ledger-import-'));
  });
  afterAll(async () => {
    await store.close();
    await home.drop();
    await rm(folder, { recursive: true });
  });

  const bring = async (
    shopId: string,
    content: string | Buffer,
    into: EventStore = store,
  ): Promise<ImportReport> => {
    const path = join(folder, `file-${++files}`);
    await writeFile(path, content);
    return importFile(
      { store: into, codec },
      {
        path,
        fileName: 'statement.xml',
        shopId,
        kind: 'auto',
        actor: { type: 'user', id: 'clerk' },
        zone: 'Asia/Shanghai',
        now: '2026-02-03T02:00:00Z',
      },
    );
  };
  /** What the log says of a shop, without ids that differ between shops and runs. */
  const said = async (shopId: string): Promise<readonly string[]> => {
    const all = await store.readAll({ limit: 10_000 });
    return all
      .filter(({ data }) => data.includes(`"shopId":"${shopId}"`))
      .map(({ type, data }) =>
        `${type} ${data}`
          .replaceAll(/"(statementId|lineId)":"[^"]*"/g, '"$1"')
          .replaceAll(`"shopId":"${shopId}"`, '"shopId"'),
      );
  };
  const closings = async (shopId: string): Promise<readonly StatementClosed['data'][]> =>
    (await store.readAll({ limit: 10_000 }))
      .filter(({ type, data }) => type === 'StatementClosed' && data.includes(`"shopId":"${shopId}"`))
      .map((record) => (codec.decode(record).event as StatementClosed).data);

  it('of a file with several gives each its own, with its kind, balances and lines', async () => {
    const report = await bring('two', camt([FIRST, SECOND]));
    expect(report).toMatchObject({ kind: 'camt', rows: 3, new: 3, rejectedCount: 0 });
    expect(await closings('two')).toMatchObject([
      { accountNo: ACCOUNT, openingBalance: '100.00', closingBalance: '150.50', rows: 2, foots: true },
      { accountNo: ACCOUNT, openingBalance: '150.50', closingBalance: '155.50', rows: 1, foots: true },
    ]);
    const [lines] = (await store.readAll({ limit: 10_000 }))
      .filter(({ type, data }) => type === 'StatementLinesRecorded' && data.includes('"shopId":"two"'))
      .map((record) => (codec.decode(record).event as StatementLinesRecorded).data);
    expect(lines).toMatchObject({ kind: 'camt', lines: [{ amount: '20.00' }, { amount: '30.50' }] });
    expect(await bring('two', camt([FIRST, SECOND]))).toMatchObject({ new: 0, unchanged: 3, events: 0 });
  });

  it('records a line once, in whatever files of the account it stands', async () => {
    await bring('overlap', camt([FIRST]));
    expect(await bring('overlap', camt([FIRST, SECOND]))).toMatchObject({ new: 1, unchanged: 2 });
  });

  it('that does not foot comes in, says so, and names the difference', async () => {
    const report = await bring('broken', camt([{ ...FIRST, closing: '150.00' }]));
    expect(report).toMatchObject({ new: 2, warnings: [{ code: 'BALANCE_DOES_NOT_FOOT' }] });
    expect(await closings('broken')).toMatchObject([
      { foots: false, problems: [{ code: 'BALANCE_DOES_NOT_FOOT', differenceAmount: '-0.50' }] },
    ]);
  });

  it('that is killed after any append leaves, once repeated, the same log as a clean run', async () => {
    const content = camt([FIRST, SECOND]);
    const { events } = await bring('clean', content);
    const clean = await said('clean');
    expect(clean).toHaveLength(events);
    for (let appends = 0; appends < events; appends++) {
      const shop = `killed-${appends}`;
      await expect(bring(shop, content, endingAfter(store, appends))).rejects.toThrow('killed');
      expect(await bring(shop, content)).toMatchObject({ events: events - appends });
      expect(await said(shop)).toEqual(clean);
    }
  });

  it('of an account whose number is masked are imported under the number as it is written', async () => {
    const path = join(folder, 'masked.csv');
    await writeFile(path, 'Day,Money\n2026-01-05,12.50\n2026-01-06,-2.50\n');
    const columns = { date: 'Day', amount: 'Money' };
    const kind = mappedReader(parseMapping({ name: 'My bank', columns, decimal: '.', currency: 'CNY' }));
    const request = {
      path,
      shopId: 'masked',
      kind,
      accountNo: '6222 02** **** 1234',
      actor: { type: 'user' as const, id: 'clerk' },
      zone: 'Asia/Shanghai',
      now: '2026-02-03T02:00:00Z',
    };
    expect(await importFile({ store, codec }, request)).toMatchObject({ kind: 'mapped', new: 2 });
    expect(await importFile({ store, codec }, request)).toMatchObject({ new: 0, unchanged: 2, events: 0 });
    expect(await closings('masked')).toMatchObject([
      { accountNo: '6222 02** **** 1234', creditAmount: '12.50', debitAmount: '2.50' },
    ]);
  });

  it('are refused, with nothing written, when the same file was recorded as another reading of it', async () => {
    const path = join(folder, 'yen.csv');
    await writeFile(path, 'Day,Money\n2026-01-05,12.50\n2026-01-06,-2\n');
    const columns = { date: 'Day', amount: 'Money' };
    const kind = mappedReader(parseMapping({ name: 'My bank', columns, decimal: '.' }));
    const request = {
      path,
      shopId: 'reread',
      kind,
      accountNo: 'acc-1',
      actor: { type: 'user' as const, id: 'clerk' },
      zone: 'Asia/Shanghai',
      now: '2026-02-03T02:00:00Z',
    };
    // Only one of the amounts is one of yen: the statement is recorded without the other line.
    const asYen = await importFile({ store, codec }, { ...request, currency: 'JPY' });
    expect(asYen).toMatchObject({ new: 1, rejectedCount: 1 });
    const head = await store.head();
    await expect(importFile({ store, codec }, { ...request, currency: 'CNY' })).rejects.toMatchObject({
      code: 'IMPORT_DIFFERS',
      kind: 'malformed',
    });
    expect(await store.head()).toBe(head);
  });

  it('in a zip are imported member by member; one that is broken keeps all of the zip out', async () => {
    const name = 'day.xml';
    const zip = zipOf([
      { name, content: camt([FIRST]) },
      { name: 'next.xml', content: camt([SECOND]) },
    ]);
    const report = await bring('zip', zip);
    expect(report).toMatchObject({ rows: 3, new: 3, files: [{ new: 2 }, { new: 1 }] });
    // The same file outside of the zip is the same file.
    expect(await bring('zip', camt([FIRST]))).toMatchObject({ events: 0, new: 0 });
    const withNotes = zipOf([
      { name: 'read me.txt', content: 'Dear customer, …' },
      { name, content: camt([FIRST]) },
    ]);
    expect(await bring('zip-notes', withNotes)).toMatchObject({
      new: 2,
      warnings: [{ code: 'PART_NOT_READ', detail: expect.stringContaining('read me.txt') }],
    });
    const head = await store.head();
    const broken = zipOf([
      { name, content: camt([FIRST]) },
      { name: 'next.xml', content: camt([SECOND]).slice(0, -20) },
    ]);
    await expect(bring('zip-broken', broken)).rejects.toMatchObject({ code: 'XML_MALFORMED' });
    expect(await store.head()).toBe(head);
  });
});
