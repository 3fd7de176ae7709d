import { describe, expect, it } from '@jest/globals';
import {
  COMMISSION,
  FOOTER,
  HEADER,
  readStatement,
  readText,
  RECEIPT,
  row,
  statement,
} from '../support/alipay-statement.js';
import { corpusFile } from '../support/bytes.js';

describe('an Alipay account statement', () => {
  it('gives its account, its period with an exclusive end, its lines and figures that foot', async () => {
    const { opened, lines, closed } = await readText(statement([RECEIPT, COMMISSION], FOOTER));
    expect(opened).toMatchObject({
      accountNo: '20888011365400330156',
      coversFrom: '2020-01-31T16:00:00Z',
      coversUntil: '2020-02-29T16:00:00Z',
      encoding: 'gb18030',
      headerLine: 5,
    });
    expect(lines).toEqual([
      {
        lineId: expect.any(String),
        fileLine: 6,
        occurredAt: '2020-02-21T02:00:00Z',
        amount: '100.00',
        balance: '1100.00',
        entryNo: '71',
        tradeNo: '2020022122001100571234567890',
        merchantOrderNo: 'T200P1930679858170647123',
        businessType: '交易付款',
        goods: '洗面奶',
      },
      {
        lineId: expect.any(String),
        fileLine: 7,
        occurredAt: '2020-02-21T02:00:00Z',
        amount: '-5.00',
        balance: '1095.00',
        entryNo: '72',
        tradeNo: '2020022122001100571234567890',
        businessType: '其它',
        counterparty: 'hdtmyj@service.aliyun.com',
        remark: '天猫佣金（类目系统）{1930679858170647123}扣款',
      },
    ]);
    expect(closed).toMatchObject({
      rows: 2,
      creditCount: 1,
      creditAmount: '100.00',
      debitCount: 1,
      debitAmount: '5.00',
      order: 'oldest-first',
      openingBalance: '1000.00',
      closingBalance: '1095.00',
      exportedAt: '2020-03-02T05:19:01Z',
      foots: true,
      problems: [],
      notes: [],
    });
  });

  it('foots as well when the newest line comes first, though both lines have one time', async () => {
    const { closed } = await readText(statement([COMMISSION, RECEIPT], FOOTER));
    expect(closed).toMatchObject({
      order: 'newest-first',
      openingBalance: '1000.00',
      closingBalance: '1095.00',
      foots: true,
    });
  });

  it('reads the newer layout: other columns, another order of columns, half-width signs, 支出 without its sign', async () => {
    const header =
      '备注,发生时间,收入金额(+元),支出金额(-元),账户余额(元),账务流水号,业务描述,业务账单来源,业务基础订单号,业务订单号';
    const rows = [
      'x,2020-02-21 10:00:00,0.00,5.00,95.00,72,0010002|佣金,账房,1930679858170647123,M1930679858170647123',
    ];
    const { lines, opened } = await readText(statement(rows, FOOTER, header), 'utf-8');
    expect(lines[0]).toMatchObject({
      amount: '-5.00',
      baseOrderNo: '1930679858170647123',
      businessDescription: '0010002|佣金',
    });
    expect(opened.warnings.map((warning) => warning.code)).toEqual(['COLUMN_MISSING']);
  });

  it('bears # lines padded with commas and totals in either order', async () => {
    const padded = statement([RECEIPT, COMMISSION], [...FOOTER].reverse())
      .split('\r\n')
      .map((line) => (line.startsWith('#') ? `${line},,,,,,,,,,,` : line));
    // The end of the list must stay the last thing before the totals.
    const { closed } = await readText(padded.join('\r\n'));
    expect(closed).toMatchObject({ foots: true, problems: [] });
  });

  it('has one id for a line in two exports of one shop, and another for a line without number that differs', async () => {
    const [first] = (await readText(statement([RECEIPT], FOOTER))).lines;
    const [second] = (await readText(statement([COMMISSION, RECEIPT], FOOTER))).lines.slice(1);
    expect(second?.lineId).toBe(first?.lineId);
    const receipt = row({ income: '5.00', balance: '5.00', type: '交易付款' });
    const fee = row({ expense: '-1.00', balance: '4.00', type: '收费' });
    const { lines } = await readText(statement([receipt, fee], FOOTER));
    expect(new Set(lines.map((line) => line.lineId)).size).toBe(2);
    expect(lines[0]).not.toHaveProperty('entryNo');
  });

  it('joins a title again that holds unquoted commas, because only one way of joining gives a line', async () => {
    const goods = row({
      entry: '71',
      goods: '面霜,套装,两件',
      income: '100.00',
      balance: '1100.00',
      remark: 'a,b',
    });
    const { lines, rejected } = await readText(statement([goods, COMMISSION], FOOTER));
    expect(lines[0]).toMatchObject({ goods: '面霜,套装,两件', remark: 'a,b', amount: '100.00' });
    expect(rejected).toEqual([]);
  });
});

