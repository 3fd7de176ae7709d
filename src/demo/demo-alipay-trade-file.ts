import { AmountTotal } from '../reading/amount-total.js';
import { absolute } from '../shared/money.js';
import { ACCOUNT_NO } from './demo-statement-file.js';
import type { NumberedLine } from './demo-statement-file.js';
import { localText } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';

const HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）,商家优惠（元）,' +
  '退款批次号/请求号,服务费（元）,分润（元）,备注\r\n';

/** The trade bill of the same receipts and refunds as the account statement: a second telling of them. */
export function* alipayTradeText(plan: DemoPlan, lines: Iterable<NumberedLine>): Generator<string> {
  yield `#支付宝业务明细查询\r\n#账号：[${ACCOUNT_NO}]\r\n`;
  yield `#起始日期：[${localText(plan.start)}]   终止日期：[${localText(plan.end)}]\r\n${HEADER}`;
  const [trades, refunds] = [new AmountTotal('CNY'), new AmountTotal('CNY')];
  for (const line of lines) {
    const refund = line.type === '交易退款';
    if (!refund && line.type !== '交易付款') continue;
    const size = absolute(line.amount);
    (refund ? refunds : trades).add(size);
    const at = localText(line.at);
    const cells = [
      `${line.tradeNo}\t,${line.merchantOrderNo ?? ''}\t,${refund ? '退款' : '交易'},演示商品,${at},${at},dem***@example.com`,
      `${line.amount},${line.amount},0.00,${refund ? `${line.entryNo}\t` : ''},0.00,0.00,`,
    ];
    yield `${cells.join(',')}\r\n`;
  }
  yield `#交易合计：${trades.count}笔，商家实收共${trades.value}元，商家优惠共0.00元\r\n`;
  yield `#退款合计：${refunds.count}笔，商家实收退款共-${refunds.value}元，商家优惠退款共0.00元\r\n`;
}
