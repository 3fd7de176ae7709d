import { describe, expect, it } from '@jest/globals';
import { malformed } from '../../src/shared/domain-error.js';
import { positiveOrZero } from '../../src/reading/cells.js';
import { leaveOut, readDocumentTable } from '../../src/reading/tables/document-table.js';
import type { DocumentTableFormat } from '../../src/reading/tables/document-table.js';
import type { FileReader } from '../../src/reading/file-reader.js';
import { readWhole } from '../support/read-file.js';

interface Part {
  readonly fileLine: number;
  readonly no: string;
  readonly amount: string;
  readonly currency: string;
}

/** Refunds of several lines: enough of a document to see what the driver does with any. */
const FORMAT: DocumentTableFormat<'no' | 'amount' | 'currency', Part> = {
  table: {
    name: 'list',
    columns: {
      no: { names: ['no'], required: true },
      amount: { names: ['amount'], required: true },
      currency: { names: ['currency'], required: false },
    },
    unread: [],
  },
  counted: 'refunds',
  version: (table) => `from line ${table.headerLine}`,
  group: (row) => row.get('no'),
  row: (row, context) => {
    if (row.get('no') === 'sum') return leaveOut('TOTAL_ROW', 'a row of totals');
    const currency = row.get('currency') || context.currency;
    const amount = positiveOrZero(row.get('amount'), 'amount', currency);
    return { kind: 'part', part: { fileLine: row.line, no: row.get('no'), amount, currency } };
  },
  documents: ([first, ...others]) => {
    if (first === undefined) return malformed('NO_ROW', 'there is no row');
    const { no, amount, currency, fileLine } = first;
    return {
      key: no,
      items: [
        { kind: 'refund', row: { fileLine, refundNo: no, orderNo: no, currency, amount, settled: true } },
      ],
      totals: { refundAmount: amount },
      currency,
      ...(others.length > 0 && { warning: { code: 'LONG', detail: 'belong to long ones' } }),
    };
  },
};
const reader: FileReader = {
  kind: 'list',
  family: 'refunds',
  name: { en: 'list', zh: '表' },
  version: 1,
  recognise: () => undefined,
  read: (source, options) => readDocumentTable(source, options, FORMAT),
};
const read = (text: string, options = {}) => readWhole(reader, Buffer.from(text), options);

describe('a table of documents', () => {
  it('says its layout first, and at its end how many documents there were and what they add up to', async () => {
    const { opened, closed } = await read('a list\n\nno,amount,currency\n1,5,EUR\n2,7,EUR\n', {
      currency: 'EUR',
    });
    expect(opened).toEqual({ kind: 'opened', version: 'from line 3', encoding: 'utf-8', warnings: [] });
    expect(closed).toEqual({
      kind: 'closed',
      rows: 2,
      declared: {},
      computed: { refunds: 2, currency: 'EUR', refundAmount: '12.00' },
      warnings: [],
    });
  });

  it('adds up each currency for itself', async () => {
    const { closed } = await read('no,amount,currency\n1,5,EUR\n2,700,JPY\n3,1,EUR\n');
    expect(closed.computed).toEqual({ refunds: 3, 'refundAmount EUR': '6.00', 'refundAmount JPY': '700' });
  });

  it('counts rows that give nothing, too, and has no sums without documents', async () => {
    const { closed, skipped, rejected } = await read('no,amount\nsum,5\n1,x\n\n# end\n');
    expect(closed).toMatchObject({ rows: 2, computed: { refunds: 0 } });
    expect([skipped.length, rejected.length]).toEqual([1, 1]);
  });

  it('says a warning once for all of its rows', async () => {
    const { closed } = await read('no,amount\n1,5\n1,5\n2,5\n3,5\n3,5\n3,5\n');
    expect(closed.warnings).toEqual([
      { code: 'COLUMN_MISSING', detail: expect.stringContaining('currency') as unknown },
      { code: 'LONG', detail: '5 rows belong to long ones, the first is on line 2' },
    ]);
  });

  it('ends a document at a line that can not be read', async () => {
    const { others, rejected } = await read('no,amount\n1,5\n1\n1,5\n');
    expect(rejected).toMatchObject([{ fileLine: 3, code: 'SHORT_LINE' }]);
    expect(others).toHaveLength(1);
  });

  it('does not collect a whole file as one document', async () => {
    const { others, rejected } = await read(`no,amount\n${'1,5\n'.repeat(5001)}2,5\n`);
    expect(rejected.map(({ code }) => code).filter((code) => code === 'GROUP_INCOMPLETE')).toHaveLength(5000);
    expect(rejected).toHaveLength(5001);
    expect(others).toMatchObject([{ row: { refundNo: '2' } }]);
  });

  it('says that characters could not be decoded', async () => {
    const bytes = Buffer.concat([
      Buffer.from('no,amount\n标题标题标题标题标题标题标题,5\n'),
      Buffer.from([0xff, 0x2c, 0x35]),
    ]);
    const { closed } = await readWhole(reader, bytes);
    expect(closed.warnings.map(({ code }) => code)).toContain('UNDECODABLE_BYTES');
  });

  it('lets a fault of the program through', async () => {
    const broken: FileReader = {
      ...reader,
      read: (source, options) =>
        readDocumentTable(source, options, {
          ...FORMAT,
          row: () => {
            throw new TypeError('a bug');
          },
        }),
    };
    await expect(readWhole(broken, Buffer.from('no,amount\n1,5\n'))).rejects.toThrow(TypeError);
  });
});
