import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { jdPersonalReader } from '../../src/reading/marketplaces/jd-personal.reader.js';
import { jdSettlementReader } from '../../src/reading/marketplaces/jd-settlement.reader.js';
import { pddSettlementReader } from '../../src/reading/marketplaces/pdd-settlement.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const OLD =
  '订单编号,父单号,订单状态,订单下单时间,订单完成时间,售后服务单号,售后退款时间,商品编号,商品名称,商品数量,扣点类型,佣金比例,费用名称,应结金额,币种,收支方向,结算状态,预计结算时间,账单生成时间,到账时间,商户订单号,资金动账备注';
const old = (
  order: string,
  fee: string,
  amount: string,
  direction: string,
  { state = '已结算', at = '2026-07-09 12:08:53', billed = '20260708', currency = 'CNY' } = {},
) =>
  `${order},3525498018681355,完成,2026-05-10 14:41:34,,,,10160070484512.0,横幅,1,基础扣点,0.05,${fee},${amount},${currency},${direction},${state},2026-07-08 17:11:38,${billed},${at},202607090000011332601610021,7月9日商家结算款`;
const NEW =
  '商家ID,公司ID,公司名称,钱包账户,订单编号,业务单据编号,父单号,订单状态,下单时间,完成时间,商品编号,商品名称,商品单价,商品数量,结算时间,费用名称,费用分类,金额,结算主体,商户订单号,资金动账备注';
const row2026 = (order: string, fee: string, amount: string, kind: string, at = '2026-09-20 12:41:09') =>
  `1234,554,某公司,18900000001,${order},${order},,已完成,2026-08-06 15:43:37,2026-09-19 21:47:02,100123736,横幅,3.84,1,${at},${fee},${kind},${amount},商家,202609200001,`;
const file = (header: string, ...rows: string[]) => iconv.encode([header, ...rows, ''].join('\r\n'), 'utf-8');
const amounts = async (bytes: Uint8Array) =>
  (await readWhole(jdSettlementReader, bytes)).lines.map(({ amount, businessType }) => [
    businessType,
    amount,
  ]);

describe('the settlement of JD until July 2026', () => {
  it('gives the money of an order with the words of the file', async () => {
    const { opened, lines, statements } = await readWhole(
      jdSettlementReader,
      file(OLD, old('3553498017448001', '货款', '23.90', '收入')),
    );
    expect(opened).toMatchObject({ version: 'until 2026-07' });
    expect(lines).toEqual([
      {
        statement: 0,
        lineId: expect.any(String) as unknown,
        fileLine: 2,
        occurredAt: '2026-07-09T04:08:53Z',
        amount: '23.90',
        baseOrderNo: '3553498017448001',
        merchantOrderNo: '202607090000011332601610021',
        businessType: '货款',
        businessDescription: '收入',
        remark: '7月9日商家结算款',
      },
    ]);
    expect(statements).toMatchObject([{ accountNo: 'jd', currency: 'CNY', foots: undefined }]);
  });

  it.each([
    ['货款', '23.90', '收入', '23.90'],
    ['货款', '-23.90', '支出', '-23.90'],
    ['货款', '23.90', '支出', '-23.90'],
    ['佣金', '-1.20', '支出', '-1.20'],
    ['佣金', '1.20', '支出', '-1.20'],
    ['佣金', '1.20', '收入', '1.20'],
    ['价保返佣', '0', '支出', '0.00'],
  ])('%s of %s with %s is %s', async (fee, amount, direction, expected) => {
    expect(await amounts(file(OLD, old('1', fee, amount, direction)))).toEqual([[fee, expected]]);
  });

  it('says that 货款 going out is a refund', async () => {
    const { lines } = await readWhole(jdSettlementReader, file(OLD, old('1', '货款', '-5', '支出')));
    expect(lines).toMatchObject([{ businessType: '货款', businessDescription: '货款退款', amount: '-5.00' }]);
  });

  it('leaves out what is not settled, and totals', async () => {
    const { skipped, lines } = await readWhole(
      jdSettlementReader,
      file(
        OLD,
        old('1', '货款', '5', '收入', { state: '未结算', at: '' }),
        old('2', '货款', '5', '收入', { state: '结算中' }),
        `合计${','.repeat(21)}`,
      ),
    );
    expect(skipped.map(({ code }) => code)).toEqual(['PENDING', 'PENDING', 'TOTAL_ROW']);
    expect(lines).toEqual([]);
  });

  it('takes the day of the bill where the time of arrival is missing', async () => {
    const { lines } = await readWhole(
      jdSettlementReader,
      file(OLD, old('1', '货款', '5', '收入', { at: '' })),
    );
    expect(lines).toMatchObject([{ occurredAt: '2026-07-07T16:00:00Z' }]);
  });

  it('counts a row once that stands twice, but two equal fees without an order are two', async () => {
    const { lines, repeated } = await readWhole(
      jdSettlementReader,
      file(
        OLD,
        old('1', '货款', '5', '收入'),
        old('1', '货款', '5', '收入'),
        old('', '广告费', '-5', '支出'),
        old('', '广告费', '-5', '支出'),
      ),
    );
    expect([lines.length, repeated]).toEqual([3, 1]);
    expect(lines[1]).not.toHaveProperty('merchantOrderNo');
  });

  it('gives the same line of two files the same id', async () => {
    const [one, other] = [old('1', '货款', '5', '收入'), old('2', '货款', '6', '收入')];
    const first = await readWhole(jdSettlementReader, file(OLD, one, other));
    const second = await readWhole(jdSettlementReader, file(OLD, other, one));
    expect(second.lines.map(({ lineId }) => lineId)).toEqual(
      first.lines.map(({ lineId }) => lineId).reverse(),
    );
  });

  it.each([
    ['money that comes in with a minus', old('1', '货款', '-5', '收入'), 'DIRECTION_CONTRADICTS_AMOUNT'],
    ['no direction', old('1', '佣金', '5', ''), 'DIRECTION_UNKNOWN'],
    ['too many decimals', old('1', '货款', '5.001', '收入'), 'AMOUNT_TOO_PRECISE'],
    ['no amount', old('1', '货款', '', '收入'), 'AMOUNT_MISSING'],
    ['no name of the fee', old('1', '', '5', '收入'), 'FEE_NAME_MISSING'],
    ['an unreadable date', old('1', '货款', '5', '收入', { at: '昨天' }), 'MALFORMED_TIME'],
    ['no time at all', old('1', '货款', '5', '收入', { at: '', billed: '' }), 'TIME_MISSING'],
    ['an order number that a spreadsheet rounded', old('3.55E+15', '货款', '5', '收入'), 'NUMBER_ROUNDED'],
  ])('rejects %s and reads the rest', async (_, row, code) => {
    const { rejected, lines, statements } = await readWhole(
      jdSettlementReader,
      file(OLD, row, old('9', '货款', '7', '收入')),
    );
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(lines).toHaveLength(1);
    expect(statements[0]?.problems.map((problem) => problem.code)).toEqual(['LINES_REJECTED']);
  });

  it('reads the same in pieces of one byte, and a torn last line', async () => {
    const bytes = iconv.encode(`${OLD}\n${old('1', '货款', '5', '收入')}\n3553,35`, 'gb18030');
    const whole = await readWhole(jdSettlementReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['TORN_LINE']);
    expect(await readWhole(jdSettlementReader, bytes, {}, 1)).toEqual(whole);
  });
});

