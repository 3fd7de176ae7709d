import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { cnBankReaders } from '../../src/reading/banks/cn-bank.js';
import { readWhole } from '../support/read-file.js';

const readerOf = (kind: string) => cnBankReaders.find((reader) => reader.kind === kind)!;
const read = (kind: string, rows: readonly string[], options = {}, pieceBytes?: number) =>
  readWhole(readerOf(kind), Buffer.from(`${rows.join('\r\n')}\r\n`), options, pieceBytes);
const ICBC = [
  '明细查询文件下载',
  '',
  '卡号: 1234****9876,"卡别名: 店铺"',
  '',
  '交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户',
  '2023-05-02     \t,"消费     \t"," \t","超市  \t","CHN \t",钞 \t,"- \t","- \t",- \t," \t","13.40  \t",人民币 \t,"1,221.16 \t","张三 \t","6222020000001234567 \t",',
  '2023-05-01     \t,"工资     \t"," \t"," \t","CHN \t",钞 \t,"- \t","- \t",- \t,"1,234.56 \t"," \t",人民币 \t,"1,234.56 \t"," \t"," \t",',
];
const BOC =
  '记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行,借记卡号';
const CMB = '交易日期,交易时间,收入,支出,余额,交易类型,交易备注';
const CMB_CARD = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';

describe('a statement of ICBC', () => {
  it('gives signed movements of the account above the table, and its totals are held against them', async () => {
    const file = await read('icbc', [...ICBC, ' ', '人民币合计,,,,,,,,,"1,234.56 \t","13.40 \t",']);
    expect(file.lines.map(({ amount, balance, occurredAt }) => [amount, balance, occurredAt])).toEqual([
      ['-13.40', '1221.16', '2023-05-01T16:00:00Z'],
      ['1234.56', '1234.56', '2023-04-30T16:00:00Z'],
    ]);
    expect(file.statements[0]).toMatchObject({
      accountNo: '1234****9876',
      currency: 'CNY',
      declared: { creditAmount: '1234.56', debitAmount: '13.40' },
      openingBalance: '0.00',
      closingBalance: '1221.16',
      foots: true,
    });
    expect(file.rejected).toEqual([]);
  });

  it('with wrong totals is read to its end and does not foot', async () => {
    const file = await read('icbc', [...ICBC, '人民币合计,,,,,,,,,"1,234.56","13.41",']);
    expect(file.lines).toHaveLength(2);
    expect(file.statements[0]).toMatchObject({
      foots: false,
      problems: [{ code: 'DECLARED_TOTAL_MISMATCH', differenceAmount: '0.01' }],
    });
  });

  it('reads alike in GBK, in UTF-16 and in pieces of one byte', async () => {
    const text = [...ICBC, '人民币合计,,,,,,,,,"1,234.56","13.40",', ''].join('\n');
    const expected = (await read('icbc', ICBC)).lines;
    for (const encoding of ['gbk', 'utf-16le', 'utf-8']) {
      const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' });
      const file = await readWhole(readerOf('icbc'), bytes, {}, 1);
      expect(file.lines).toEqual(expected);
      expect(file.opened.encoding).toBe(encoding === 'gbk' ? 'gb18030' : encoding);
    }
  });

  it('has a torn last line rejected, all others read', async () => {
    const bytes = Buffer.from(`${ICBC.join('\n')}\n2023-04-30 \t,"消费 \t"`);
    const file = await readWhole(readerOf('icbc'), bytes);
    expect(file.lines).toHaveLength(2);
    expect(file.rejected).toMatchObject([{ fileLine: 8, code: 'TORN_LINE' }]);
  });

  it('takes masked balances for unknown ones', async () => {
    const rows = ICBC.map((row) => row.replace('1,221.16', 'xx,yyy.zz'));
    const file = await read('icbc', rows);
    expect(file.lines[0]).not.toHaveProperty('balance');
    expect(file.lines[1]).toHaveProperty('balance', '1234.56');
  });
});

