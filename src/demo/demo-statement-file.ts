import { AmountTotal } from '../reading/amount-total.js';
import { absolute, isNegative } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import type { DemoLine } from './demo-lines.js';
import { localText } from './demo-plan.js';

/** The shop's Alipay account, made up. */
export const ACCOUNT_NO = '20881234567890120156';
const HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,' +
  '交易渠道,业务类型,备注,业务描述,业务账单来源,业务基础订单号,业务订单号\r\n';

/** A line with the number and the balance that the account gives it. */
export interface NumberedLine extends DemoLine {
  readonly entryNo: string;
  readonly balance: Amount;
}

export function statementPreamble(from: number, until: number): string {
  return [
    '#支付宝账务明细查询',
    `#账号：[${ACCOUNT_NO}]`,
    `#起始日期：[${chineseDate(from)}]   终止日期：[${chineseDate(until)}]`,
    '#-----------------------------------------账务明细列表----------------------------------------',
    HEADER,
  ].join('\r\n');
}

/** Long numbers end with a TAB, so that a spreadsheet leaves them alone; what goes out has its minus sign. */
export function statementLine(line: NumberedLine): string {
  const out = isNegative(line.amount);
  return (
    [
      `${line.entryNo}\t`,
      `${line.tradeNo}\t`,
      `${line.merchantOrderNo ?? ''}\t`,
      line.goods ?? '',
      localText(line.at),
      `${line.counterparty}\t`,
      out ? '0.00' : line.amount,
      out ? line.amount : '0.00',
      line.balance,
      '支付宝',
      line.type,
      line.remark,
      line.description ?? '',
      '账房',
      line.baseOrderNo === undefined ? '' : `${line.baseOrderNo}\t`,
      line.baseOrderNo === undefined ? '' : `M${line.baseOrderNo}\t`,
    ].join(',') + '\r\n'
  );
}

/** Counts and sums of one file, as its footer declares them. */
export class StatementTotals {
  private readonly incoming = new AmountTotal('CNY');
  private readonly outgoing = new AmountTotal('CNY');

  add(amount: Amount): void {
    if (isNegative(amount)) this.outgoing.add(absolute(amount));
    else this.incoming.add(amount);
  }

  footer(exportedAt: number): string {
    return [
      '#----------------------------------------账务明细列表结束-------------------------------------',
      `#支出合计：${this.outgoing.count}笔，共${this.outgoing.value}元`,
      `#收入合计：${this.incoming.count}笔，共${this.incoming.value}元`,
      `#导出时间：[${chineseDate(exportedAt)}]`,
      '',
    ].join('\r\n');
  }
}

function chineseDate(at: number): string {
  const [date = '', time = ''] = localText(at).split(' ');
  const [year, month, day] = date.split('-');
  return `${year ?? ''}年${month ?? ''}月${day ?? ''}日 ${time}`;
}
