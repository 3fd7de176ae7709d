import { describe, expect, it } from '@jest/globals';
import { plainTime } from '../../src/reading/date-format.js';
import { mappedReader } from '../../src/reading/tables/mapped-table.js';
import { parseMapping } from '../../src/shared/column-mapping.js';
import type { ColumnMapping } from '../../src/shared/column-mapping.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const BANK: ColumnMapping = {
  name: 'my-bank',
  columns: { date: 'Buchung', amount: 'Betrag', balance: 'Saldo', type: 'Art', remark: 'Zweck' },
  dateFormat: 'dd.MM.yyyy',
  decimal: ',',
  currency: 'EUR',
};
const read = (mapping: ColumnMapping, rows: readonly string[], pieceBytes?: number) =>
  readWhole(mappedReader(mapping), Buffer.from(rows.join('\n')), { zone: 'Europe/Berlin' }, pieceBytes);
const amounts = async (mapping: ColumnMapping, rows: readonly string[]) =>
  (await read(mapping, rows)).lines.map(({ amount }) => amount);

describe('a table that a user mapped', () => {
  const header = 'Buchung;Betrag;Saldo;Art;Zweck;Name';
  const rows = [
    'Mein Konto',
    header,
    '02.01.2025;-1.234,50;8.765,50;Lastschrift;Miete;Erika',
    '03.01.2025;"1.000,00";9.765,50;Eingang;;',
  ];

  it('is read with its dates, decimals and currency', async () => {
    const { lines, statements, opened } = await read(BANK, rows, 1);
    expect(lines).toMatchObject([
      {
        amount: '-1234.50',
        balance: '8765.50',
        occurredAt: '2025-01-01T23:00:00Z',
        businessType: 'Lastschrift',
        remark: 'Miete',
      },
      { amount: '1000.00', balance: '9765.50', occurredAt: '2025-01-02T23:00:00Z' },
    ]);
    expect(statements).toMatchObject([
      {
        accountNo: 'my-bank',
        currency: 'EUR',
        openingBalance: '10000.00',
        closingBalance: '9765.50',
        foots: true,
      },
    ]);
    expect(opened.version).toBe('mapped: my-bank');
    expect(JSON.stringify(lines)).not.toContain('Erika');
  });

  it('with balances that do not continue is read to its end and does not foot', async () => {
    const { statements, lines } = await read(
      BANK,
      rows.map((row) => row.replace('9.765,50', '9.765,51')),
    );
    expect([lines.length, statements[0]?.foots]).toEqual([2, false]);
  });

  it('has rows rejected that can not be read so', async () => {
    const { rejected, skipped, lines } = await read(BANK, [
      header,
      '2025-01-02;1,00;;;;',
      '31.02.2025;1,00;;;;',
      '02.01.2025;1.00;;;;',
      '02.01.2025;1,005;;;;',
      '02.01.2025;;;;;',
      ';1,00;;Einkauf;;',
      ';9,00;;Summe;;',
      'Kein Anspruch auf Richtigkeit;;;;;',
      '02.01.2025;1,00;;;;',
      '02.01.2025;1',
    ]);
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'MALFORMED_TIME'],
      [3, 'MALFORMED_TIME'],
      [4, 'MALFORMED_AMOUNT'],
      [5, 'AMOUNT_TOO_PRECISE'],
      [6, 'AMOUNT_MISSING'],
      [7, 'MALFORMED_TIME'],
      [11, 'TORN_LINE'],
    ]);
    expect(skipped.map(({ code }) => code)).toEqual(['TOTAL_ROW', 'NOTE']);
    expect(lines).toHaveLength(1);
  });

  it('has two equal rows of a day as two movements, in every export the same ones', async () => {
    const twice = [header, '02.01.2025;-5,00;;Kauf;;', '02.01.2025;-5,00;;Kauf;;'];
    const [first, again] = [
      await read(BANK, twice),
      await read(BANK, [...twice, '03.01.2025;-5,00;;Kauf;;']),
    ];
    expect(new Set(again.lines.map(({ lineId }) => lineId)).size).toBe(3);
    expect(again.lines.slice(0, 2).map(({ lineId }) => lineId)).toEqual(
      first.lines.map(({ lineId }) => lineId),
    );
  });

  it('counts an entry with a number once', async () => {
    const mapping = { ...BANK, columns: { date: 'Buchung', amount: 'Betrag', entryNo: 'Nr' } };
    const { lines, repeated } = await read(mapping, [
      'Buchung;Betrag;Nr',
      '02.01.2025;5,00;77',
      '02.01.2025;5,00;77',
    ]);
    expect([lines.length, lines[0]?.entryNo, repeated]).toEqual([1, '77', 1]);
  });

  it('lacks a mapped column: it is named', async () => {
    await expect(read(BANK, ['Buchung;Saldo;Art;Zweck', 'x'])).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('Betrag'),
    });
  });

  it('is known by all of its columns, above any other format', () => {
    const reader = mappedReader(BANK);
    expect(recognised(reader, Buffer.from(rows.join('\n')))).toBe(105);
    expect(recognised(reader, Buffer.from('Buchung;Betrag;Saldo;Art\n'))).toBe(0);
  });
});

