import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { importFile } from '../../src/importing/import-file.js';
import type { ImportRequest } from '../../src/importing/import-file.js';
import { ImportJobs } from '../../src/importing/import-jobs.js';
import type { ImportReport } from '../../src/importing/import-report.js';
import { columnMappingDecider } from '../../src/mappings/column-mapping.decider.js';
import { savedMappings } from '../../src/mappings/saved-mappings.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { CommandExecutor } from '../../src/platform/event-store/execute.js';
import { GroupAppender } from '../../src/platform/event-store/group-append.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import type { ColumnMapping } from '../../src/shared/column-mapping.js';
import { derivedId } from '../../src/shared/ids.js';
import { mappingsStream } from '../../src/shared/streams.js';
import { zipOf } from '../support/made-files.js';
import { freshDatabase } from '../support/test-database.js';

const codec = new EventCodec(eventCatalogue);
const TABLE = 'Day,Money,Why\n2026-01-05,12.50,rent\n2026-01-06,-2.50,fee\n';
const SHORT: ColumnMapping = {
  name: 'Two columns',
  columns: { date: 'Day', amount: 'Money' },
  decimal: '.',
  currency: 'CNY',
  accountNo: 'acc-1',
};
const LONG: ColumnMapping = { ...SHORT, columns: { ...SHORT.columns, remark: 'Why' } };

