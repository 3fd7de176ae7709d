import { malformed } from '../../shared/domain-error.js';
import { isZero, negate } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { countOf } from './alipay-summary.reader.js';
import { amountOf, shown, timeOf } from '../cells.js';
import { ColumnTotals, withColumnTotals } from '../tables/column-totals.js';
import type { CountedRow, RowFigures } from '../tables/column-totals.js';
import { filled, isBlank, optionalAmount, plainText, wholeNumber } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { readRewrittenTable } from '../tables/rewritten-lines.js';
import { movements, skip } from '../tables/statement-table.js';
import type { Movement, RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import type { TableRow } from '../tables/table-reader.js';
import { emptyEndRewriter, mendedRow, unlessMalformed } from './wallet-statement.js';
import { WECHAT_TRADE_FORMAT, WECHAT_TRADE_TEXTS, WECHAT_TRADE_TOTALS } from './wechat-trade.format.js';
import type { WechatTradeColumn } from './wechat-trade.format.js';
import { footerOf, tickRewriter, untickedRow, widthOf } from './wechat-trade.ticks.js';

type Row = TableRow<WechatTradeColumn>;

/** WeChat Pay's trade bill 交易账单 (ALL, SUCCESS, REFUND): every payment and refund with its amount and fee. */
export const wechatTradeReader: FileReader = {
  kind: 'wechat-trade',
  family: 'statement',
  name: { en: 'WeChat Pay trade bill', zh: '微信支付交易账单' },
  version: 1,
  recognise: (head) => recogniseTable(head, WECHAT_TRADE_FORMAT),
  read,
};

function read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const totals = new ColumnTotals();
  const format: StatementTableFormat<WechatTradeColumn> = {
    table: WECHAT_TRADE_FORMAT,
    defaultAccount: 'wechat-pay',
    version: widthOf,
    row: (row, context) => {
      const currency = currencyOf(row, context);
      return totals.take(readRow(untickedRow(row), { ...context, currency }), currency);
    },
    // Bills that lost their back-ticks on the way have lost what told the commas in texts from those between values.
    mend: (line, table, context) => {
      const found = mendedRow(line, table, WECHAT_TRADE_TEXTS, (row) => readRow(untickedRow(row), context));
      return found && totals.take(found, context.currency);
    },
    note: (text, { currency }) => {
      declareFooter(text, currency, totals);
      return {};
    },
  };
  const cutAtTicks = tickRewriter('微信订单号', '总交易单数');
  const markEmptyEnd = emptyEndRewriter('微信订单号');
  const rewrite = (line: string): string => markEmptyEnd(cutAtTicks(line));
  return withColumnTotals(readRewrittenTable(source, options, format, rewrite), totals);
}

function currencyOf(row: Row, context: RowContext): string {
  const named = untickedRow(row).get('currency').toUpperCase();
  return /^[A-Z]{3}$/.test(named) ? named : context.currency;
}

function readRow(row: Row, context: RowContext): CountedRow {
  const status = row.get('status').toUpperCase();
  const figures = figuresOf(row, context.currency);
  if (status === 'SUCCESS') return { meaning: paymentOf(row, context), figures };
  if (status === 'REFUND') return { meaning: refundOf(row, context), figures };
  if (status === 'REVOKED') {
    return { meaning: skip('REVOKED', '交易状态 REVOKED: the trade was called off'), figures };
  }
  return malformed('UNKNOWN_STATUS', `交易状态 ${shown(status)} is none of SUCCESS, REFUND and REVOKED`);
}

/** The amounts of the columns that the footer adds up. */
function figuresOf(row: Row, currency: string): RowFigures {
  const amount = (column: WechatTradeColumn, name: string): Amount | undefined =>
    optionalAmount(row.get(column), name, currency);
  return {
    tradeNo: undefined,
    settled: amount('settled', '应结订单金额'),
    refund: amount('refund', '退款金额'),
    couponRefund: amount('couponRefund', '充值券退款金额'),
    fee: amount('fee', '手续费'),
    orderAmount: amount('orderAmount', '订单金额'),
    requestedRefund: amount('requestedRefund', '申请退款金额'),
  };
}