describe('a row of a bank statement', () => {
  const row = (
    date: string,
    amount: string,
    rest = '100.00,转账,手机银行,-,张三备注,张三,6222****1234,某行,3167',
  ) => `${date},10:00:00,人民币,${amount},${rest}`;

  it('keeps no name and no account of the other side, in no field', async () => {
    const file = await read('boc', [
      BOC,
      row(
        '2025-08-22',
        '-1.00',
        '9.00,转账,手机银行,-,张三 6222****1234 13800138000 货款,支付宝-张三,6222****1234,某行,3167',
      ),
    ]);
    expect(JSON.stringify(file)).not.toMatch(/张三|6222|13800138000/);
    expect(file.lines[0]).toMatchObject({ businessType: '转账', remark: expect.stringContaining('货款') });
  });

  it('with more decimals than the currency has is rejected, trailing zeros are not', async () => {
    const file = await read('boc', [BOC, row('2025-08-22', '-1.005'), row('2025-08-22', '-1.0500')]);
    expect(file.rejected).toMatchObject([{ fileLine: 2, code: 'AMOUNT_TOO_PRECISE' }]);
    expect(file.lines.map(({ amount }) => amount)).toEqual(['-1.05']);
  });

  it.each([
    ['2025-02-30', 'MALFORMED_TIME'],
    ['soon', 'MALFORMED_TIME'],
  ])('dated %s is rejected with its line', async (date, code) => {
    const file = await read('boc', [BOC, row(date, '1.00')]);
    expect(file.rejected).toMatchObject([{ fileLine: 2, code }]);
  });

  it('with a currency that nobody knows is rejected', async () => {
    const file = await read('boc', [BOC, row('2025-01-01', '1.00').replace('人民币', '贝壳')]);
    expect(file.rejected).toMatchObject([{ code: 'MALFORMED_CURRENCY' }]);
  });

  it('with both income and expense, or neither, is rejected', async () => {
    const file = await read('cmb', [
      CMB,
      '20220331,,1.00,2.00,,a,b',
      '20220331,,,,5,a,b',
      '20220331,,0.00,2.00,,a,b',
    ]);
    expect(file.rejected.map(({ code }) => code)).toEqual(['TWO_AMOUNTS', 'AMOUNT_MISSING']);
    expect(file.lines.map(({ amount }) => amount)).toEqual(['-2.00']);
  });

  it('with a direction is signed by it, and one without is rejected', async () => {
    const header = '序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要';
    const file = await read('bocom', [
      header,
      '1,2025-01-01,10:00:00,消费,借 Dr,3.21,6.79,,,,',
      '2,2025-01-01,09:00:00,存款利息,贷 Cr,10.00,10.00,,,,',
      '3,2025-01-01,09:00:00,存款利息,?,10.00,10.00,,,,',
    ]);
    expect(file.lines.map(({ amount }) => amount)).toEqual(['-3.21', '10.00']);
    expect(file.rejected).toMatchObject([{ fileLine: 4, code: 'DIRECTION_UNKNOWN' }]);
    expect(file.statements[0]).toMatchObject({ openingBalance: '0.00', closingBalance: '6.79' });
  });

  it('is the same movement in a second export that overlaps, whichever comes first', async () => {
    const rows = [row('2025-08-22', '-1.00'), row('2025-08-21', '5.00'), row('2025-08-20', '7.00')];
    const ids = async (some: readonly string[]) =>
      (await read('boc', [BOC, ...some])).lines.map(({ lineId }) => lineId);
    const [newest, middle, oldest] = await ids(rows);
    expect(await ids([rows[2]!, rows[1]!])).toEqual([oldest, middle]);
    expect(new Set([newest, middle, oldest]).size).toBe(3);
  });

  it('that stands twice without time is two movements, with time and balance it is one', async () => {
    const twice = [
      '2024-01-01,CNY,-5.00,95.00,消费,,',
      '2024-01-02,CNY,-1.00,94.00,消费,,',
      '2024-01-01,CNY,-5.00,95.00,消费,,',
    ];
    const cmb = await read('cmb', [CMB_CARD, ...twice]);
    expect(new Set(cmb.lines.map(({ lineId }) => lineId)).size).toBe(3);
    const again = await read('cmb', [CMB_CARD, ...twice]);
    expect(again.lines.map(({ lineId }) => lineId)).toEqual(cmb.lines.map(({ lineId }) => lineId));
    const boc = await read('boc', [BOC, row('2025-08-22', '-1.00'), row('2025-08-22', '-1.00')]);
    expect([boc.lines.length, boc.repeated]).toEqual([1, 1]);
  });

  it('is of the account and the currency that it names, unless the user gave the account', async () => {
    const rows = [BOC, row('2025-08-22', '-1.00'), row('2025-08-22', '2.00').replace('人民币', '日元')];
    await expect(read('boc', rows)).resolves.toMatchObject({
      statements: [
        { accountNo: '3167', currency: 'CNY' },
        { accountNo: '3167', currency: 'JPY', creditAmount: '2' },
      ],
    });
    const given = await read('boc', rows, { accountNo: '6222-1' });
    expect(given.statements.map(({ accountNo }) => accountNo)).toEqual(['6222-1', '6222-1']);
  });
});