describe('amounts of a mapped table', () => {
  const plain = { name: 'm', decimal: '.' } as const;

  it('are signed by income and expense, whatever sign the expense has', async () => {
    const mapping = { ...plain, columns: { date: 'd', income: 'in', expense: 'out' } };
    const rows = ['d,in,out', '2025-01-02,5.00,', '2025-01-02,,6.00', '2025-01-02,0,-7.00'];
    expect(await amounts(mapping, rows)).toEqual(['5.00', '-6.00', '-7.00']);
    const both = await read(mapping, ['d,in,out', '2025-01-02,5.00,1.00']);
    expect(both.rejected).toMatchObject([{ code: 'TWO_AMOUNTS' }]);
  });

  it('are signed by a direction in words, whatever sign the amount has', async () => {
    const mapping = { ...plain, columns: { date: 'd', amount: 'a', direction: 'w' } };
    const rows = [
      'd,a,w',
      '20250102,5.00,DEBIT',
      '20250102,-6.00,DEBIT',
      '20250102,7.00,credit',
      '20250102,8.00,借',
      '20250102,9.00,收入',
      '20250102,1.00,?',
    ];
    expect(await amounts(mapping, rows)).toEqual(['-5.00', '-6.00', '7.00', '-8.00', '9.00']);
    expect((await read(mapping, rows)).rejected).toMatchObject([{ fileLine: 7, code: 'DIRECTION_UNKNOWN' }]);
  });

  it('are turned round for bills of credit cards', async () => {
    const mapping = { ...plain, columns: { date: 'd', amount: 'a' }, sign: 'inverted' } as const;
    expect(
      await amounts(mapping, ['d,a', '2025-01-02,5.00', '2025-01-03,(1,000.00)'.replace(',000', '000')]),
    ).toEqual(['-5.00', '1000.00']);
  });

  it('may have thousands apart in the other sign, in blanks or apostrophes, but not anywhere', async () => {
    const mapping = { ...plain, columns: { date: 'd', amount: 'a' } };
    const rows = [
      'd;a',
      '2025-01-02;1,234.50',
      '2025-01-02;1 234.50',
      "2025-01-02;1'234.50",
      '2025-01-02;$5',
      '2025-01-02;12,34.50',
    ];
    expect(await amounts(mapping, rows)).toEqual(['1234.50', '1234.50', '1234.50', '5.00']);
  });

  const [bmo] = corpusFiles('cn-bank-csv').filter(({ name }) => name.includes('bmo_debit'));
  (bmo === undefined ? it.skip : it)('of a Canadian bank come out as it booked them', async () => {
    const mapping: ColumnMapping = {
      name: 'bmo',
      decimal: '.',
      currency: 'CAD',
      dateFormat: 'yyyyMMdd',
      columns: {
        date: 'Date Posted',
        amount: 'Transaction Amount',
        direction: 'Transaction Type',
        remark: 'Description',
      },
    };
    const { lines, rejected } = await readWhole(mappedReader(mapping), bmo!.bytes());
    expect(lines.map(({ amount }) => amount)).toEqual(['0.01', '-68.32', '-50.00', '-40.00']);
    expect(rejected).toEqual([]);
  });
});

