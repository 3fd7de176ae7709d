import { describe, expect, it } from '@jest/globals';
import { mt940Reader } from '../../src/reading/banks/mt940.reader.js';
import { ofxReader } from '../../src/reading/banks/ofx.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

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

describe('a SWIFT MT942 interim report', () => {
  const report = (sums: readonly string[]) =>
    [
      ':20:ST170119CYC/0001',
      ':25:PL29114010810000267002001002',
      ':28C:1/1',
      ':34F:PLND0,',
      ':13D:1701191815+0100',
      ':61:1701190119CN0,01NTRFNONREF//MB170119012058',
      ':61:1701190119DN0,50NTRFNONREF//MB170119012059',
      ':61:1701200120ED7,00NTRFNONREF//MB170119012060',
      ...sums,
      '-',
    ].join('\n');

  it('has no balances; its counts and sums are held against its lines', async () => {
    const { opened, statements, lines } = await read(report([':90D:1PLN0,50', ':90C:1PLN0,01']));
    expect(opened.version).toBe('MT942');
    expect(lines.map(({ amount }) => amount)).toEqual(['0.01', '-0.50']);
    expect(statements[0]).toMatchObject({
      currency: 'PLN',
      openingBalance: undefined,
      closingBalance: undefined,
      declared: { debitCount: 1, debitAmount: '0.50', creditCount: 1, creditAmount: '0.01' },
      foots: true,
      problems: [],
    });
  });

  it('movements that the bank only expects are left out', async () => {
    const { skipped } = await read(report([]));
    expect(skipped).toMatchObject([{ fileLine: 8, code: 'PENDING' }]);
  });

  it('says that a sum is not that of its lines', async () => {
    const { statements } = await read(report([':90D:2PLN9,50', ':90C:1PLN0,01']));
    expect(statements[0]?.foots).toBe(false);
    expect(statements[0]?.problems.map(({ code }) => code)).toEqual([
      'DECLARED_COUNT_MISMATCH',
      'DECLARED_TOTAL_MISMATCH',
    ]);
  });

  it('and the statement of the day know a movement by the same id', async () => {
    const interim = await read(report([]));
    const day = await read(
      message([':61:1701190119CN0,01NTRFNONREF//MB170119012058'], {
        account: 'PL29114010810000267002001002',
        opening: 'C170119PLN0,',
        closing: 'C170119PLN0,01',
      }),
    );
    expect(day.lines[0]?.lineId).toBe(interim.lines[0]?.lineId);
  });
});

