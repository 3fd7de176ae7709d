import { describe, expect, it } from '@jest/globals';
import { mt940Reader } from '../../src/reading/banks/mt940.reader.js';
import { readWhole } from '../support/read-file.js';

const UTC = { zone: 'UTC' };
const read = (text: string, options: object = {}, pieceBytes?: number) =>
  readWhole(mt940Reader, Buffer.from(text), { ...UTC, ...options }, pieceBytes);

/** A statement of one day with the fields between its balances. */
const message = (
  body: readonly string[],
  { opening = 'C240305EUR100,00', closing = 'C240305EUR90,00', account = 'DE02120300000000202051' } = {},
) =>
  [':20:STARTUMS', `:25:${account}`, ':28C:5/1', `:60F:${opening}`, ...body, `:62F:${closing}`, '-', ''].join(
    '\n',
  );
const PAYMENT = [
  ':61:2403050305D10,00NTRFORDER-17//B24-991',
  ':86:116?00SEPA-UEBERWEISUNG?20EREF+E-4711?21SVWZ+Rechnung 17 vom 1. Maerz?30COBADEFF?31DE89370400440532013000',
  '?32ERIKA MUSTERMANN?33MUENCHEN',
];
const entry = async (field: string, text: readonly string[] = []) => {
  const { lines, rejected, skipped } = await read(message([`:61:${field}`, ...text]));
  return { line: lines[0], rejected: rejected.map(({ code }) => code), skipped };
};

