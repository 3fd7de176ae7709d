import { malformed } from '../../shared/domain-error.js';
import {
  filled,
  isBlank,
  optionalTime,
  orderNumber,
  plainText,
  quantityOf,
  wholeNumber,
} from '../tables/document-cells.js';
import type { ShipmentRow } from '../document-rows.js';
import { leaveOut, readDocumentTable } from '../tables/document-table.js';
import type {
  DocumentContext,
  DocumentRow,
  DocumentTableFormat,
  Documents,
} from '../tables/document-table.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import type { Table, TableRow } from '../tables/table-reader.js';

type ShipmentColumn =
  | 'orderNo'
  | 'internalNo'
  | 'itemNo'
  | 'caseNo'
  | 'shippedAt'
  | 'arrivedAt'
  | 'orderType'
  | 'caseType'
  | 'goodsDirection'
  | 'carrier'
  | 'trackingNo'
  | 'sku'
  | 'shipped'
  | 'ordered'
  | 'returned';

/** What a row says; `key` holds all of it, since rows of the warehouse have no number of their own. */
interface ShipmentPart {
  readonly key: string;
  readonly rows: readonly ShipmentRow[];
}

const FORMAT: DocumentTableFormat<ShipmentColumn, ShipmentPart> = {
  table: {
    name: 'Jushuitan shipment export',
    columns: {
      orderNo: { names: ['原始线上订单号', '线上订单号'], required: true },
      shippedAt: { names: ['发货日期', '发货时间'], required: false },
      arrivedAt: { names: ['进仓时间', '进仓日期', '售后进仓日期'], required: false },
      internalNo: { names: ['内部订单号'], required: false },
      itemNo: { names: ['线上子订单编号', '子订单编号'], required: false },
      caseNo: { names: ['售后单号'], required: false },
      orderType: { names: ['订单类型'], required: false },
      caseType: { names: ['售后分类'], required: false },
      goodsDirection: { names: ['类型'], required: false },
      carrier: { names: ['快递公司', '物流公司'], required: false },
      trackingNo: { names: ['快递单号', '物流单号'], required: false },
      sku: { names: ['商品编码'], required: false },
      shipped: { names: ['实发数量'], required: false },
      ordered: { names: ['销售数量', '数量'], required: false },
      returned: { names: ['退货数量', '实退数量'], required: false },
    },
    unread:
      `线上订单号,付款日期,销售金额,已付金额,单价,申请金额,订单发货时间,订单支付日期,买家帐号,买家账号,买家ID,商品名,商品名称,
      店铺,店铺名称,店铺编号,省份,城市,区县,街道,地址,收货人姓名,收货人,手机,固话,买家留言,订单备注,卖家备注,状态,店铺状态,
      线上颜色规格,颜色规格,颜色及规格,款式编码,款号,品牌,分类,虚拟分类,供应商,供应商款号,成本价,销售成本,销售毛利,
      应付金额,运费,实退金额,退货金额,退款金额,实发金额,基本金额,运费收入,运费支出,订单日期,下单时间,确认收货日期,平台站点,
      支付单号,标签,发货仓,仓库,重量,优惠金额,赠品数量,店铺商品编码,线上商品名,业务员,商家实收,买家实付,问题类型,备注`
        .split(',')
        .map((name) => name.trim()),
  },
  counted: 'shipments',
  version: layoutOf,
  row: rowOf,
  documents: documentsOf,
};

/** Jushuitan's sales by shipment 销售主题分析, and the goods that came back by its after-sales export. */
export const jushuitanShipmentsReader: FileReader = {
  kind: 'jushuitan-shipments',
  family: 'shipments',
  name: { en: 'Jushuitan shipments and returns', zh: '聚水潭销售主题分析/售后退货' },
  version: 1,
  recognise: (head) => recogniseTable(head, FORMAT.table),
  read: (source, options) => readDocumentTable(source, options, FORMAT),
};

/** Goods leave with a 发货日期 or come with a 进仓时间: a file must have one of the two. */
function layoutOf(table: Table<ShipmentColumn>): string {
  if (table.indexOf('shippedAt') !== undefined) return 'shipments';
  if (table.indexOf('arrivedAt') !== undefined) return 'returns';
  return malformed(
    'MISSING_COLUMN',
    `The header on line ${table.headerLine} of this ${FORMAT.table.name} lacks 发货日期 (or 进仓时间 for returns)`,
    { line: table.headerLine, missing: '发货日期' },
  );
}

function rowOf(row: TableRow<ShipmentColumn>, { zone }: DocumentContext): DocumentRow<ShipmentPart> {
  const orderText = row.get('orderNo');
  if (/^(合计|总计|小计)/.test(orderText)) return leaveOut('TOTAL_ROW', 'a row of totals');
  // The long layout has columns of both: what has a date of shipment left the warehouse.
  const left = optionalTime(row.get('shippedAt'), '发货日期', zone);
  const returns = left === undefined;
  const shippedAt = left ?? optionalTime(row.get('arrivedAt'), '进仓时间', zone);
  if (returns && /^(换货|补发)/.test(row.get('goodsDirection'))) {
    return leaveOut(
      'SENT_OUT',
      'goods of an after-sales case that go to the buyer: the shipment export has them',
    );
  }
  if (shippedAt === undefined) return leaveOut('PENDING', 'the goods have neither left nor come back');
  const orderNos = orderNumbers(orderText);
  const shared = {
    fileLine: row.line,
    direction: returns ? ('in' as const) : ('out' as const),
    shippedAt,
    // The quantities of a parcel for several orders are no order's own.
    ...(orderNos.length === 1 && quantitiesOf(row, returns)),
    ...filled({
      carrier: plainText(row.get('carrier')),
      trackingNo: plainText(wholeNumber(row.get('trackingNo'), '快递单号')),
      sku: plainText(row.get('sku')),
      orderType: plainText((returns && row.get('caseType')) || row.get('orderType')),
    }),
  };
  const rows = orderNos.map((orderNo) => ({ ...shared, orderNo }));
  const numbers = [row.get('internalNo'), row.get('itemNo'), row.get('caseNo')];
  return { kind: 'part', part: { key: JSON.stringify([rows, numbers], withoutLine), rows } };
}

/** A parcel for several orders has their numbers in one cell. */
function orderNumbers(text: string): readonly string[] {
  const numbers = text.split(/[\s,，;；、|]+/).filter((part) => part !== '');
  const read = (numbers.length === 0 ? [''] : numbers).map((number) => orderNumber(number, '原始线上订单号'));
  return [...new Set(read)];
}

function quantitiesOf(
  row: TableRow<ShipmentColumn>,
  returns: boolean,
): Pick<ShipmentRow, 'quantity' | 'orderedQuantity'> {
  const read = (text: string, name: string): number | undefined =>
    isBlank(text) ? undefined : quantityOf(text, name);
  if (returns) {
    const quantity = read(row.get('returned'), '退货数量');
    return quantity === undefined ? {} : { quantity };
  }
  const orderedQuantity = read(row.get('ordered'), '销售数量');
  const quantity = read(row.get('shipped'), '实发数量') ?? orderedQuantity;
  return {
    ...(quantity !== undefined && { quantity }),
    ...(orderedQuantity !== undefined && { orderedQuantity }),
  };
}

function withoutLine(name: string, value: unknown): unknown {
  return name === 'fileLine' ? undefined : value;
}

function documentsOf([part]: readonly ShipmentPart[]): Documents {
  if (part === undefined) return malformed('NO_ROW', 'there is no row');
  return { key: part.key, items: part.rows.map((row) => ({ kind: 'shipment', row })) };
}
