import { readAlipayAccount } from '../../src/reading/wallets/alipay-account.js';
import type {
  AccountStatementOpened,
  AccountStatementSummary,
} from '../../src/reading/wallets/alipay-account.js';
import { bytesOf, collect } from './bytes.js';

/** The lines above the table of a statement of February 2020. */
const PREAMBLE = [
  '#支付宝账务明细查询',
  '#账号：[20888011365400330156]',
  '#起始日期：[2020年02月01日 00:00:00]   终止日期：[2020年03月01日 00:00:00]',
  '#-----------------------------------------账务明细列表----------------------------------------',
];
export const HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注';
export const footer = (credit: string, debit: string) => [
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
/** A line of a statement, with what most lines have where nothing is said. */
export const row = (r: Row) =>
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
export const statement = (rows: readonly string[], foot: readonly string[], header = HEADER) =>
  [...PREAMBLE, header, ...rows, ...foot, ''].join('\r\n');

/** An order of 100.00 with its commission, as Tmall settles it: the account moves from 1000.00 to 1095.00. */
export const RECEIPT = row({
  entry: '71',
  order: 'T200P1930679858170647123',
  goods: '洗面奶',
  time: '2020-02-21 10:00:00',
  party: '陈* (k***@126.com)',
  income: '100.00',
  balance: '1100.00',
  type: '交易付款',
});
export const COMMISSION = row({
  entry: '72',
  time: '2020-02-21 10:00:00',
  party: 'hdtmyj@service.aliyun.com',
  expense: '-5.00',
  balance: '1095.00',
  remark: '天猫佣金（类目系统）{1930679858170647123}扣款',
});
export const FOOTER = footer('1笔，共100.00', '1笔，共-5.00');

/** What the reader gives for a file, sorted by kind. */
export async function readStatement(content: AsyncIterable<Uint8Array>) {
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
export const readText = (text: string, encoding = 'gb18030') => readStatement(bytesOf(text, encoding));
