import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { alipaySummaryReader } from '../../src/reading/wallets/alipay-summary.reader.js';
import { alipayTradeSummaryReader } from '../../src/reading/wallets/alipay-trade-summary.reader.js';
import type { FileRead } from '../support/read-file.js';
import { readWhole } from '../support/read-file.js';

const HEADER = '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）';
const ROWS = ['在线支付\t,18,14989.00,0,0.00,14989.00', '收费,0,0.00,3,-12.50,-12.50'];
const TOTAL = '合计,18,14989.00,3,-12.50,14976.50';

const file = (rows: readonly string[], header = HEADER): Buffer =>
  iconv.encode(
    [
      '#支付宝账务汇总查询',
      '#账号：[20888011365400330156]',
      '#起始日期：[2012年12月29日 00:00:00]   终止日期：[2012年12月30日 00:00:00]',
      '#----------账务汇总列表----------',
      header,
      ...rows,
      '#----------账务汇总列表结束----------',
      '#导出时间：[2012年12月31日 13:19:01]',
    ].join('\r\n'),
    'gb18030',
  );

const rowsOf = ({ others }: FileRead): readonly unknown[] =>
  others.flatMap((item) => (item.kind === 'summary' ? [item.row] : []));

describe('the summary of an account statement of Alipay', () => {
  it('gives counts and sums by type, and its row of totals as what it declares', async () => {
    const read = await readWhole(alipaySummaryReader, file([...ROWS, TOTAL]));
    const figures = { creditCount: 18, creditAmount: '14989.00', debitCount: 3, debitAmount: '12.50' };
    expect(rowsOf(read)).toEqual([
      {
        fileLine: 6,
        type: '在线支付',
        currency: 'CNY',
        creditCount: 18,
        creditAmount: '14989.00',
        debitCount: 0,
        debitAmount: '0.00',
      },
      {
        fileLine: 7,
        type: '收费',
        currency: 'CNY',
        creditCount: 0,
        creditAmount: '0.00',
        debitCount: 3,
        debitAmount: '12.50',
      },
    ]);
    expect(read.closed).toMatchObject({ rows: 3, declared: figures, computed: figures, warnings: [] });
    expect(read.skipped).toMatchObject([{ fileLine: 8, code: 'TOTAL_ROW' }]);
  });

  it('says where the totals are not the sum of the rows, or a row does not add up', async () => {
    const read = await readWhole(
      alipaySummaryReader,
      file([...ROWS, '退款,0,0.00,1,-5.00,-4.00', '合计,18,14989.00,3,-17.50,14971.50']),
    );
    expect(read.closed.warnings).toEqual([
      { code: 'ROW_DOES_NOT_ADD_UP', detail: 'Line 8 gives a net of -4.00, its amounts -5.00' },
      {
        code: 'DECLARED_TOTAL_MISMATCH',
        detail: 'Line 9 declares 3 for debitCount, the rows add up to 4',
      },
    ]);
    expect(rowsOf(read)).toHaveLength(3);
  });

  it('is read without its row of totals, which then declares nothing', async () => {
    const { closed } = await readWhole(alipaySummaryReader, file(ROWS));
    expect(closed).toMatchObject({ declared: {}, computed: { creditCount: 18, debitCount: 3 } });
  });

  it('rejects rows with bad figures and reads the others, also in pieces of one byte', async () => {
    const bytes = file([
      ROWS[0] ?? '',
      '收费,0,0.00,3.5,-12.50,-12.50',
      '提现,0,0.00,1,-1.001,-1.001',
      '利息,1',
    ]);
    const read = await readWhole(alipaySummaryReader, bytes);
    expect(read.rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [7, 'MALFORMED_COUNT'],
      [8, 'AMOUNT_TOO_PRECISE'],
      [9, 'SHORT_LINE'],
    ]);
    expect(rowsOf(read)).toHaveLength(1);
    expect(await readWhole(alipaySummaryReader, bytes, {}, 1)).toEqual(read);
  });

  it('is refused without a column of counts, by name', async () => {
    const bytes = file(ROWS, HEADER.replace('支出笔数', '笔数'));
    await expect(readWhole(alipaySummaryReader, bytes)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('支出笔数'),
    });
  });
});

describe('the summary of a trade bill of Alipay', () => {
  const TRADE_HEADER =
    '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）';

  it.each([
    ['-0.60', '99.40'],
    ['0.60', '99.40'],
  ])('takes fees of %s off what was received, since the net says so', async (fee, net) => {
    const store = `S1\t,总店,3,1,120.00,100.00,0.00,0.00,0.00,${fee},0.00,${net}`;
    const total = `合计,,3,1,120.00,100.00,0.00,0.00,0.00,${fee},0.00,${net}`;
    const read = await readWhole(alipayTradeSummaryReader, file([store, total], TRADE_HEADER));
    expect(rowsOf(read)).toMatchObject([
      { type: 'S1 商家实收', creditCount: 3, creditAmount: '100.00', debitCount: 1, debitAmount: '0.00' },
      { type: 'S1 服务费', creditCount: 0, creditAmount: '0.00', debitCount: 0, debitAmount: '0.60' },
    ]);
    const figures = { creditCount: 3, creditAmount: '100.00', debitCount: 1, debitAmount: '0.60' };
    expect(read.closed).toMatchObject({ declared: figures, computed: figures, warnings: [] });
  });

  it('warns of fees that are not the difference between received and net', async () => {
    const store = 'S1,,1,0,100.00,100.00,0.00,0.00,0.00,-0.60,0.00,99.00';
    const { closed } = await readWhole(alipayTradeSummaryReader, file([store], TRADE_HEADER));
    expect(closed.warnings.map(({ code }) => code)).toEqual(['ROW_DOES_NOT_ADD_UP']);
  });
});