describe('the settlement of JD since August 2026', () => {
  it('is read below the line that groups its columns', async () => {
    const { opened, lines } = await readWhole(
      jdSettlementReader,
      file(
        `商家信息${',单据基础信息'.repeat(20)}`,
        NEW,
        row2026('358000001963', '货款', '3.84', '收入'),
        row2026('358000001963', '佣金', '-0.33', '支出'),
        row2026('358000001964', '货款', '3.84', '收入', ''),
      ),
    );
    expect(opened.version).toBe('2026-08');
    expect(lines.map(({ amount, baseOrderNo }) => [baseOrderNo, amount])).toEqual([
      ['358000001963', '3.84'],
      ['358000001963', '-0.33'],
    ]);
  });

  it('leaves out rows without a time of settlement', async () => {
    const { skipped } = await readWhole(
      jdSettlementReader,
      file(NEW, row2026('1', '货款', '3.84', '收入', '')),
    );
    expect(skipped).toMatchObject([{ fileLine: 2, code: 'PENDING' }]);
  });

  it('takes a minus for money going out where 费用分类 says something else', async () => {
    const bytes = file(
      NEW,
      row2026('1', '佣金', '-0.33', '平台费用'),
      row2026('1', '货款', '3.84', '商品款'),
    );
    expect(await amounts(bytes)).toEqual([
      ['佣金', '-0.33'],
      ['货款', '3.84'],
    ]);
    const doubtful = await readWhole(jdSettlementReader, file(NEW, row2026('1', '佣金', '0.33', '平台费用')));
    expect(doubtful.rejected).toMatchObject([{ code: 'DIRECTION_UNKNOWN' }]);
  });
});

describe('a settlement of JD without a column that it needs', () => {
  it.each([
    ['收支方向', OLD.replace('收支方向', '方向')],
    ['费用名称', OLD.replace('费用名称', '名目')],
    ['应结金额', OLD.replace('应结金额', '数额')],
    ['收支方向', NEW.replace('费用分类', '分类')],
    ['结算状态', NEW.replace('结算时间', '时刻')],
  ])('is refused, naming %s', async (column, header) => {
    await expect(readWhole(jdSettlementReader, file(header))).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining(column) as unknown,
    });
    expect(recognised(jdSettlementReader, file(header))).toBeGreaterThan(0);
  });
});

describe('which files are a settlement of JD', () => {
  it('is told by the columns of either layout', () => {
    expect(recognised(jdSettlementReader, file(OLD))).toBeGreaterThan(10);
    expect(recognised(jdSettlementReader, file(NEW))).toBeGreaterThan(8);
    expect(recognised(pddSettlementReader, file(OLD))).toBe(0);
    expect(recognised(jdPersonalReader, file(OLD))).toBe(0);
  });

  for (const { name, bytes } of corpusFiles('jd')) {
    it(`${name} is none`, () => expect(recognised(jdSettlementReader, bytes())).toBe(0));
  }
});