describe('a date format', () => {
  const mapping = (dateFormat: string, time = false): ColumnMapping => ({
    name: 'm',
    decimal: '.',
    dateFormat,
    columns: { date: 'd', amount: 'a', ...(time && { time: 't' }) },
  });
  it.each([
    ['d/M/yyyy', '3/4/2025', '2025-04-02T22:00:00Z'],
    ['M/d/yy', '3/4/25', '2025-03-03T23:00:00Z'],
    ['yyyyMMdd', '20250304', '2025-03-03T23:00:00Z'],
    ['dd/MM/yyyy HH:mm', '04/03/2025 13:05', '2025-03-04T12:05:00Z'],
    ['yyyy年M月d日', '2025年3月4日', '2025-03-03T23:00:00Z'],
  ])('%s reads %s', async (format, date, instant) => {
    const { lines } = await read(mapping(format), ['d;a', `${date};1`]);
    expect(lines[0]?.occurredAt).toBe(instant);
  });

  it('leaves the time to a column of its own', async () => {
    const { lines } = await read(mapping('d.M.yyyy', true), ['d;t;a', '4.3.2025;13:05:06;1']);
    expect(lines[0]?.occurredAt).toBe('2025-03-04T12:05:06Z');
  });
});

describe('a date without a given format', () => {
  it.each([
    ['20250304', '', '2025-03-03T23:00:00Z'],
    ['20250304130506', '', '2025-03-04T12:05:06Z'],
    ['2025.3.4', '130506', '2025-03-04T12:05:06Z'],
    ['2025/03/04  13:05:06', '', '2025-03-04T12:05:06Z'],
    ['2025-03-04T13:05:06', '', '2025-03-04T12:05:06Z'],
    ['2025年3月4日', '13时05分06秒', '2025-03-04T12:05:06Z'],
    ['2025-03-04 00:00:00', '13.05.06', '2025-03-04T12:05:06Z'],
    ['2025-03-04', '2025-03-04 13:05:06.123', '2025-03-04T12:05:06Z'],
    ['２０２５－０３－０４', '-', '2025-03-03T23:00:00Z'],
  ])('%s and %j is %s', (date, time, instant) => {
    expect(plainTime(date, time, 'Datum', 'Europe/Berlin')).toBe(instant);
  });

  it.each(['2025-13-01', '2025', '99999999', 'x'])('%s is none', (date) => {
    expect(() => plainTime(date, '', 'Datum', 'Europe/Berlin')).toThrow('Datum');
  });
});

describe('a mapping as JSON', () => {
  it('comes back as it is', () => {
    expect(parseMapping(JSON.parse(JSON.stringify(BANK)))).toEqual(BANK);
  });

  it.each([
    [null, 'mapping'],
    [{ ...BANK, name: '' }, 'name'],
    [{ ...BANK, decimal: ';' }, 'decimal'],
    [{ ...BANK, sign: 'minus' }, 'sign'],
    [{ ...BANK, currency: 'euro' }, 'currency'],
    [{ ...BANK, accountNo: 'a b' }, 'accountNo'],
    [{ ...BANK, dateFormat: 'dd.MM' }, 'dateFormat'],
    [{ ...BANK, dateFormat: 'dd.MM.yyyy MM' }, 'dateFormat'],
    [{ ...BANK, dateFormat: 'EEE dd.MM.yyyy' }, 'dateFormat'],
    [{ ...BANK, colour: 'red' }, 'colour'],
    [{ ...BANK, columns: [] }, 'columns'],
    [{ ...BANK, columns: { amount: 'a' } }, 'columns.date'],
    [{ ...BANK, columns: { date: 'd' } }, 'columns.amount'],
    [{ ...BANK, columns: { date: 'd', amount: 'a', income: 'i' } }, 'columns.amount'],
    [{ ...BANK, columns: { date: 'd', income: 'i' } }, 'columns.expense'],
    [{ ...BANK, columns: { date: 'd', expense: 'e' } }, 'columns.income'],
    [{ ...BANK, columns: { date: 'd', income: 'i', expense: 'e', direction: 'x' } }, 'columns.direction'],
    [{ ...BANK, columns: { date: 7, amount: 'a' } }, 'columns.date'],
    [{ ...BANK, columns: { date: 'd', amount: 'a', buyer: 'b' } }, 'columns.buyer'],
  ])('%j is refused, naming %s', (json, field) => {
    let thrown: unknown;
    try {
      parseMapping(json);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'MALFORMED_MAPPING', details: { field } });
  });
});