describe('a bill of a credit card', () => {
  const bill = [
    '招商银行信用卡对账单（个人消费卡账户 2024年01月）',
    '交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额',
  ];

  it('counts what was spent as money gone, and dates without a year from the month of the bill', async () => {
    const file = await read('cmb', [
      ...bill,
      ',12/29,还款,-1.23,1234,-1.23',
      '01/02,01/03,掌上生活影票-电影票,"1,056.78",1234,56.78',
    ]);
    expect(file.lines.map(({ amount, occurredAt }) => [amount, occurredAt])).toEqual([
      ['1.23', '2023-12-28T16:00:00Z'],
      ['-1056.78', '2024-01-01T16:00:00Z'],
    ]);
  });

  it('without a month has such dates rejected', async () => {
    const file = await read('cmb', [bill[1]!, '01/02,01/03,影票,56.78,1234,56.78']);
    expect(file.rejected).toMatchObject([{ code: 'YEAR_UNKNOWN' }]);
  });

  it('has entries that are not booked yet left out', async () => {
    const file = await read('cmb', [
      '交易日期,记账日期,交易摘要,交易地点,卡号末四位,人民币金额,交易地金额',
      '2022-03-31,尚未入账,某商户,CN,1234,￥4.70,4.70',
    ]);
    expect(file.skipped).toMatchObject([{ fileLine: 2, code: 'PENDING' }]);
  });

  it('drops names that stand in the description', async () => {
    const header = '交易日期,记账日期,交易说明,交易币种/金额,入账币种/金额';
    const file = await read('bocom', [
      header,
      '2025-01-29,2025-01-29,信用卡还款 转账还款-李四 6666 支付宝-李四,CNY 666.60,CNY666.60',
      '2025-01-18,2025-01-18,消费 Suica Charge,JPY 1000,CNY 49.85',
    ]);
    expect(file.lines.map(({ amount, businessType }) => [amount, businessType])).toEqual([
      ['666.60', '信用卡还款 转账还款-… 6666 支付宝-…'],
      ['-49.85', '消费 Suica Charge'],
    ]);
  });
});

describe('what stands around the table', () => {
  it('names account, currency and time, and counts and sums are held against the lines', async () => {
    const file = await read('cmb', [
      '"# 招商银行交易记录"',
      '"# 账    号: [一卡通:6225****1234 杭州分行]"',
      '"# 币    种: [人民币]"',
      '"# 起始日期: [20220301]   终止日期: [20220331]"',
      CMB,
      '"\t20220331","\t13:53:41","","1.00","99.00","\t客户转账","\t转账"',
      '"\t20220331","\t13:51:21","100.00","","100.00","\t工资","\t"',
      '"# 收入合计: 1 笔, 共 100.00 元"',
      '"# 支出合计: 2 笔, 共 1.00 元"',
    ]);
    expect(file.statements[0]).toMatchObject({
      accountNo: '6225****1234',
      coversFrom: '2022-02-28T16:00:00Z',
      coversUntil: '2022-03-31T16:00:00Z',
      from: '2022-03-01',
      to: '2022-03-31',
      declared: { creditCount: 1, creditAmount: '100.00', debitCount: 2, debitAmount: '1.00' },
      problems: [{ code: 'DECLARED_COUNT_MISMATCH' }],
      openingBalance: '0.00',
    });
  });

  it('is left out where it is a remark below the table', async () => {
    const header =
      '记账日\t交易日期\t交易时间\t支出\t收入\t账户余额\t币种\t摘要\t对方账号\t对方户名\t交易地点';
    const file = await read('ccb', [
      header,
      '20250101\t20250101\t18:53:19\t67.00\t0.00\t2176.91\t人民币\t消费\t\t\t超市',
      `本明细仅供参考|具体内容请以柜台为准${'\t'.repeat(10)}`,
    ]);
    expect(file.lines).toMatchObject([{ amount: '-67.00', occurredAt: '2025-01-01T10:53:19Z' }]);
    expect(file.skipped).toMatchObject([{ fileLine: 3, code: 'NOTE' }]);
  });

  it('is left out where such a remark has fewer cells than the table', async () => {
    const file = await read('boc', [BOC, '以上内容仅供参考', '']);
    expect([file.lines, file.rejected]).toEqual([[], []]);
  });

  it('without a needed column names what is missing', async () => {
    await expect(read('cmb', ['交易日期,交易时间,收入,余额,交易类型,交易备注', 'x'])).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('支出'),
    });
  });

  it('of a company is read with its sides as the bank names them', async () => {
    const header =
      '账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号';
    const file = await read('ccb', [
      header,
      '33001,某店,20250101 10:00:00,0.00,50.00,50.00,人民币元,某公司,1,x,20250101,货款,备注,1-100',
      '33001,某店,20250102 10:00:00,20.00,0.00,30.00,人民币元,某公司,1,x,20250102,付款,备注,2-101',
    ]);
    expect(file.lines.map(({ amount, entryNo }) => [amount, entryNo])).toEqual([
      ['50.00', '1-100'],
      ['-20.00', '2-101'],
    ]);
    expect(file.statements[0]).toMatchObject({ accountNo: '33001', foots: true });
  });
});
