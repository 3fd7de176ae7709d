import { malformed } from '../../shared/domain-error.js';
import { absolute, isZero, negate } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { ALIPAY_TRADE_FORMAT, ALIPAY_TRADE_TEXTS } from './alipay-trade.format.js';
import type { AlipayTradeColumn } from './alipay-trade.format.js';
import { amountOf, shown, timeOf } from '../cells.js';
import { ColumnTotals, withColumnTotals } from '../tables/column-totals.js';
import type { CountedRow } from '../tables/column-totals.js';
import { filled, isBlank, optionalAmount, plainText, wholeNumber } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { readRewrittenTable } from '../tables/rewritten-lines.js';
import { serviceAccountOf } from '../personal-text.js';
import { movements } from '../tables/statement-table.js';
import type { Movement, RowContext, StatementTableFormat } from '../tables/statement-table.js';
import type { TableRow } from '../tables/table-reader.js';
import {
  declaredPeriod,
  emptyEndRewriter,
  mendedRow,
  namedAccount,
  textOf,
  unlessMalformed,
} from './wallet-statement.js';

/** Alipay's trade bill 业务明细: every trade and refund with its gross amount and its fee, without balances. */
export const alipayTradeReader: FileReader = {
  kind: 'alipay-trade',
  family: 'statement',
  name: { en: 'Alipay trade bill', zh: '支付宝业务明细' },
  version: 1,
  recognise: (head) => recogniseTable(head, ALIPAY_TRADE_FORMAT),
  read,
};

function read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const totals = new ColumnTotals();
  const format: StatementTableFormat<AlipayTradeColumn> = {
    table: ALIPAY_TRADE_FORMAT,
    defaultAccount: 'alipay',
    version: (table) => `${table.width} columns`,
    preamble: (lines, { zone }) => {
      const text = textOf(lines);
      return { accountNo: namedAccount(text), period: declaredPeriod(text, zone) };
    },
    row: (row, context) => totals.take(readRow(row, context), context.currency),
    mend: (line, table, context) => {
      const found = mendedRow(line, table, ALIPAY_TRADE_TEXTS, (row) => readMended(row, context));
      return found && totals.take(found, context.currency);
    },
    note: (text, context) => {
      declareFooter(text, context.currency, totals);
      return {};
    },
  };
  const items = readRewrittenTable(source, options, format, emptyEndRewriter('业务类型'));
  return withColumnTotals(items, totals);
}

/**
 * A row as gross and fee. 业务类型 decides the signs: refunds are negative in some exports and positive in others, and
 * so are fees. The fee of a trade is kept back; that of a refund is given back.
 */
function readRow(row: TableRow<AlipayTradeColumn>, { zone, currency }: RowContext): CountedRow {
  const type = plainText(row.get('type'));
  const refund = type.includes('退款');
  if (!refund && !type.includes('交易')) {
    malformed('UNKNOWN_BUSINESS_TYPE', `业务类型 ${shown(type)} is neither 交易 nor 退款`);
  }
  const size = (column: AlipayTradeColumn, name: string): Amount | undefined => {
    const amount = optionalAmount(row.get(column), name, currency);
    return amount && absolute(amount);
  };
  const gross = absolute(amountOf(row.get('received'), '商家实收', currency));
  const discount = size('merchantDiscount', '商家优惠') ?? '0';
  const common = commonFields(row, type, zone);
  const identity = identityOf(row, refund, [gross, common.occurredAt]);
  const kept = (amount: Amount | undefined, name: string): Movement | undefined =>
    amount === undefined || isZero(amount)
      ? undefined
      : {
          ...common,
          identity: [...identity, name],
          amount: refund ? amount : negate(amount),
          businessDescription: name,
        };
  return {
    meaning: movements(
      { ...common, identity: [...identity, 'gross'], amount: refund ? negate(gross) : gross },
      kept(size('fee', '服务费'), '服务费'),
      kept(size('share', '分润'), '分润'),
    ),
    figures: refund
      ? { refunds: gross, refundedDiscounts: discount }
      : { trades: gross, tradeDiscounts: discount },
  };
}

/** Cells put together the wrong way leave no two times where they belong, while an untouched row may lack one. */
function readMended(row: TableRow<AlipayTradeColumn>, context: RowContext): CountedRow {
  for (const column of ['createdAt', 'completedAt'] as const) timeOf(row.get(column), column, context.zone);
  return readRow(row, context);
}

function commonFields(
  row: TableRow<AlipayTradeColumn>,
  businessType: string,
  zone: string,
): Omit<Movement, 'identity' | 'amount'> {
  const completed = isBlank(row.get('completedAt')) ? row.get('createdAt') : row.get('completedAt');
  return {
    occurredAt: timeOf(completed, '完成时间', zone),
    businessType,
    ...filled({
      tradeNo: wholeNumber(row.get('tradeNo'), '支付宝交易号'),
      merchantOrderNo: plainText(wholeNumber(row.get('merchantOrderNo'), '商户订单号')),
      counterparty: serviceAccountOf(row.get('counterparty')),
      goods: plainText(row.get('goods')),
      remark: plainText(row.get('remark')),
    }),
  };
}

/**
 * A trade is one payment, but can have several refunds: they differ in their request number. The other parts keep rows
 * apart whose numbers somebody has masked.
 */
function identityOf(
  row: TableRow<AlipayTradeColumn>,
  refund: boolean,
  otherwise: readonly string[],
): readonly string[] {
  const tradeNo = wholeNumber(row.get('tradeNo'), '支付宝交易号');
  if (tradeNo === '') malformed('NUMBER_MISSING', '支付宝交易号 is empty');
  const refundNo = refund ? wholeNumber(row.get('refundNo'), '退款批次号') : '';
  const orderNo = wholeNumber(row.get('merchantOrderNo'), '商户订单号');
  return [tradeNo, orderNo, refund ? 'refund' : 'trade', refundNo, ...otherwise];
}

const FOOTER =
  /(交易|退款)合计\s*[：:]\s*(\d+)\s*笔\s*[，,]\s*商家实收(?:退款)?共\s*([-+\d.,]+?)\s*元(?:\s*[，,]\s*商家优惠(?:退款)?共\s*([-+\d.,]+?)\s*元)?/;

/** `#交易合计：6笔，商家实收共0.06元，商家优惠共0.00元`, and the same of refunds with either sign. */
function declareFooter(text: string, currency: string, totals: ColumnTotals): void {
  const [, side, count, received, discount] = FOOTER.exec(text) ?? [];
  if (side === undefined || count === undefined || received === undefined) return;
  const [rows, discounts] = side === '退款' ? ['refunds', 'refundedDiscounts'] : ['trades', 'tradeDiscounts'];
  totals.declare(`${side}合计`, rows, Number.parseInt(count, 10));
  const declare = (words: string, column: string, value: string): void => {
    const amount = unlessMalformed(() => absolute(amountOf(value, words, currency)));
    if (amount !== undefined) totals.declare(words, column, amount);
  };
  declare(`${side}合计 商家实收`, rows, received);
  if (discount !== undefined) declare(`${side}合计 商家优惠`, discounts, discount);
}
