import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAlipayAccount } from '../../src/importing/alipay-account.js';
import type { AccountStatementOpened, AccountStatementSummary } from '../../src/importing/alipay-account.js';
import { isCanonicalAmount } from '../../src/shared/money.js';
import { recordProblem } from '../../src/shared/event-schema.js';
import { StatementLinesRecorded } from '../../src/statements/statement.events.js';
import { bytesOf, collect, corpusFile } from '../support/bytes.js';

const PREAMBLE = [
  '#支付宝账务明细查询',
  '#账号：[20888011365400330156]',
  '#起始日期：[2020年02月01日 00:00:00]   终止日期：[2020年03月01日 00:00:00]',
  '#-----------------------------------------账务明细列表----------------------------------------',
];
const HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注';
const footer = (credit: string, debit: string) => [
  '#----------------------------------------账务明细列表结束-------------------------------------',
  `#支出合计：${debit}元`,
  `#收入合计：${credit}元`,
  '#导出时间：[2020年03月02日 13:19:01]',
];

interface Row {
  entry?: string;
  trade?: string;
  order?: string;
  goods?: string;
  time?: string;
  party?: string;
  income?: string;
  expense?: string;
  balance: string;
  type?: string;
  remark?: string;
}
const row = (r: Row) =>
  [
    `${r.entry ?? ''}\t`,
    `${r.trade ?? '2020022122001100571234567890'}\t`,
    `${r.order ?? ''}\t`,
    r.goods ?? '',
    r.time ?? '2020-02-21 00:00:00',
    r.party ?? '',
    r.income ?? '',
    r.expense ?? '',
    r.balance,
    '支付宝',
    r.type ?? '其它',
    r.remark ?? '',
  ].join(',');
const statement = (rows: readonly string[], foot: readonly string[], header = HEADER) =>
  [...PREAMBLE, header, ...rows, ...foot, ''].join('\r\n');

/** An order of 100.00 with its commission, as Tmall settles it: the account moves from 1000.00 to 1095.00. */
const RECEIPT = row({
  entry: '71',
  order: 'T200P1930679858170647123',
  goods: '洗面奶',
  time: '2020-02-21 10:00:00',
  party: '陈* (k***@126.com)',
  income: '100.00',
  balance: '1100.00',
  type: '交易付款',
});
const COMMISSION = row({
  entry: '72',
  time: '2020-02-21 10:00:00',
  party: 'hdtmyj@service.aliyun.com',
  expense: '-5.00',
  balance: '1095.00',
  remark: '天猫佣金（类目系统）{1930679858170647123}扣款',
});
const FOOTER = footer('1笔，共100.00', '1笔，共-5.00');

async function read(content: AsyncIterable<Uint8Array>) {
  const items = await collect(readAlipayAccount(content, { shopId: 'shop-1' }));
  return {
    opened: items[0] as AccountStatementOpened,
    lines: items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
    rejected: items.flatMap((item) => (item.kind === 'rejected' ? [`${item.fileLine} ${item.code}`] : [])),
    repeated: items.filter((item) => item.kind === 'repeated'),
    closed: items.at(-1) as AccountStatementSummary,
    problems: (items.at(-1) as AccountStatementSummary).problems.map((problem) => problem.code),
    text: JSON.stringify(items),
  };
}
const readText = (text: string, encoding = 'gb18030') => read(bytesOf(text, encoding));

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