describe('the mappings that a shop saved', () => {
  let home: Awaited<ReturnType<typeof freshDatabase>>;
  let store: PostgresEventStore;
  let folder: string;
  let count = 0;
  beforeAll(async () => {
    home = await freshDatabase();
    store = await PostgresEventStore.open(home.url);
    folder = await mkdtemp(join(tmpdir(), 'ledger-mappings-'));
  });
  afterAll(async () => {
    await store.close();
    await home.drop();
    await rm(folder, { recursive: true });
  });

  const save = async (shopId: string, name: string, mapping: ColumnMapping): Promise<readonly string[]> => {
    const commandId = derivedId('save', String(++count));
    const { eventTypes } = await new CommandExecutor(store, new GroupAppender(store), codec).execute({
      commandId,
      correlationId: commandId,
      source: 'test',
      stream: mappingsStream(shopId),
      decider: columnMappingDecider,
      command: {
        type: 'SaveColumnMapping',
        actor: { type: 'user', id: 'clerk' },
        occurredAt: '2026-02-03T02:00:00Z',
        data: { shopId, name, mapping },
      },
    });
    return eventTypes;
  };
  const bring = async (
    shopId: string,
    content: string | Buffer = TABLE,
    asked: Partial<ImportRequest> = {},
  ): Promise<ImportReport> => {
    const path = join(folder, `file-${++count}`);
    await writeFile(path, content);
    const request = {
      path,
      fileName: 'own.csv',
      shopId,
      kind: 'auto',
      actor: { type: 'user' as const, id: 'clerk' },
      zone: 'Asia/Shanghai',
      now: '2026-02-03T02:00:00Z',
    };
    return importFile({ store, codec }, { ...request, ...asked });
  };

  it('come back as they were saved, the newest of each name', async () => {
    expect(await save('kept', 'card', SHORT)).toEqual(['ColumnMappingSaved']);
    expect(await save('kept', 'card', SHORT)).toEqual([]);
    await save('kept', 'bank', SHORT);
    await save('kept', 'card', LONG);
    expect(await savedMappings({ store, codec }, 'kept')).toEqual([
      { name: 'bank', mapping: SHORT },
      { name: 'card', mapping: LONG },
    ]);
    expect(await savedMappings({ store, codec }, 'kept-by-nobody')).toEqual([]);
  });

  it('read a file by name, and the report says which did', async () => {
    await save('named', 'short', SHORT);
    const report = await bring('named', TABLE, { mapping: 'short' });
    expect(report).toMatchObject({ kind: 'mapped', mapping: 'short', new: 2, rejectedCount: 0 });
    expect(await bring('named', TABLE, { mapping: 'short' })).toMatchObject({ unchanged: 2, events: 0 });
    await expect(bring('named', TABLE, { mapping: 'long' })).rejects.toMatchObject({
      code: 'MAPPING_UNKNOWN',
      message: expect.stringContaining('short'),
    });
  });

  it('know a file that nothing else knows; of several the one that explains most of it reads it', async () => {
    await expect(bring('found')).rejects.toMatchObject({ code: 'UNKNOWN_FILE_KIND' });
    await save('found', 'other', { ...LONG, columns: { ...LONG.columns, balance: 'Rest' } });
    await expect(bring('found')).rejects.toMatchObject({ code: 'UNKNOWN_FILE_KIND' });
    await save('found', 'short', SHORT);
    expect(await bring('found')).toMatchObject({ kind: 'mapped', mapping: 'short', new: 2 });
    await save('found', 'long', LONG);
    expect(await bring('found', `${TABLE}2026-01-07,1.00,gift\n`)).toMatchObject({ mapping: 'long' });
    // Those of another shop are no concern of this one.
    await expect(bring('found-not')).rejects.toMatchObject({ code: 'UNKNOWN_FILE_KIND' });
  });

  it('record nothing of a file of which they can read no line, so that a better one may read it', async () => {
    await save('wrong', 'swapped', { ...SHORT, columns: { date: 'Why', amount: 'Money' } });
    const report = await bring('wrong', TABLE, { mapping: 'swapped' });
    expect(report).toMatchObject({ new: 0, rejectedCount: 2, events: 0 });
    expect(report.warnings).toContainEqual({
      code: 'NOTHING_READ',
      detail: 'none of the 2 lines of account acc-1 could be read, so nothing of it was recorded',
    });
    await save('wrong', 'right', SHORT);
    expect(await bring('wrong', TABLE, { mapping: 'right' })).toMatchObject({ new: 2, rejectedCount: 0 });
  });

  it('know a member of an archive too, beside members of known kinds', async () => {
    await save('zipped', 'short', SHORT);
    const orders =
      '订单编号,总金额,买家实际支付金额,订单创建时间,订单付款时间,退款金额\n1,5,5,2026-01-01 10:00:00,2026-01-01 10:05:00,0\n';
    const report = await bring(
      'zipped',
      zipOf([
        { name: 'own.csv', content: TABLE },
        { name: 'orders.csv', content: orders },
      ]),
    );
    expect(report.files?.map(({ kind, mapping }) => [kind, mapping])).toEqual([
      ['mapped', 'short'],
      ['tmall-orders', undefined],
    ]);
  });

  it('leave it to a person when two explain a file equally, and nothing is imported', async () => {
    await save('twice', 'american', { ...SHORT, dateFormat: 'MM-dd-yyyy' });
    await save('twice', 'iso', { ...SHORT, dateFormat: 'yyyy-MM-dd' });
    const head = await store.head();
    await expect(bring('twice')).rejects.toMatchObject({
      code: 'AMBIGUOUS_MAPPING',
      message: expect.stringContaining('american, iso'),
    });
    expect(await store.head()).toBe(head);
    expect(await bring('twice', TABLE, { mapping: 'iso' })).toMatchObject({ new: 2 });
  });

  it('read uploads, by name and by their columns', async () => {
    await save('sent', 'short', SHORT);
    await save('sent', 'long', LONG);
    const uploads = join(folder, 'uploads');
    await mkdir(uploads);
    const jobs = new ImportJobs(
      uploads,
      (request) => importFile({ store, codec }, request),
      'Asia/Shanghai',
      () => '2026-02-03T02:00:00Z',
    );
    const upload = async (mapping?: string) => {
      const facts = { shopId: 'sent', kind: 'auto', mapping, fileName: 'own.csv', actorId: 'clerk' };
      const job = await jobs.receive(Readable.from([TABLE]), facts, () => false);
      await jobs.ended(job);
      return { state: job.state, code: job.error?.code, mapping: job.report?.mapping };
    };
    expect(await upload('short')).toMatchObject({ state: 'done', mapping: 'short' });
    expect(await upload()).toMatchObject({ state: 'done', mapping: 'long' });
    expect(await upload('none')).toMatchObject({ state: 'failed', code: 'MAPPING_UNKNOWN' });
    await jobs.close();
  });
});