describe('a SWIFT MT940 statement', () => {
  it('gives a movement with the bank’s and the customer’s reference, its kind and purpose, and no person', async () => {
    const { opened, lines, statements, closed } = await read(message(PAYMENT));
    expect(opened).toEqual({ kind: 'opened', version: 'MT940', encoding: 'utf-8', warnings: [] });
    expect(lines).toEqual([
      {
        statement: 0,
        lineId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        fileLine: 5,
        occurredAt: '2024-03-05T00:00:00Z',
        amount: '-10.00',
        entryNo: 'B24-991',
        tradeNo: 'ORDER-17',
        businessType: 'NTRF 116',
        businessDescription: 'SEPA-UEBERWEISUNG',
        remark: 'EREF+E-4711 SVWZ+Rechnung 17 vom 1. Maerz',
      },
    ]);
    expect(statements[0]).toMatchObject({
      accountNo: 'DE02120300000000202051',
      currency: 'EUR',
      openingBalance: '100.00',
      closingBalance: '90.00',
      foots: true,
      from: '2024-03-05',
      to: '2024-03-05',
      coversFrom: '2024-03-05T00:00:00Z',
      coversUntil: '2024-03-06T00:00:00Z',
    });
    expect(closed).toMatchObject({ rows: 1, computed: { entries: 1, debitAmount: '10.00' }, warnings: [] });
  });

  it('a reversed credit lowers the balance and a reversed debit raises it', async () => {
    expect((await entry('1102010201RC1027,25NTRFNONREF')).line?.amount).toBe('-1027.25');
    expect((await entry('1102010201RD1027,25NTRFNONREF')).line?.amount).toBe('1027.25');
    expect((await entry('1102010201CR12,NTRFNONREF')).line?.amount).toBe('12.00');
    expect((await entry('1102010201DR12,NTRFNONREF')).line?.amount).toBe('-12.00');
  });

  it.each([
    ['an amount that ends with the comma', '240305D1000,NTRFNONREF', '-1000.00'],
    ['leading zeros and a point', '240305C00000000025.00NTRFNONREF', '25.00'],
    ['thousands', '240305C1.234,56NTRFNONREF', '1234.56'],
    ['a funds code', '2403050305DR437,69NMSCNONREF', '-437.69'],
  ])('reads %s', async (_, field, amount) => {
    expect((await entry(field)).line?.amount).toBe(amount);
  });

  it.each([
    ['the date of entry rather than of value', '2403040305C1,NTRFNONREF', '2024-03-05'],
    ['the date of value where the entry date is left out', '240304C1,NTRFNONREF', '2024-03-04'],
    ['four blanks in the place of the entry date', '240304    C1,NTRFNONREF', '2024-03-04'],
    ['an entry in the year after the value date', '2312310102C1,NTRFNONREF', '2024-01-02'],
    ['an entry in the year before the value date', '2401011229C1,NTRFNONREF', '2023-12-29'],
    ['February 30 of a bank’s year of 360 days', '160230C1,NTRFNONREF', '2016-02-29'],
    ['a year of the last century', '991231C1,NTRFNONREF', '1999-12-31'],
  ])('takes %s', async (_, field, date) => {
    expect((await entry(field)).line?.occurredAt).toBe(`${date}T00:00:00Z`);
  });

  it('a movement lies at the start of its date in the shop’s zone', async () => {
    const { lines } = await read(message(PAYMENT), { zone: 'Asia/Shanghai' });
    expect(lines[0]?.occurredAt).toBe('2024-03-04T16:00:00Z');
  });

  it('accounts come without blanks and without the currency that some banks add', async () => {
    for (const account of ['1291.99.348EUR', '1291.99.348 EUR', ' 1291.99.348/EUR']) {
      expect((await read(message(PAYMENT, { account }))).statements[0]?.accountNo).toBe('1291.99.348');
    }
  });

  it('envelopes, several statements and a missing line end make no difference', async () => {
    const wrapped = `{1:F01ASNBNL21XXXX0000000000}{2:O940ASNBNL21XXXXN}{3:}{4:\n${message(PAYMENT).trimEnd()}}{5:}\n`;
    const file = `${wrapped}${wrapped.replaceAll('2403050305', '2403060306').replaceAll('240305', '240306').replace('B24-991', 'B24-992').replace('5/1', '6/1').replace('C240306EUR90', 'C240306EUR80').replace('C240306EUR100', 'C240306EUR90')}`;
    const { statements, closed } = await read(file.trimEnd().replaceAll('\n', '\r\n'));
    expect(statements.map(({ foots, from, entries }) => [foots, from, entries])).toEqual([
      [true, '2024-03-05', 1],
      [true, '2024-03-06', 1],
    ]);
    expect(closed.computed).toEqual({
      statements: 2,
      entries: 2,
      'credits DE02120300000000202051 EUR': '0.00',
      'debits DE02120300000000202051 EUR': '20.00',
    });
  });

  it('a dash or a time that begins a line of a text ends nothing', async () => {
    const text = [
      ':61:2403050305D10,00NMSCNONREF//POS 1',
      ':86:106?20EREF+VZ17?21GLAEUBIGER',
      '-',
      '-ID?22KARTENZAHLUNG ABCDEFGHIJKLMNO?23 AM 2024-03-05T20',
      ':20:37 FOLGENR 7',
    ];
    const { lines, statements } = await read(message(text));
    expect(statements).toHaveLength(1);
    expect(lines[0]?.remark).toContain('2024-03-05T20:20:37 FOLGENR 7');
    expect(lines[0]?.remark).toContain('GLAEUBIGER--ID');
  });

  it('structured text between slashes keeps the purpose and drops name, account and bank', async () => {
    const { line } = await entry('240305D10,00N426NONREF', [
      ':86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/J DE',
      ' VRIES/REMI/FACTUUR 2024-17/EREF/NOTPROVIDED',
    ]);
    expect(line).toMatchObject({ businessDescription: 'SEPA OVERBOEKING', remark: 'FACTUUR 2024-17' });
    expect(JSON.stringify(line)).not.toMatch(/VRIES|ABNA/);
  });

  it('the account and name that Dutch banks put in the place of the reference are left out', async () => {
    const { line } = await entry('2403050305D10,00NOVBNL91ABNA0417164300', [
      'j de vries',
      ':86:NL91ABNA0417164300 j de vries',
      '',
      'Factuur 17',
    ]);
    expect(line).toMatchObject({ businessType: 'NOVB', remark: 'Factuur 17' });
    expect(JSON.stringify(line)).not.toMatch(/vries|ABNA/);
    const rabobank = await entry('240305D000000010,00N0440121470966      W.P. Jansen', [':86:Terugboeking']);
    expect(rabobank.line).not.toHaveProperty('tradeNo');
    expect(JSON.stringify(rabobank.line)).not.toMatch(/Jansen|0121470966/);
  });

  it('lines of :NS: behind a movement are its purpose', async () => {
    const { line } = await entry('240305D10,00S051NONREF', [
      ':NS:01Miete',
      '02Maerz',
      '15Erika Mustermann',
      '17Dauerauftrag',
    ]);
    expect(line).toMatchObject({ remark: 'Miete Maerz', businessDescription: 'Dauerauftrag' });
    expect(JSON.stringify(line)).not.toContain('Mustermann');
  });

  it('German letters of ISO 8859-1 are no Chinese', async () => {
    const bytes = Buffer.from(message([PAYMENT[0] ?? '', ':86:Überweisung für Müll']), 'latin1');
    const { opened, lines } = await readWhole(mt940Reader, bytes, UTC);
    expect(opened.encoding).toBe('windows-1252');
    expect(lines[0]?.remark).toBe('Überweisung für Müll');
  });

  it('binary marks of transmission and old line ends are no part of the text', async () => {
    const bytes = `\x01\n${message(PAYMENT)}`.replace('\n-\n', '\n-\x03\n').replaceAll('\n', '\r');
    const { lines, statements } = await read(bytes);
    expect(statements[0]?.foots).toBe(true);
    expect(lines[0]?.tradeNo).toBe('ORDER-17');
  });

  it('reads the same in pieces of one byte', async () => {
    const file = message(PAYMENT).replaceAll('\n', '\r\n');
    expect(await read(file, {}, 1)).toEqual(await read(file));
  });
});