describe('what does not agree inside a statement', () => {
  it('a footer with other counts and sums is a problem with both figures, not an error', async () => {
    const { closed, lines } = await readText(
      statement([RECEIPT, COMMISSION], footer('18笔，共14989.00', '1笔，共-5.00')),
    );
    expect(lines).toHaveLength(2);
    expect(closed.foots).toBe(false);
    expect(closed.problems).toEqual([
      {
        code: 'DECLARED_COUNT_MISMATCH',
        detail: 'The footer declares 18 lines of income (收入合计), 1 were read: the file is incomplete',
      },
      {
        code: 'DECLARED_TOTAL_MISMATCH',
        detail: 'The footer declares 14989.00 of income (收入合计), the lines add up to 100.00',
        differenceAmount: '14889.00',
      },
    ]);
  });

  it('balances that do not follow from the lines do not foot, and the place is noted', async () => {
    const off = COMMISSION.replace('1095.00', '1090.00');
    const { closed } = await readText(statement([RECEIPT, off], FOOTER));
    expect(closed.problems).toEqual([
      expect.objectContaining({ code: 'BALANCE_DOES_NOT_FOOT', differenceAmount: '-5.00' }),
    ]);
    expect(closed.notes).toEqual([
      { code: 'BALANCE_GAP', detail: expect.stringContaining('line 7') as string },
    ]);
  });

  it('a gap that closes again is a note only: the balance column is eventually consistent', async () => {
    const rows = [
      row({ entry: '1', time: '2020-02-21 10:00:00', income: '10.00', balance: '110.00' }),
      row({ entry: '2', time: '2020-02-21 10:00:01', income: '10.00', balance: '130.00' }),
      row({ entry: '3', time: '2020-02-21 10:00:02', income: '10.00', balance: '120.00' }),
      row({ entry: '4', time: '2020-02-21 10:00:03', income: '10.00', balance: '140.00' }),
    ];
    const { closed } = await readText(statement(rows, footer('4笔，共40.00', '0笔，共0.00')));
    expect(closed).toMatchObject({ foots: true, problems: [], notes: [{ code: 'BALANCE_GAP' }] });
  });

  it('a file without its end is torn: its footer is missed, its last line rejected', async () => {
    const torn = statement([RECEIPT, COMMISSION], []).slice(0, -30);
    const { problems, rejected, lines, closed } = await readText(torn);
    expect(problems).toEqual(['MISSING_FOOTER', 'LINES_REJECTED']);
    expect(rejected).toEqual(['7 TORN_LINE']);
    expect(lines).toHaveLength(1);
    expect(closed.foots).toBe(false);
  });

  it('lines outside the period and behind the end of the list are named', async () => {
    const late = row({ entry: '74', time: '2020-03-01 00:00:00', income: '1.00', balance: '1096.00' });
    const { problems, rejected } = await readText(statement([RECEIPT, COMMISSION, late], [...FOOTER, late]));
    expect(problems).toContain('LINES_OUTSIDE_PERIOD');
    expect(rejected).toEqual(['13 LINE_BEHIND_END']);
  });

  it('an entry that stands twice counts once, and with other content the second is refused', async () => {
    const { lines, repeated, rejected, closed } = await readText(
      statement([RECEIPT, RECEIPT, RECEIPT.replace('100.00', '90.00'), COMMISSION], FOOTER),
    );
    expect(lines).toHaveLength(2);
    expect(repeated).toEqual([{ kind: 'repeated', fileLine: 7, firstFileLine: 6 }]);
    expect(rejected).toEqual(['8 ENTRY_CONTRADICTS_ITSELF']);
    expect(closed).toMatchObject({ foots: true, rejected: 1, repeated: 1 });
  });

  it.each([
    ['2020-02-30 10:00:00', '1.00', '', 'MALFORMED_TIME'],
    ['2020-02-21 10:00:00', '1.005', '', 'AMOUNT_TOO_PRECISE'],
    ['2020-02-21 10:00:00', '-1.00', '', 'AMOUNT_NEGATIVE'],
    ['2020-02-21 10:00:00', '', '', 'AMOUNT_MISSING'],
    ['2020-02-21 10:00:00', '1.00', '-1.00', 'TWO_AMOUNTS'],
  ])(
    'a line of %s with income "%s" and expense "%s" is rejected as %s',
    async (time, income, expense, code) => {
      const { rejected } = await readText(
        statement([row({ entry: '1', time, income, expense, balance: '1' })], FOOTER),
      );
      expect(rejected).toEqual([`6 ${code}`]);
    },
  );

  it('a number that a spreadsheet rounded is refused, since other lines would share it', async () => {
    const rounded = row({ entry: '5.46324E+13', income: '1.00', balance: '1.00' });
    expect((await readText(statement([rounded], FOOTER))).rejected).toEqual(['6 NUMBER_ROUNDED']);
  });

  it('without balances footing rests on the declared totals, and that is said', async () => {
    const { closed } = await readText(statement([RECEIPT.replace('1100.00', ''), COMMISSION], FOOTER));
    expect(closed).toMatchObject({
      foots: true,
      openingBalance: undefined,
      notes: [{ code: 'BALANCE_UNKNOWN' }],
    });
  });

  it('a statement without lines foots', async () => {
    const { closed } = await readText(statement([], footer('0笔，共0.00', '0笔，共0.00')));
    expect(closed).toMatchObject({ rows: 0, foots: true, problems: [], openingBalance: undefined });
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
      const { opened, lines, closed, text } = await read(excerpt.read());
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

describe('any statement written in the format', () => {
  const yuan = (fen: bigint) => {
    const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
    return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  const movement = fc.record({
    fen: fc.bigInt({ min: -5_000_000n, max: 9_999_999_999n }).filter((fen) => fen !== 0n),
    second: fc.integer({ min: 0, max: 86_399 }),
    goods: fc.string({ unit: fc.constantFrom('面', '霜', 'A', '"', ' ', '(', '𠮷'), maxLength: 8 }),
    type: fc.constantFrom('交易付款', '其它', '收费', ''),
  });

  it('is read back line for line, in either direction and any encoding, with totals that agree', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(movement, { maxLength: 30 }),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.boolean(),
        fc.constantFrom('gb18030', 'utf-8', 'utf-16le'),
        fc.integer({ min: 1, max: 200 }),
        async (movements, opening, newestFirst, encoding, pieceSize) => {
          let balance = opening;
          const written = movements
            .toSorted((a, b) => a.second - b.second)
            .map(({ fen, second, goods, type }, index) => {
              balance += fen;
              const clock = [second / 3600, (second / 60) % 60, second % 60];
              const time = clock.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
              return {
                amount: yuan(fen),
                text: row({
                  entry: `${9_000_000 + index}`,
                  goods: `"${goods.replaceAll('"', '""')}"`,
                  time: `2020-02-21 ${time}`,
                  income: fen > 0n ? yuan(fen) : '0.00',
                  expense: fen < 0n ? yuan(fen) : '0.00',
                  balance: yuan(balance),
                  type,
                }),
                goods: goods.trim(),
              };
            });
          if (newestFirst) written.reverse();
          const total = (sign: 1n | -1n) => {
            const some = movements.map(({ fen }) => fen * sign).filter((fen) => fen > 0n);
            return { count: some.length, sum: yuan(some.reduce((a, b) => a + b, 0n)) };
          };
          const [credit, debit] = [total(1n), total(-1n)];
          const foot = footer(`${credit.count}笔，共${credit.sum}`, `${debit.count}笔，共-${debit.sum}`);
          const text = statement(
            written.map((line) => line.text),
            foot,
          );
          const { lines, closed, rejected } = await read(bytesOf(text, encoding, pieceSize));
          expect(rejected).toEqual([]);
          expect(lines.map((line) => [line.amount, line.goods ?? ''])).toEqual(
            written.map((line) => [line.amount, line.goods]),
          );
          expect(closed).toMatchObject({
            creditCount: credit.count,
            creditAmount: credit.sum,
            debitCount: debit.count,
            debitAmount: debit.sum,
            foots: true,
            problems: [],
          });
          if (movements.length > 1) {
            expect(closed).toMatchObject({ openingBalance: yuan(opening), closingBalance: yuan(balance) });
          }
          const data = { shopId: 's', accountNo: 'a', statementId: 'x', currency: 'CNY', chunk: 1, lines };
          expect(recordProblem(StatementLinesRecorded.shape, data)).toBeUndefined();
          expect(lines.every((line) => isCanonicalAmount(line.amount, 'CNY'))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
