import { malformed } from '../../shared/domain-error.js';
import type { Amount } from '../../shared/money.js';
import { positiveOrZero } from '../cells.js';
import {
  filled,
  isBlank,
  keyNumber,
  optionalTime,
  orderNumber,
  plainText,
  quantityOf,
} from '../tables/document-cells.js';
import type { ItemRow } from '../document-rows.js';
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

type ItemColumn =
  | 'itemNo'
  | 'orderNo'
  | 'title'
  | 'sku'
  | 'quantity'
  | 'paid'
  | 'status'
  | 'refundStatus'
  | 'refunded'
  | 'placedAt'
  | 'paidAt';

/** The items of Taobao's and Tmall's order reports: a row is a sub order. */
const FORMAT: DocumentTableFormat<ItemColumn, ItemRow> = {
  table: {
    name: 'Taobao item list',
    columns: {
      itemNo: { names: ['子订单编号', '子订单号'], required: true },
      orderNo: { names: ['主订单编号', '主订单号', '订单编号'], required: true },
      quantity: { names: ['购买数量', '宝贝数量', '商品数量'], required: true },
      title: { names: ['商品标题', '宝贝标题', '标题'], required: false },
      sku: { names: ['商家编码', '外部系统编号'], required: false },
      paid: { names: ['买家实付金额', '买家实际支付金额'], required: false },
      status: { names: ['订单状态'], required: false },
      refundStatus: { names: ['退款状态'], required: false },
      refunded: { names: ['退款金额'], required: false },
      placedAt: { names: ['订单创建时间'], required: false },
      paidAt: { names: ['订单付款时间'], required: false },
    },
    unread:
      `商品价格,价格,商品属性,套餐信息,买家应付货款,商品ID,商家备注,备注,备注标签,联系方式备注,支付单号,店铺名称,店铺ID,
      买家昵称,买家会员名,买家旺旺,主订单备注,发货时间,物流单号,物流公司,含应开票给个人的个人红包,预售状态,
      是否主动赔付,主动赔付金额,主动赔付出账时间`
        .split(',')
        .map((name) => name.trim()),
  },
  counted: 'items',
  version: () => 'taobao-items',
  row: rowOf,
  documents: documentsOf,
};

/** Taobao's and Tmall's item list 宝贝报表 (ExportOrderDetailList). */
export const taobaoItemsReader: FileReader = {
  kind: 'taobao-items',
  family: 'items',
  name: { en: 'Taobao/Tmall item list', zh: '淘宝/天猫宝贝报表' },
  version: 1,
  recognise: (head) => recogniseTable(head, FORMAT.table),
  read: (source, options) => readDocumentTable(source, options, FORMAT),
};

function rowOf(row: TableRow<ItemColumn>, { zone, currency }: DocumentContext): DocumentRow<ItemRow> {
  const itemNoText = row.get('itemNo');
  if (/^(合计|总计|小计)/.test(itemNoText)) return leaveOut('TOTAL_ROW', 'a row of totals');
  const paidAmount = amountIn(row.get('paid'), '买家实付金额', currency);
  const refundedAmount = amountIn(row.get('refunded'), '退款金额', currency);
  if (isBlank(row.get('quantity'))) malformed('QUANTITY_MISSING', '购买数量 is empty');
  const part: ItemRow = {
    fileLine: row.line,
    orderNo: orderNumber(row.get('orderNo'), '主订单编号'),
    itemNo: keyNumber(itemNoText, '子订单编号'),
    currency,
    quantity: quantityOf(row.get('quantity'), '购买数量'),
    ...(paidAmount !== undefined && { paidAmount }),
    ...(refundedAmount !== undefined && { refundedAmount }),
    ...filled({
      title: plainText(row.get('title')),
      sku: plainText(row.get('sku')),
      status: plainText(row.get('status')),
      refundStatus: plainText(row.get('refundStatus')),
      placedAt: optionalTime(row.get('placedAt'), '订单创建时间', zone),
      paidAt: optionalTime(row.get('paidAt'), '订单付款时间', zone),
    }),
  };
  return { kind: 'part', part };
}

/** Undefined for an empty cell; 无退款申请 stands for nothing refunded. */
function amountIn(text: string, column: string, currency: string): Amount | undefined {
  return isBlank(text) || text === '无退款申请' ? undefined : positiveOrZero(text, column, currency);
}

function documentsOf([row]: readonly ItemRow[]): Documents {
  if (row === undefined) return malformed('NO_ROW', 'there is no row');
  return {
    key: `${row.orderNo} ${row.itemNo}`,
    items: [{ kind: 'item', row }],
    currency: row.currency,
    totals: filled({ paidAmount: row.paidAmount, refundedAmount: row.refundedAmount }),
  };
}
