import { describe, expect, it } from '@jest/globals';
import { wechatTradeReader } from '../../src/reading/wallets/wechat-trade.reader.js';
import { corpusFiles, readWhole } from '../support/read-file.js';
import { amounts, bill, refund, row } from '../support/wechat-trade-bill.js';

describe('the layouts of trade bills of WeChat Pay', () => {
  it('cuts at comma and tick, so that titles may hold commas and quotation marks', async () => {
    const { lines, rejected } = await readWhole(
      wechatTradeReader,
      bill(
        [row({ goods: '杯子,"红,大' }), row({ no: '2', goods: '"a"' })],
        '`2,`200.00,`0,`0,`1.20,`200.00,`0',
      ),
    );
    expect(rejected).toEqual([]);
    expect(lines.filter(({ amount }) => amount === '100.00').map(({ goods }) => goods)).toEqual([
      '杯子,"红,大',
      '"a"',
    ]);
  });

  it.each([
    ['took the back-ticks away', (text: string) => text.replaceAll('`', '')],
    ['saved it with TABs', (text: string) => text.replaceAll(',', '\t')],
    ['quoted every cell', (text: string) => text.replace(/[^,\r\n]+/g, '"$&"')],
  ])('reads a bill after a spreadsheet %s', async (_name, change) => {
    const values = '`2.0,`100.00,`30.00,`0.0,`0.42,`100.0,`30.00';
    const bytes = Buffer.from(change(bill([row(), refund()], values).toString()));
    const { lines, statements, rejected } = await readWhole(wechatTradeReader, bytes);
    expect(rejected).toEqual([]);
    expect(amounts(lines)).toEqual(['100.00', '-0.60', '-30.00', '0.18']);
    expect(statements).toMatchObject([{ foots: true, problems: [] }]);
  });

  it('reads a bill after a spreadsheet quoted only the titles with commas', async () => {
    const text = bill([row({ goods: '杯子,红' }), row({ no: '2' })])
      .toString()
      .replace('`杯子,红', '"`杯子,红"');
    const { lines, rejected } = await readWhole(wechatTradeReader, Buffer.from(text));
    expect(rejected).toEqual([]);
    expect(lines.map(({ goods }) => goods)).toEqual(['杯子,红', '杯子,红', '杯子', '杯子']);
  });

  it('mends a title with commas in a bill without back-ticks', async () => {
    const text = bill([row({ goods: '杯子,红' }), row({ no: '2' })])
      .toString()
      .replaceAll('`', '');
    const { lines, rejected } = await readWhole(wechatTradeReader, Buffer.from(text));
    expect(rejected).toEqual([]);
    expect(lines.map(({ goods, amount }) => [goods, amount])).toEqual([
      ['杯子,红', '100.00'],
      ['杯子,红', '-0.60'],
      ['杯子', '100.00'],
      ['杯子', '-0.60'],
    ]);
  });

  it('reads the old layouts of 18 and 24 columns with their footer', async () => {
    const success =
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,企业红包金额,商品名称,商户数据包,手续费,费率';
    const one =
      '`2017-09-02 12:15:40,`wx3,`1487315982,`0,`,`4200000042,`PO1,`oEr,`JSAPI,`SUCCESS,`SPDB_DEBIT,`CNY,`3.00,`0.00,`购买商品,`,`0.02000,`0.60%';
    const end =
      '总交易单数,总交易额,总退款金额,总企业红包退款金额,手续费总金额\n`1,`3.00,`0.00,`0.00,`0.02000\n';
    const read = await readWhole(wechatTradeReader, Buffer.from(`${success}\n${one}\n${end}`));
    expect(amounts(read.lines)).toEqual(['3.00', '-0.02']);
    expect(read.statements).toMatchObject([{ foots: true, problems: [], accountNo: '1487315982' }]);

    const all = success.replace(
      '商品名称',
      '微信退款单号,商户退款单号,退款金额,企业红包退款金额,退款类型,退款状态,商品名称',
    );
    const two = one.replace('`购买商品', '`0,`0,`0.00,`0.00,`,`,`购买商品');
    const wide = await readWhole(wechatTradeReader, Buffer.from(`${all}\n${two}\n${end}`));
    expect(wide.lines.map(({ lineId }) => lineId)).toEqual(read.lines.map(({ lineId }) => lineId));
  });
});

describe('real trade bills of WeChat Pay', () => {
  const all = corpusFiles('wechat').find(({ name }) => name.endsWith('bill.ALL.csv'));
  (all === undefined ? it.skip : it)(
    'bill.ALL: 31 payments, 14 refunds, and its footer to the cent',
    async () => {
      const { lines, statements, closed, rejected } = await readWhole(
        wechatTradeReader,
        all?.bytes() ?? Buffer.of(),
      );
      expect(rejected).toEqual([]);
      const gross = lines.filter(({ businessDescription }) => !businessDescription?.startsWith('手续费'));
      expect(gross.filter(({ businessType }) => businessType === 'SUCCESS')).toHaveLength(31);
      expect(gross.filter(({ businessType }) => businessType === 'REFUND')).toHaveLength(14);
      // 0.22 out: refunds of 0.14 and fees of 0.08.
      expect(statements).toMatchObject([
        { foots: true, problems: [], creditAmount: '0.47', debitAmount: '0.22', accountNo: '1921000401' },
      ]);
      const footer = {
        总交易单数: 45,
        应结订单总金额: '0.47',
        退款总金额: '0.14',
        充值券退款总金额: '0.00',
        手续费总金额: '0.08',
        订单总金额: '0.47',
        申请退款总金额: '0.14',
      };
      expect(closed).toMatchObject({ rows: 45, declared: footer, computed: footer, warnings: [] });
    },
  );

  const excerpt = corpusFiles('embedded-excerpts').find(({ name }) => name === 'wechat_trade_2021_utf8.csv');
  (excerpt === undefined ? it.skip : it)(
    'the excerpt of 2021: three payments of 0.01 without a fee',
    async () => {
      const { lines, statements, rejected } = await readWhole(
        wechatTradeReader,
        excerpt?.bytes() ?? Buffer.of(),
      );
      expect(rejected).toEqual([]);
      expect(amounts(lines)).toEqual(['0.01', '0.01', '0.01']);
      expect(statements).toMatchObject([{ accountNo: '1601959334', foots: undefined }]);
    },
  );
});