describe('the identity of bank movements', () => {
  it('a movement has one id in overlapping statements, with a number or without', async () => {
    const plain = [':61:2403050305D10,00NTRFNONREF', ':86:Rechnung 17'];
    const [first, second] = [
      await read(message([...PAYMENT, ...plain], { closing: 'C240305EUR80,00' })),
      await read(
        message([':61:2403050305C3,00NTRFNONREF', ...plain, ...PAYMENT], { closing: 'C240305EUR83,00' }),
      ),
    ];
    const ids = (one: typeof first) => new Set(one.lines.map(({ lineId }) => lineId));
    expect([...ids(first)].every((id) => ids(second).has(id))).toBe(true);
    expect(ids(second).size).toBe(3);
  });

  it('two equal payments of a day are two, and the same two in a second export', async () => {
    const same = [
      ':61:2403050305D5,00NTRFNONREF',
      ':86:Parken',
      ':61:2403050305D5,00NTRFNONREF',
      ':86:Parken',
    ];
    const [one, two] = [await read(message(same)), await read(message(same))];
    expect(one.statements[0]?.foots).toBe(true);
    expect(new Set(one.lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(one.lines).toEqual(two.lines);
  });

  it('equal payments on two pages of a day are two', async () => {
    const page = (number: number, opening: string, closing: string) =>
      message([':61:2403050305D5,00NTRFNONREF', ':86:Parken'], { opening, closing })
        .replace('5/1', `5/${number}`)
        .replace(':60F:', number > 1 ? ':60M:' : ':60F:')
        .replace(':62F:', number > 1 ? ':62F:' : ':62M:');
    const { lines, statements, closed } = await read(
      page(1, 'C240305EUR10,', 'C240305EUR5,') + page(2, 'C240305EUR5,', 'C240305EUR0,'),
    );
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(statements.map(({ foots }) => foots)).toEqual([true, true]);
    expect(closed.warnings).toEqual([]);
  });

  it('a statement that stands in the file twice counts once', async () => {
    const { lines, repeated, closed } = await read(message(PAYMENT) + message(PAYMENT));
    expect([lines.length, repeated, closed.rows]).toEqual([1, 1, 2]);
    expect(closed.warnings.map(({ code }) => code)).toEqual(['STATEMENT_REPEATED']);
  });

  it('accounts and shops do not share ids', async () => {
    const ids = [
      (await read(message(PAYMENT))).lines[0]?.lineId,
      (await read(message(PAYMENT, { account: 'NL91ABNA0417164300' }))).lines[0]?.lineId,
      (await read(message(PAYMENT), { shopId: 'shop-2' })).lines[0]?.lineId,
    ];
    expect(new Set(ids).size).toBe(3);
  });
});
