import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { tmallInvoicesReader } from '../../src/reading/marketplaces/tmall-invoices.reader.js';
import { readWhole, recognised } from '../support/read-file.js';

const HEADER =
  '订单id,开票日期,店铺名称,发票种类,发票类型,发票号码发票代码,税号,企业名称,发票抬头,付款人税号,总税额,发票总金额,红票对应蓝票,备注,商品名称,商品型号,商品单位,单价,数量,不含税金额,税额,总金额,税率';
interface Fields {
  order: string;
  at: string;
  type: string;
  number: string;
  buyer: string;
  totalTax: string;
  total: string;
  blue: string;
  net: string;
  tax: string;
  amount: string;
  rate: string;
}
const STANDARD: Fields = {
  order: '1930679858170647',
  at: '2025-03-02',
  type: '蓝票',
  number: '25312000000123456789',
  buyer: '',
  totalTax: '11.50',
  total: '100.00',
  blue: '',
  net: '88.50',
  tax: '11.50',
  amount: '100.00',
  rate: '13%',
};
function item(fields: Partial<Fields> = {}): string {
  const f = { ...STANDARD, ...fields };
  return `${f.order},${f.at},旗舰店,电子发票,${f.type},${f.number},91310000MA1FL0000X,某某公司,马某某,${f.buyer},${f.totalTax},${f.total},${f.blue},,面霜,,瓶,88.5,1,${f.net},${f.tax},${f.amount},${f.rate}`;
}
const file = (...rows: string[]) => iconv.encode([HEADER, ...rows, ''].join('\r\n'), 'gb18030');
const invoicesOf = async (...rows: string[]) => {
  const { others } = await readWhole(tmallInvoicesReader, file(...rows));
  return others.flatMap((found) => (found.kind === 'invoice' ? [found.row] : []));
};

