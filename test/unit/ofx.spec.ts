import { describe, expect, it } from '@jest/globals';
import { ofxReader } from '../../src/reading/banks/ofx.reader.js';
import { readWhole } from '../support/read-file.js';

const read = (text: string | Uint8Array, options: object = {}, pieceBytes?: number) =>
  readWhole(
    ofxReader,
    typeof text === 'string' ? Buffer.from(text) : text,
    { zone: 'UTC', ...options },
    pieceBytes,
  );

const HEADER = [
  'OFXHEADER:100',
  'DATA:OFXSGML',
  'VERSION:102',
  'SECURITY:NONE',
  'ENCODING:USASCII',
  'CHARSET:1252',
  'COMPRESSION:NONE',
  'OLDFILEUID:NONE',
  'NEWFILEUID:NONE',
  '',
];
const SIGNON =
  '<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20240401<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>';
const ENTRY = [
  '<STMTTRN>',
  '<TRNTYPE>DEBIT',
  '<DTPOSTED>20240305',
  '<TRNAMT>-12.50',
  '<FITID>F-1',
  '<NAME>ERIKA MUSTERMANN',
  '<MEMO>ERIKA MUSTERMANN Order 17 &amp; 18',
  '</STMTTRN>',
];

/** A statement of OFX 1.x, in which values have no closing tags. */
const sgml = (entries: readonly string[] = ENTRY, { currency = 'EUR', balance = '100.00' } = {}) =>
  [
    ...HEADER,
    `<OFX>${SIGNON}<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>`,
    `<STMTRS><CURDEF>${currency}`,
    '<BANKACCTFROM><BANKID>12030000<ACCTID>0000202051<ACCTTYPE>CHECKING</BANKACCTFROM>',
    '<BANKTRANLIST><DTSTART>20240301<DTEND>20240331',
    ...entries,
    '</BANKTRANLIST>',
    `<LEDGERBAL><BALAMT>${balance}<DTASOF>20240331</LEDGERBAL>`,
    '<AVAILBAL><BALAMT>5000.00<DTASOF>20240331</AVAILBAL>',
    '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
  ].join('\n');
const having = (element: string, value: string) =>
  ENTRY.map((line) => (line.startsWith(`<${element}>`) ? `<${element}>${value}` : line));
const without = (element: string) => ENTRY.filter((line) => !line.startsWith(`<${element}>`));
const entry = async (lines: readonly string[], options: object = {}) => {
  const { lines: found, rejected } = await read(sgml(lines), options);
  return { line: found[0], rejected: rejected.map(({ code }) => code) };
};

