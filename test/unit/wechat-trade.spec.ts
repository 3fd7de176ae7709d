import { describe, expect, it } from '@jest/globals';
import { wechatTradeReader } from '../../src/reading/wallets/wechat-trade.reader.js';
import { readWhole } from '../support/read-file.js';
import { HEADER, amounts, bill, refund, row } from '../support/wechat-trade-bill.js';

describe('a trade bill of WeChat Pay', () => {
  it('gives a payment and its fee, a refund and the fee that comes back, for the merchant it names', async () => {
    const { lines, statements } = await readWhole(wechatTradeReader, bill([row(), refund()]));
    expect(lines).toMatchObject([
      {
        amount: '100.00',
        occurredAt: '2026-02-19T10:53:38Z',
        tradeNo: '4200000263',
        merchantOrderNo: 'M4200000263',
        businessType: 'SUCCESS',
        businessDescription: 'JSAPI',
        goods: '杯子',
      },
      {
        amount: '-0.60',
        businessType: 'SUCCESS',
        businessDescription: '手续费 0.60%',
        tradeNo: '4200000263',
      },
      { amount: '-30.00', businessType: 'REFUND', entryNo: 'R1' },
      { amount: '0.18', businessType: 'REFUND', businessDescription: '手续费 0.60%' },
    ]);
    expect(statements).toMatchObject([{ accountNo: '1921000401', currency: 'CNY', foots: undefined }]);
  });

  it('holds every sum of the footer against its column', async () => {
    const good = await readWhole(
      wechatTradeReader,
      bill([row(), refund()], '`2.0,`100.00,`30.00,`0.0,`0.42,`100.0,`30.00'),
    );
    expect(good.statements).toMatchObject([{ foots: true, problems: [] }]);
    expect(good.closed.declared).toEqual({
      总交易单数: 2,
      应结订单总金额: '100.00',
      退款总金额: '30.00',
      充值券退款总金额: '0.00',
      手续费总金额: '0.42',
      订单总金额: '100.00',
      申请退款总金额: '30.00',
    });
    const bad = await readWhole(
      wechatTradeReader,
      bill([row()], '`2,`100.00,`30.00,`0.0,`0.60,`100.0,`30.00'),
    );
    expect(bad.lines).toHaveLength(2);
    expect(bad.statements[0]).toMatchObject({
      foots: false,
      problems: [
        { code: 'DECLARED_COUNT_MISMATCH' },
        { code: 'DECLARED_TOTAL_MISMATCH', differenceAmount: '30.00' },
        { code: 'DECLARED_TOTAL_MISMATCH', detail: expect.stringContaining('申请退款总金额') },
      ],
    });
  });

  it('leaves out refunds that are not settled, naming the status, and still foots', async () => {
    const { lines, skipped, statements } = await readWhole(
      wechatTradeReader,
      bill(
        [
          refund({ refundStatus: 'PROCESSING', fee: '0.00000' }),
          refund({ refundStatus: 'FAIL', fee: '0' }),
          refund({ refundStatus: 'CHANGE', fee: '0' }),
          row({ status: 'REVOKED', settled: '0.00', fee: '0' }),
        ],
        '`4,`0.00,`90.00,`0.00,`0.00,`0.00,`90.00',
      ),
    );
    expect(lines).toEqual([]);
    expect(skipped.map(({ code, reason }) => `${code} ${reason}`)).toEqual([
      'PENDING 退款状态 PROCESSING',
      'REFUND_NOT_SETTLED 退款状态 FAIL',
      'REFUND_NOT_SETTLED 退款状态 CHANGE',
      'REVOKED 交易状态 REVOKED: the trade was called off',
    ]);
    expect(statements).toMatchObject([{ foots: true, problems: [] }]);
  });

  it('a refund in a bill of refunds is the one in the bill of all, settled when that says so', async () => {
    const header = HEADER.replace('微信退款单号', '退款申请时间,退款成功时间,微信退款单号');
    const withTimes = refund().replace('`R1', '`2026-02-19 18:53:38,`2026-02-20 09:00:00,`R1');
    const [of, all] = [
      await readWhole(wechatTradeReader, bill([withTimes], undefined, header)),
      await readWhole(wechatTradeReader, bill([refund()])),
    ];
    expect(of.lines.map(({ lineId }) => lineId)).toEqual(all.lines.map(({ lineId }) => lineId));
    expect(of.lines[0]?.occurredAt).toBe('2026-02-20T01:00:00Z');
  });

  it('keeps the money of merchants that a service provider serves, and currencies, apart', async () => {
    const { statements } = await readWhole(
      wechatTradeReader,
      bill([
        row({ sub: '1600000001' }),
        row({ sub: '1600000002', no: '2' }),
        row({ currency: 'HKD', no: '3' }),
      ]),
    );
    expect(
      statements.map(({ accountNo, currency, creditAmount }) => [accountNo, currency, creditAmount]),
    ).toEqual([
      ['1600000001', 'CNY', '100.00'],
      ['1600000002', 'CNY', '100.00'],
      ['1921000401', 'HKD', '100.00'],
    ]);
  });

  it('rejects only the rows that can not be read; decimals of zero are no precision', async () => {
    const { rejected, lines } = await readWhole(
      wechatTradeReader,
      bill([
        row({ fee: '0.57123' }),
        row({ time: '2026-02-30 10:00:00' }),
        row({ status: 'NOTPAY' }),
        row({ no: '0' }),
        row({ no: '5', fee: '0.57000' }),
        refund({ refund: '' }),
      ]),
    );
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'AMOUNT_TOO_PRECISE'],
      [3, 'MALFORMED_TIME'],
      [4, 'UNKNOWN_STATUS'],
      [5, 'NUMBER_MISSING'],
      [7, 'AMOUNT_MISSING'],
    ]);
    expect(amounts(lines)).toEqual(['100.00', '-0.57']);
  });

  it('counts a row that stands twice once, and is refused without its amounts', async () => {
    const { lines, repeated } = await readWhole(wechatTradeReader, bill([row(), row()]));
    expect([lines.length, repeated]).toEqual([2, 2]);
    await expect(
      readWhole(wechatTradeReader, bill([row()], undefined, HEADER.replace('应结订单金额', '金额'))),
    ).rejects.toMatchObject({ code: 'MISSING_COLUMN', message: expect.stringContaining('应结订单金额') });
  });

  it('lets no payer out, and reads a torn end and pieces of one byte', async () => {
    const torn = bill([row(), refund()]).subarray(0, -60);
    const read = await readWhole(wechatTradeReader, torn);
    expect(read.rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([[3, 'TORN_LINE']]);
    expect(JSON.stringify(read)).not.toContain('oHkLxtBuyer');
    expect(await readWhole(wechatTradeReader, torn, {}, 1)).toEqual(read);
  });
});