/** Amount, time and the shop's number keep rows apart whose trade number somebody has masked. */
function paymentOf(row: Row, context: RowContext): RowMeaning {
  const amount = amountOf(row.get('settled'), '应结订单金额', context.currency);
  const occurredAt = timeOf(row.get('time'), '交易时间', context.zone);
  const tradeNo = tradeNoOf(row);
  return grossAndFee(row, context, {
    identity: [tradeNo, row.get('merchantOrderNo'), 'SUCCESS', amount, occurredAt],
    occurredAt,
    amount,
    businessType: 'SUCCESS',
    tradeNo,
  });
}

/**
 * Refunds that WeChat has not settled, or could not, are left out with their status. A refund has a number of its own;
 * bills of different types may give it different times.
 */
function refundOf(row: Row, context: RowContext): RowMeaning {
  const status = row.get('refundStatus').toUpperCase();
  if (status !== '' && status !== 'SUCCESS') {
    const code = status === 'PROCESSING' ? 'PENDING' : 'REFUND_NOT_SETTLED';
    return skip(code, `退款状态 ${/^[A-Z_]{1,20}$/.test(status) ? status : shown(status)}`);
  }
  const time = isBlank(row.get('refundedAt')) ? row.get('time') : row.get('refundedAt');
  const occurredAt = timeOf(time, '退款成功时间', context.zone);
  const amount = amountOf(row.get('refund'), '退款金额', context.currency);
  const tradeNo = tradeNoOf(row);
  const refundNo = numberOf(row, 'refundNo', '微信退款单号');
  return grossAndFee(row, context, {
    identity: refundNo === '' ? [tradeNo, 'REFUND', amount, occurredAt] : [refundNo, 'REFUND', amount],
    occurredAt,
    amount: negate(amount),
    businessType: 'REFUND',
    tradeNo,
    ...filled({ entryNo: refundNo }),
  });
}

/** The fee is what was kept; on refunds it is negative, and so comes back. */
function grossAndFee(row: Row, { currency }: RowContext, gross: Movement): RowMeaning {
  const fee = amountOf(row.get('fee'), '手续费', currency);
  const subMerchant = numberOf(row, 'subMerchantNo', '特约商户号');
  // The money of a service provider's bill goes to the merchants that it serves.
  const accountNo = subMerchant === '' ? numberOf(row, 'merchantNo', '商户号') : subMerchant;
  const common = {
    ...gross,
    currency,
    ...(accountNo !== '' && { accountNo }),
    ...filled({
      merchantOrderNo: plainText(numberOf(row, 'merchantOrderNo', '商户订单号')),
      goods: plainText(row.get('goods')),
      remark: plainText(row.get('attach')),
    }),
  };
  const rate = [row.get('rate'), row.get('rateRemark')].filter((text) => text !== '').join(' ');
  return movements(
    {
      ...common,
      identity: [...gross.identity, 'gross'],
      ...filled({ businessDescription: plainText(row.get('tradeType')) }),
    },
    isZero(fee)
      ? undefined
      : {
          ...common,
          identity: [...gross.identity, '手续费'],
          amount: negate(fee),
          businessDescription: plainText(rate === '' ? '手续费' : `手续费 ${rate}`),
        },
  );
}

function tradeNoOf(row: Row): string {
  const tradeNo = numberOf(row, 'tradeNo', '微信订单号');
  return tradeNo === '' ? malformed('NUMBER_MISSING', '微信订单号 is empty') : tradeNo;
}

/** A number that is absent is written as nothing or 0. */
function numberOf(row: Row, column: WechatTradeColumn, name: string): string {
  const number = wholeNumber(row.get(column), name);
  return number === '0' ? '' : number;
}

function declareFooter(text: string, currency: string, totals: ColumnTotals): void {
  for (const [name, value] of footerOf(text)) {
    const column = WECHAT_TRADE_TOTALS[name];
    if (column === undefined) continue;
    const declared = unlessMalformed(() =>
      name === '总交易单数' ? countOf(value, name) : amountOf(value, name, currency),
    );
    if (declared !== undefined) totals.declare(name, column, declared);
  }
}