describe('the invoice export of Tmall', () => {
  it('gives an electronic invoice of one item', async () => {
    expect(await invoicesOf(item())).toEqual([
      {
        fileLine: 2,
        invoiceNo: '25312000000123456789',
        orderNo: '1930679858170647',
        direction: 'blue',
        issuedAt: '2025-03-01T16:00:00Z',
        currency: 'CNY',
        totalAmount: '100.00',
        taxAmount: '11.50',
        taxRate: '13%',
        issuerTaxNo: '91310000MA1FL0000X',
      },
    ]);
  });

  it('gives one invoice for the items that stand together under its number', async () => {
    const first = { amount: '60.00', net: '53.10', tax: '6.90' };
    const second = { amount: '40.00', net: '36.70', tax: '3.30', rate: '9%' };
    const [invoice, ...others] = await invoicesOf(item(first), item({ ...second, totalTax: '11.50' }));
    expect(others).toEqual([]);
    expect(invoice).toMatchObject({ totalAmount: '100.00', taxAmount: '11.50' });
    expect(invoice).not.toHaveProperty('taxRate');
  });

  it('rejects all items of an invoice that do not add up to it', async () => {
    const { others, rejected } = await readWhole(
      tmallInvoicesReader,
      file(item({ amount: '60.00' }), item({ amount: '30.00' }), item({ number: '25312000000123456780' })),
    );
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'AMOUNTS_DISAGREE'],
      [3, 'AMOUNTS_DISAGREE'],
    ]);
    expect(others).toHaveLength(1);
  });

  it('rejects an invoice of which an item can not be read, for its sum is not known', async () => {
    const { others, rejected } = await readWhole(
      tmallInvoicesReader,
      file(item({ amount: '60.00' }), item({ amount: '40.001' })),
    );
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [3, 'AMOUNT_TOO_PRECISE'],
      [2, 'GROUP_INCOMPLETE'],
    ]);
    expect(others).toEqual([]);
  });

  it('rejects an invoice whose items name different orders', async () => {
    const { rejected } = await readWhole(
      tmallInvoicesReader,
      file(item({ amount: '60' }), item({ amount: '40', order: '1930679858170999' })),
    );
    expect(rejected.map(({ code }) => code)).toEqual([
      'INVOICE_CONTRADICTS_ITSELF',
      'INVOICE_CONTRADICTS_ITSELF',
    ]);
  });

  const negative = { total: '-100.00', totalTax: '-11.50', amount: '-100.00', net: '-88.50', tax: '-11.50' };
  it.each([
    ['it names the blue one', { blue: '25312000000123456700' }, { blueInvoiceNo: '25312000000123456700' }],
    ['its amounts are below zero', negative, {}],
    ['its type says so', { type: '红字发票' }, {}],
  ])('an invoice is red if %s, and its amounts have no sign', async (_, fields, expected) => {
    expect(await invoicesOf(item(fields))).toEqual([
      expect.objectContaining({ direction: 'red', totalAmount: '100.00', taxAmount: '11.50', ...expected }),
    ]);
  });

  it('a blue invoice that was taken back later is still blue', async () => {
    expect(await invoicesOf(item({ type: '蓝票（已红冲）' }))).toEqual([
      expect.objectContaining({ direction: 'blue' }),
    ]);
  });

  it.each([
    ['"12345678,031001900104"', '12345678', '031001900104'],
    ['12345678 3100194130', '12345678', '3100194130'],
    ['"031001900104/12345678"', '12345678', '031001900104'],
    ['123456783100194130', '12345678', '3100194130'],
  ])('the cell %s holds a number and a code', async (number, invoiceNo, invoiceCode) => {
    expect(await invoicesOf(item({ number }))).toEqual([expect.objectContaining({ invoiceNo, invoiceCode })]);
  });

  it.each([
    ['91310000MA1FL0000X', '91310000MA1FL0000X'],
    ['310112345678901', '310112345678901'],
    ['310101199003071234', undefined],
    ['31010119900307123X', undefined],
    ['310101900307123', undefined],
    ['13812345678', undefined],
  ])("gives the buyer's tax number %s only if it is a company's", async (buyer, buyerTaxNo) => {
    const [invoice] = await invoicesOf(item({ buyer }));
    expect(invoice?.buyerTaxNo).toBe(buyerTaxNo);
    expect(JSON.stringify(invoice)).not.toContain('马某某');
  });

  it('counts an invoice once that stands twice, and rejects another with its number', async () => {
    const other = item({ number: '25312000000123456780' });
    const { closed, repeated, rejected } = await readWhole(
      tmallInvoicesReader,
      file(item(), other, item(), other, item({ total: '90', amount: '90' })),
    );
    expect([repeated, rejected.map(({ code }) => code)]).toEqual([2, ['DOCUMENT_CONTRADICTS_ITSELF']]);
    expect(closed).toMatchObject({
      rows: 5,
      computed: { invoices: 2, currency: 'CNY', blueAmount: '200.00' },
    });
  });

  it('counts the same item twice if the invoice has it twice, and once if its row was only repeated', async () => {
    const half = item({ amount: '50.00', net: '44.25', tax: '5.75' });
    const twice = await readWhole(tmallInvoicesReader, file(half, half));
    expect([twice.others.length, twice.repeated, twice.rejected]).toEqual([1, 0, []]);
    const again = await readWhole(tmallInvoicesReader, file(item(), item()));
    expect([again.others.length, again.repeated, again.rejected]).toEqual([1, 1, []]);
    expect(again.others).toMatchObject([{ row: { totalAmount: '100.00', taxAmount: '11.50' } }]);
  });

  it.each(['2025/3/2', '20250302', '2025-03-02 00:00:00', '2025年3月2日'])(
    'reads the date %s',
    async (at) => {
      expect(await invoicesOf(item({ at }))).toMatchObject([{ issuedAt: '2025-03-01T16:00:00Z' }]);
    },
  );

  it('reads an export without items', async () => {
    const bytes = iconv.encode(
      '订单id,开票日期,发票号码,发票代码,发票总金额\n1,2019-03-02,12345678,3100194130,5',
      'utf-8',
    );
    const { others } = await readWhole(tmallInvoicesReader, bytes);
    expect(others).toMatchObject([
      { row: { invoiceNo: '12345678', invoiceCode: '3100194130', totalAmount: '5.00' } },
    ]);
  });

  it.each([
    ['an unreadable date', item({ at: 'März' }), 'MALFORMED_TIME'],
    ['no number', item({ number: '' }), 'NUMBER_MISSING'],
    ['a number that a spreadsheet rounded', item({ number: '2.5312E+19' }), 'NUMBER_ROUNDED'],
    ['no order', item({ order: '' }), 'ORDER_NO_MISSING'],
    ['no total', item({ total: '' }), 'AMOUNT_MISSING'],
  ])('rejects %s', async (_, row, code) => {
    const { rejected } = await readWhole(tmallInvoicesReader, file(row));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
  });

  it('reads the same in pieces of one byte, and a torn last line', async () => {
    const bytes = iconv.encode(`${HEADER}\n${item()}\n1930679858`, 'gb18030');
    const whole = await readWhole(tmallInvoicesReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['TORN_LINE']);
    expect(await readWhole(tmallInvoicesReader, bytes, {}, 1)).toEqual(whole);
  });

  it('is known by its columns, and names one that is missing', async () => {
    expect(recognised(tmallInvoicesReader, file())).toBeGreaterThan(10);
    await expect(
      readWhole(tmallInvoicesReader, iconv.encode(HEADER.replace('发票总金额', '合计金额'), 'utf-8')),
    ).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('发票总金额') as unknown,
    });
  });
});
