import { malformed } from '../../shared/domain-error.js';
import { zero } from '../../shared/money.js';
import { positiveOrZero } from '../cells.js';
import {
  filled,
  keyNumber,
  optionalTime,
  orderNumber,
  plainText,
  wholeNumber,
} from '../tables/document-cells.js';
import type { RefundRow } from '../document-rows.js';
import { leaveOut, readDocumentTable } from '../tables/document-table.js';
import type {
  DocumentContext,
  DocumentRow,
  DocumentTableFormat,
  Documents,
} from '../tables/document-table.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import type { TableRow } from '../tables/table-reader.js';

type RefundColumn =
  | 'refundNo'
  | 'orderNo'
  | 'tradeNo'
  | 'amount'
  | 'requestedAt'
  | 'completedAt'
  | 'status'
  | 'returnsGoods'
  | 'reason';

/** The refund cases of Taobao and Tmall. What buyers wrote (买家退款说明) and the seller's name are not read. */
const FORMAT: DocumentTableFormat<RefundColumn, RefundRow> = {
  table: {
    name: 'Taobao refund export',
    columns: {
      refundNo: { names: ['退款编号', '退款单号'], required: true },
      orderNo: { names: ['订单编号', '订单号', '主订单编号'], required: true },
      amount: { names: ['买家退款金额', '退款金额'], required: true },
      status: { names: ['退款状态'], required: true },
      tradeNo: { names: ['支付宝交易号', '支付单号'], required: false },
      requestedAt: { names: ['退款的申请时间', '退款申请时间'], required: false },
      completedAt: { names: ['退款完结时间', '退款完成时间'], required: false },
      returnsGoods: { names: ['是否需要退货'], required: false },
      reason: { names: ['买家退款原因', '退款原因'], required: false },
    },
    unread:
      `订单付款时间,商品编码,商品id,商品ID,买家实际支付金额,宝贝标题,手工退款/系统退款,手工退款_系统退款,超时时间,货物状态,
      退货物流信息,发货物流信息,客服介入状态,卖家真实姓名,卖家退货地址,卖家邮编,卖家电话,卖家手机,退货物流单号,
      退货物流公司,买家退款说明,买家会员名,买家昵称,买家真实姓名,责任方,售中或售后,退款操作人,退款原因标签,业务类型,
      部分退款/全部退款,部分退款_全部退款,审核操作人,举证超时,是否零秒响应,退款范围,审核人名称,小额收款,完结原因`
        .split(',')
        .map((name) => name.trim()),
  },
  counted: 'refunds',
  version: () => 'taobao-refunds',
  row: rowOf,
  documents: documentsOf,
};

/** Taobao's and Tmall's refund export 退款管理. */
export const taobaoRefundsReader: FileReader = {
  kind: 'taobao-refunds',
  family: 'refunds',
  name: { en: 'Taobao/Tmall refund export', zh: '淘宝/天猫退款报表' },
  version: 1,
  recognise: (head) => recogniseTable(head, FORMAT.table),
  read: (source, options) => readDocumentTable(source, options, FORMAT),
};

function rowOf(row: TableRow<RefundColumn>, { zone, currency }: DocumentContext): DocumentRow<RefundRow> {
  const refundNo = row.get('refundNo');
  if (/^(合计|总计|小计)/.test(refundNo)) return leaveOut('TOTAL_ROW', 'a row of totals');
  const status = plainText(row.get('status'));
  const returnsGoods = yesOrNo(row.get('returnsGoods'));
  const part: RefundRow = {
    fileLine: row.line,
    refundNo: keyNumber(refundNo, '退款编号'),
    orderNo: orderNumber(row.get('orderNo'), '订单编号'),
    currency,
    amount: positiveOrZero(row.get('amount'), '买家退款金额', currency),
    settled: /退款(成功|完成)/.test(status),
    ...(returnsGoods !== undefined && { returnsGoods }),
    ...filled({
      status,
      tradeNo: wholeNumber(row.get('tradeNo'), '支付宝交易号'),
      requestedAt: optionalTime(row.get('requestedAt'), '退款的申请时间', zone),
      completedAt: optionalTime(row.get('completedAt'), '退款完结时间', zone),
      reason: plainText(row.get('reason')),
    }),
  };
  return { kind: 'part', part };
}

/** 是, 需要退货, true and 否, 不需要退货, false; anything else leaves it open. */
function yesOrNo(text: string): boolean | undefined {
  if (/^(否|不|无需|仅退款|false|0$)/i.test(text)) return false;
  return /^(是|需|退货|true|1$)/i.test(text) ? true : undefined;
}

function documentsOf([row]: readonly RefundRow[]): Documents {
  if (row === undefined) return malformed('NO_ROW', 'there is no row');
  return {
    key: row.refundNo,
    items: [{ kind: 'refund', row }],
    currency: row.currency,
    totals: {
      refundAmount: row.amount,
      settledAmount: row.settled ? row.amount : zero(row.currency),
    },
  };
}