describe('a SWIFT statement that is damaged', () => {
  it.each([
    ['too many decimals', '240305D10,005NTRFNONREF', 'AMOUNT_TOO_PRECISE'],
    ['a month that does not exist', '241305D10,00NTRFNONREF', 'MALFORMED_TIME'],
    ['an entry date that does not exist', '2403051399D10,00NTRFNONREF', 'MALFORMED_TIME'],
    ['no debit or credit mark', '24030510,00NTRFNONREF', 'MALFORMED_ENTRY'],
    ['nothing', '', 'MALFORMED_ENTRY'],
    ['two commas', '240305D1,0,0NTRFNONREF', 'MALFORMED_AMOUNT'],
  ])('rejects a movement with %s and reads the others', async (_, field, code) => {
    const { lines, rejected, statements } = await read(message([`:61:${field}`, ...PAYMENT]));
    expect(rejected).toMatchObject([{ fileLine: 5, code }]);
    expect(lines).toHaveLength(1);
    expect(statements[0]).toMatchObject({ rejected: 1, foots: true });
    expect(statements[0]?.problems.map((problem) => problem.code)).toEqual(['LINES_REJECTED']);
  });

  it('says by how much the balances disagree with the movements', async () => {
    const { statements } = await read(message(PAYMENT, { closing: 'C240305EUR95,00' }));
    expect(statements[0]).toMatchObject({
      foots: false,
      problems: [{ code: 'BALANCE_DOES_NOT_FOOT', differenceAmount: '5.00' }],
    });
  });

  it('a page that does not open where the one before closed is a warning', async () => {
    const second = message([], { opening: 'C240305EUR91,00', closing: 'C240305EUR91,00' });
    const { closed } = await read(message(PAYMENT) + second.replace(':60F:', ':60M:').replace('5/1', '5/2'));
    expect(closed.warnings.map(({ code }) => code)).toEqual(['PAGE_DOES_NOT_CONTINUE']);
  });

  it('a file that breaks off has no closing balance and says so', async () => {
    const { lines, statements } = await read(message(PAYMENT).split(':62F:')[0] ?? '');
    expect(lines).toHaveLength(1);
    expect(statements[0]).toMatchObject({ closingBalance: undefined, foots: undefined });
    expect(statements[0]?.problems.map(({ code }) => code)).toEqual(['MISSING_CLOSING_BALANCE']);
  });

  it('a movement that is cut off is rejected', async () => {
    const { rejected } = await read(message([...PAYMENT, ':61:2403050305D']).split(':62F:')[0] ?? '');
    expect(rejected.map(({ code }) => code)).toEqual(['MALFORMED_ENTRY']);
  });

  it('the end of the message on the line of the balance, or a balance on the next line, does no harm', async () => {
    const { statements } = await read(
      message(PAYMENT).replace('EUR90,00\n-', 'EUR90,00-}{5:}').replace(':60F:', ':60F:\n'),
    );
    expect(statements[0]).toMatchObject({ openingBalance: '100.00', closingBalance: '90.00', foots: true });
  });

  it('a balance that can not be read leaves the statement unchecked', async () => {
    const { statements, closed } = await read(message(PAYMENT, { closing: 'C240305EUR9O,00' }));
    expect(statements[0]).toMatchObject({ foots: undefined, openingBalance: '100.00' });
    expect(closed.warnings.map(({ code }) => code)).toEqual(['BALANCE_UNREADABLE']);
  });

  it('balances in two currencies are not added', async () => {
    const { statements, closed } = await read(message(PAYMENT, { closing: 'C240305USD90,00' }));
    expect(statements[0]).toMatchObject({ currency: 'EUR', closingBalance: undefined });
    expect(closed.warnings.map(({ code }) => code)).toEqual(['CURRENCY_DIFFERS']);
  });

  it('without an account it is refused, unless the options name one', async () => {
    const file = message(PAYMENT).replace(/^:25:.*\n/m, '');
    await expect(read(file)).rejects.toMatchObject({ code: 'ACCOUNT_MISSING' });
    expect((await read(file, { accountNo: '4711' })).statements[0]?.accountNo).toBe('4711');
  });

  it('without balances it takes the currency of the options, or is refused', async () => {
    const file = ':20:X\n:25:4711\n:61:2403050305D10,00NTRFNONREF\n';
    await expect(read(file)).rejects.toMatchObject({ code: 'CURRENCY_MISSING' });
    const { statements } = await read(file, { currency: 'EUR' });
    expect(statements[0]).toMatchObject({ currency: 'EUR', debitAmount: '10.00' });
  });

  it.each([['nothing'], [''], [':20:X\n:25:1\n']])('%j is no statement', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'NO_STATEMENT' });
  });
});

describe('knowing SWIFT and OFX files', () => {
  it('by their tags, not by what stands around them', () => {
    expect(recognised(mt940Reader, Buffer.from(`ABNANL2A\n940\n${message(PAYMENT)}`))).toBe(100);
    expect(recognised(ofxReader, Buffer.from(message(PAYMENT)))).toBe(0);
    const ofx = Buffer.from('OFXHEADER:100\nVERSION:102\n\n<OFX><BANKMSGSRSV1>');
    expect([recognised(ofxReader, ofx), recognised(mt940Reader, ofx)]).toEqual([100, 0]);
    expect(recognised(ofxReader, Buffer.from('<?xml version="1.0"?>\n<OFX><A>1</A></OFX>'))).toBe(100);
    expect(recognised(ofxReader, Buffer.from('OFX,amount\n1,2'))).toBe(0);
    expect(recognised(mt940Reader, Buffer.from('订单号,金额\n:20:,5\n'))).toBe(0);
  });

  const others = [
    'alipay',
    'camt',
    'cn-bank-csv',
    'cn-wallet-other',
    'jd',
    'orders-shopify',
    'stripe',
    'wechat',
  ];
  (corpusFiles('camt').length === 0 ? it.skip : it)('no file of another kind is taken for either', () => {
    for (const { name, bytes } of others.flatMap((folder) => corpusFiles(folder))) {
      const scores = [recognised(mt940Reader, bytes()), recognised(ofxReader, bytes())];
      expect({ name, scores }).toEqual({ name, scores: [0, 0] });
    }
  });

  const swift = corpusFiles('mt940');
  (swift.length === 0 ? it.skip : it)('no SWIFT file of the corpus is taken for OFX', () => {
    expect(swift.filter(({ bytes }) => recognised(ofxReader, bytes()) > 0)).toEqual([]);
  });
});