describe('what an Alipay account statement says of persons', () => {
  it("a buyer's account never leaves the reader, and texts leave it without phones, mails and masked names", async () => {
    const { text, lines } = await readText(
      statement(
        [
          RECEIPT,
          row({
            entry: '73',
            party: '王小明(wxm@qq.com)',
            income: '1.00',
            balance: '1101.00',
            remark:
              '收货人：王小明 电话 18612345678，T200P1930679858170647123 张** zhang@163.com 010-12345678',
          }),
        ],
        FOOTER,
      ),
    );
    expect(text).not.toMatch(/王小明|18612345678|126\.com|qq\.com|163\.com|张|陈|010-1/);
    expect(lines[1]?.remark).toContain('T200P1930679858170647123');
  });

  it('an account that only ends like one of the platform is not kept', async () => {
    const parties = ['x@taobao.com.evil.cn', 'jifenb2c@taobao.com', '天猫 (tmtech@service.aliyun.com)'];
    const rows = parties.map((party, index) =>
      row({ entry: `${index}`, party, income: '1.00', balance: `${index + 1}` }),
    );
    const { lines } = await readText(statement(rows, FOOTER));
    expect(lines.map((line) => line.counterparty)).toEqual([
      undefined,
      'jifenb2c@taobao.com',
      'tmtech@service.aliyun.com',
    ]);
  });
});

describe('files that are no Alipay account statement', () => {
  it.each([
    ['an empty file', '', 'EMPTY_FILE'],
    ['a header without its preamble', `${HEADER}\n`, 'MISSING_PREAMBLE'],
    ['a statement without times', statement([], [], HEADER.replace('发生时间', '时刻')), 'MISSING_COLUMN'],
    [
      'a period that ends before it begins',
      statement([], []).replace('2020年03月', '2020年01月'),
      'MALFORMED_PERIOD',
    ],
    [
      'a summary',
      '#支付宝账务汇总查询\n类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\n',
      'MISSING_COLUMN',
    ],
    ['an order report', '订单编号,总金额,买家实际支付金额,订单创建时间\n', 'HEADER_NOT_FOUND'],
  ])('%s is refused', async (_, text, code) => {
    await expect(readText(text)).rejects.toMatchObject({ code });
  });
});

describe('a real statement', () => {
  const excerpt = corpusFile('embedded-excerpts/alipay_account_2012_gbk.csv');
  (excerpt.exists ? it : it.skip)(
    'the excerpt of 2012 reads with 3 lines and says that it is incomplete',
    async () => {
      const { opened, lines, closed, text } = await readStatement(excerpt.read());
      expect(opened).toMatchObject({
        accountNo: '20888011365400330156',
        coversFrom: '2012-12-28T16:00:00Z',
        coversUntil: '2012-12-29T16:00:00Z',
      });
      expect(lines.map((line) => [line.entryNo, line.merchantOrderNo, line.amount])).toEqual([
        ['54632446537371', '3226563', '2274.00'],
        ['54629090595411', '3226533', '393.00'],
        ['54628332402591', '3226491', '1111.00'],
      ]);
      expect(closed).toMatchObject({ order: 'newest-first', foots: false, creditAmount: '3778.00' });
      expect(closed.problems).toEqual([
        {
          code: 'DECLARED_COUNT_MISMATCH',
          detail: 'The footer declares 18 lines of income (收入合计), 3 were read: the file is incomplete',
        },
        expect.objectContaining({ code: 'DECLARED_TOTAL_MISMATCH', differenceAmount: '11211.00' }),
        expect.objectContaining({ code: 'BALANCE_DOES_NOT_FOOT', differenceAmount: '-9.03' }),
      ]);
      expect(text).not.toMatch(/126\.com|qq\.com|133\*|陈|张|田/);
    },
  );
});