describe('an OFX statement of a bank', () => {
  it('of version 1 gives its movements without the other side’s name, and the closing balance', async () => {
    const { opened, lines, statements, closed } = await read(sgml());
    expect(opened).toEqual({ kind: 'opened', version: 'OFX 1.0.2', encoding: 'windows-1252', warnings: [] });
    expect(lines).toEqual([
      {
        statement: 0,
        lineId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        fileLine: 15,
        occurredAt: '2024-03-05T00:00:00Z',
        amount: '-12.50',
        entryNo: 'F-1',
        businessType: 'DEBIT',
        remark: 'Order 17 & 18',
      },
    ]);
    expect(statements).toMatchObject([
      {
        accountNo: '0000202051',
        currency: 'EUR',
        from: '2024-03-01',
        to: '2024-03-31',
        coversFrom: '2024-03-01T00:00:00Z',
        coversUntil: '2024-04-01T00:00:00Z',
        openingBalance: undefined,
        closingBalance: '100.00',
        debitAmount: '12.50',
        foots: undefined,
        problems: [],
      },
    ]);
    expect(closed).toMatchObject({ rows: 1, declared: { closingBalance: '100.00' }, warnings: [] });
  });

  it('of version 2 says the same in XML', async () => {
    const xml = [
      '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
      '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>',
      '<!-- made by <a bank> -->',
      '<ofx:OFX xmlns:ofx="http://ofx.net/types/2003/04"><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>',
      '<BANKACCTFROM><ACCTID>0000202051</ACCTID></BANKACCTFROM>',
      '<BANKTRANLIST><DTSTART>20240301</DTSTART><DTEND>20240331</DTEND>',
      '<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20240305</DTPOSTED><TRNAMT>-12.50</TRNAMT><FITID>F-1</FITID>',
      '<NAME>ERIKA MUSTERMANN</NAME><BANKACCTTO><ACCTID>999</ACCTID></BANKACCTTO>',
      '<MEMO><![CDATA[Order 17 & <18>]]></MEMO></STMTTRN></BANKTRANLIST>',
      '<LEDGERBAL><BALAMT>100.00</BALAMT><DTASOF>20240331</DTASOF></LEDGERBAL><MKTGINFO/></STMTRS>',
      '</STMTTRNRS></BANKMSGSRSV1></ofx:OFX>',
    ].join('\n');
    const [two, one] = [await read(xml), await read(sgml())];
    expect(two.opened).toMatchObject({ version: 'OFX 2.1.1', encoding: 'utf-8' });
    expect(two.lines[0]).toMatchObject({ remark: 'Order 17 & <18>', fileLine: 7 });
    expect(two.lines[0]?.lineId).toBe(one.lines[0]?.lineId);
    expect(two.statements[0]).toMatchObject({ accountNo: '0000202051', closingBalance: '100.00' });
    expect(await read(xml, {}, 1)).toEqual(two);
  });

  it('of a credit card, next to one of a bank account, is a statement of its own', async () => {
    const card =
      '<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4711</CCACCTFROM><BANKTRANLIST>';
    const end =
      '</BANKTRANLIST><LEDGERBAL><BALAMT>-80.00<DTASOF>20240331</LEDGERBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>';
    const file = sgml().replace('</OFX>', [card, ...ENTRY, end].join('\n'));
    const { statements, lines, closed } = await read(file);
    expect(
      statements.map(({ accountNo, currency, closingBalance }) => [accountNo, currency, closingBalance]),
    ).toEqual([
      ['0000202051', 'EUR', '100.00'],
      ['4711', 'USD', '-80.00'],
    ]);
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(closed.computed).toMatchObject({ statements: 2, entries: 2, 'debits 4711 USD': '12.50' });
  });

  it.each([
    ['20240305', '2024-03-04T16:00:00Z', 'a date is its start in the zone of the shop'],
    ['20240305000000', '2024-03-04T16:00:00Z', 'a time of zero is a date'],
    ['20240305120000', '2024-03-05T12:00:00Z', 'a time without offset is UTC'],
    ['20240305120000.000[-5:EST]', '2024-03-05T17:00:00Z', 'an offset counts'],
    ['20240305120000[+5.5:IST]', '2024-03-05T06:30:00Z', 'an offset of half an hour counts'],
    ['20240305000000[+8:CST]', '2024-03-04T16:00:00Z', 'midnight with an offset is that instant'],
  ])('%s is %s: %s', async (posted, instant) => {
    expect((await entry(having('DTPOSTED', posted), { zone: 'Asia/Shanghai' })).line?.occurredAt).toBe(
      instant,
    );
  });

  it.each([
    ['-12,50', '-12.50'],
    ['+12.5', '12.50'],
    ['-1,234.50', '-1234.50'],
    ['1.234,50', '1234.50'],
    ['-7', '-7.00'],
  ])('an amount of %s is %s', async (text, amount) => {
    expect((await entry(having('TRNAMT', text))).line?.amount).toBe(amount);
  });

  it('a fee of the bank keeps the bank’s words for it', async () => {
    const fee = having('NAME', 'MONTHLY FEE').map((line) => line.replace('DEBIT', 'SRVCHG'));
    expect((await entry(fee)).line).toMatchObject({
      businessType: 'SRVCHG',
      businessDescription: 'MONTHLY FEE',
    });
  });

  it('a cheque or reference number is the number of the trade, zeros are none', async () => {
    const numbered = (element: string, value: string) => [
      ...ENTRY.slice(0, -1),
      `<${element}>${value}`,
      '</STMTTRN>',
    ];
    expect((await entry(numbered('CHECKNUM', '1000'))).line?.tradeNo).toBe('1000');
    expect((await entry(numbered('REFNUM', 'R-1'))).line?.tradeNo).toBe('R-1');
    expect((await entry(numbered('CHECKNUM', '0'))).line).not.toHaveProperty('tradeNo');
  });

  it('a declared character set is believed unless the bytes say otherwise', async () => {
    const memo = having('MEMO', 'Überweisung');
    const latin = await read(Buffer.from(sgml(memo), 'latin1'));
    expect([latin.opened.encoding, latin.lines[0]?.remark]).toEqual(['windows-1252', 'Überweisung']);
    const utf8 = await read(sgml(memo));
    expect([utf8.opened.encoding, utf8.lines[0]?.remark]).toEqual(['utf-8', 'Überweisung']);
  });

  it('reads the same in pieces of one byte, and all on one line', async () => {
    const whole = await read(sgml().replace('Order', '5 < 6 Order'));
    expect(await read(sgml().replace('Order', '5 < 6 Order'), {}, 1)).toEqual(whole);
    expect(whole.lines[0]?.remark).toBe('5 < 6 Order 17 & 18');
    const head = HEADER.join('\n');
    const { lines } = await read(`${head}\n${sgml().slice(head.length).replaceAll('\n', '')}`);
    expect(lines).toMatchObject([{ amount: '-12.50', entryNo: 'F-1' }]);
  });
});

describe('the identity of OFX movements', () => {
  it('is the bank’s number, so an overlapping export brings the same ids', async () => {
    const other = having('FITID', 'F-2');
    const [march, april] = [
      await read(sgml([...ENTRY, ...other])),
      await read(sgml([...other, ...having('FITID', 'F-3')])),
    ];
    expect(april.lines[0]?.lineId).toBe(march.lines[1]?.lineId);
    expect(april.lines[1]?.lineId).not.toBe(march.lines[0]?.lineId);
  });

  it('a movement that comes twice in a file counts once', async () => {
    const { lines, repeated, statements } = await read(sgml([...ENTRY, ...ENTRY]));
    expect([lines.length, repeated, statements[0]?.repeated]).toEqual([1, 1, 1]);
  });

  it('movements of one number but other amounts are two', async () => {
    const { lines } = await read(sgml([...ENTRY, ...having('TRNAMT', '-3.00')]));
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
  });

  it('equal movements without a number are two, and the same two again', async () => {
    const twice = sgml([...without('FITID'), ...having('FITID', '0')]);
    const { lines } = await read(twice);
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(lines[0]).not.toHaveProperty('entryNo');
    expect((await read(twice)).lines).toEqual(lines);
  });
});

describe('an OFX file that is damaged', () => {
  it.each([
    ['too many decimals', having('TRNAMT', '1.005'), 'AMOUNT_TOO_PRECISE'],
    ['an amount of letters', having('TRNAMT', 'free'), 'MALFORMED_AMOUNT'],
    ['no amount', without('TRNAMT'), 'VALUE_MISSING'],
    ['no date', without('DTPOSTED'), 'VALUE_MISSING'],
    ['a date that does not exist', having('DTPOSTED', '20240231'), 'MALFORMED_TIME'],
    [
      'an amount in another currency',
      [...ENTRY.slice(0, -1), '<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>', '</STMTTRN>'],
      'CURRENCY_DIFFERS',
    ],
  ])('rejects a movement with %s and reads the others', async (_, damaged, code) => {
    const { lines, rejected, statements } = await read(sgml([...damaged, ...having('FITID', 'F-2')]));
    expect(rejected).toMatchObject([{ fileLine: 15, code }]);
    expect(lines.map(({ entryNo }) => entryNo)).toEqual(['F-2']);
    expect(statements[0]?.problems.map((problem) => problem.code)).toEqual(['LINES_REJECTED']);
  });

  it('movements that are not booked are left out', async () => {
    const pending = ENTRY.map((line) => line.replace('STMTTRN>', 'STMTTRNP>'));
    const { lines, skipped } = await read(sgml([...ENTRY, ...pending]));
    expect(lines).toHaveLength(1);
    expect(skipped.map(({ code }) => code)).toEqual(['PENDING']);
  });

  it('that breaks off in a movement gives those before it', async () => {
    const file = sgml([...ENTRY, ...having('FITID', 'F-2')]);
    const { lines, rejected, statements } = await read(file.slice(0, file.lastIndexOf('<TRNAMT>')));
    expect([lines.length, rejected.map(({ code }) => code)]).toEqual([1, ['VALUE_MISSING']]);
    expect(statements[0]).toMatchObject({ closingBalance: undefined, rejected: 1 });
  });

  it('a balance that can not be read is a warning', async () => {
    const { closed, statements } = await read(sgml(ENTRY, { balance: 'n/a' }));
    expect(statements[0]?.closingBalance).toBeUndefined();
    expect(closed.warnings.map(({ code }) => code)).toEqual(['BALANCE_UNREADABLE']);
  });

  it('without account or currency it is refused, unless the options name them', async () => {
    const bare = sgml()
      .replace(/<ACCTID>\d+/, '')
      .replace(/<CURDEF>EUR/, '');
    await expect(read(bare)).rejects.toMatchObject({ code: 'ACCOUNT_MISSING' });
    await expect(read(bare, { accountNo: '1' })).rejects.toMatchObject({ code: 'CURRENCY_MISSING' });
    const { statements } = await read(bare, { accountNo: '1', currency: 'USD' });
    expect(statements[0]).toMatchObject({ accountNo: '1', currency: 'USD' });
  });

  it.each([
    [
      'an error of the bank',
      [...HEADER, `<OFX>${SIGNON.replace('<CODE>0', '<CODE>15500')}</OFX>`].join('\n'),
      /15500/,
    ],
    ['investments alone', '<OFX><INVSTMTMSGSRSV1><INVSTMTRS><CURDEF>USD</OFX>', /investments/],
    ['another document', '<html><body>Please log in</body></html>', /<OFX>/],
    ['nothing', '', /<OFX>/],
  ])('%s is refused with the reason', async (_, text, reason) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'NO_STATEMENT',
      message: expect.stringMatching(reason),
    });
  });

  it('statements of investments are named as not read', async () => {
    const file = sgml().replace(
      '</OFX>',
      '<INVSTMTMSGSRSV1><INVSTMTRS><CURDEF>USD</INVSTMTRS></INVSTMTMSGSRSV1></OFX>',
    );
    const { closed } = await read(file);
    expect(closed.warnings.map(({ code }) => code)).toEqual(['STATEMENT_NOT_READ']);
  });
});
