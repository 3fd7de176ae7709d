import { negate, taxWithin } from '../shared/money.js';
import type { DemoInvoice, DemoParcel } from './demo-documents.js';
import type { DocumentedOrder } from './demo-order.js';
import { localText } from './demo-plan.js';
import type { RouteOrder } from './demo-route-order.js';

/** A kind of file about orders: its name, its header and the lines that an order has in it. */
export interface DocumentFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly lines: (order: DocumentedOrder) => readonly (readonly string[])[];
  /** Of the other channels' orders, where the file is of the whole shop. */
  readonly routeLines?: (order: RouteOrder) => readonly (readonly string[])[];
}

/** Files of the warehouse, the platform's refunds and its invoices, as the tools export them. */
export const DOCUMENT_FILES: readonly DocumentFile[] = [
  {
    name: 'shipments',
    header: [
      ...['内部订单号', '原始线上订单号', '订单类型', '付款日期', '发货日期', '快递公司', '快递单号'],
      ...['商品编码', '商品名称', '销售数量', '实发数量', '店铺'],
    ],
    lines: shipmentLines,
    routeLines: shipmentLines,
  },
  {
    name: 'returns',
    header: ['售后单号', '原始线上订单号', '售后分类', '类型', '进仓时间', '商品编码', '退货数量', '店铺'],
    lines: (order) =>
      order.returns.map((parcel) => [
        `9${order.orderNo.slice(-12)}`,
        order.orderNo,
        parcel.orderType,
        '退货',
        localText(parcel.at),
        'DEMO-01',
        String(parcel.quantity),
        '演示旗舰店',
      ]),
  },
  {
    name: 'refunds',
    header: [
      ...['订单编号', '退款编号', '支付宝交易号', '买家实际支付金额', '买家退款金额', '退款的申请时间'],
      ...['退款完结时间', '退款状态', '是否需要退货', '买家退款原因'],
    ],
    lines: refundLines,
  },
  {
    name: 'invoices',
    header: [
      ...['订单id', '开票日期', '发票类型', '发票号码', '税号', '发票总金额', '总税额', '红票对应蓝票'],
      ...['总金额', '税额', '税率'],
    ],
    lines: (order) => order.invoices.map((invoice) => invoiceCells(order, invoice)),
  },
];

type Shipped = Pick<RouteOrder, 'orderNo' | 'paidAt' | 'shipments'>;

function shipmentLines(order: Shipped): readonly (readonly string[])[] {
  return order.shipments.map((parcel, place) => shipmentCells(order, parcel, place));
}

function shipmentCells(order: Shipped, parcel: DemoParcel, place: number): readonly string[] {
  return [
    `1${order.orderNo.slice(-10)}${place}`,
    order.orderNo,
    parcel.orderType,
    order.paidAt === undefined ? '' : localText(order.paidAt),
    localText(parcel.at),
    '圆通速递',
    `YT${order.orderNo.slice(-12)}${place}`,
    'DEMO-01',
    '演示商品',
    String(parcel.ordered),
    String(parcel.quantity),
    '演示旗舰店',
  ];
}

function refundLines(order: DocumentedOrder): readonly (readonly string[])[] {
  const { refundCase, orderNo, tradeNo, total, refunded } = order;
  if (refundCase === undefined) return [];
  const { requestedAt, completedAt, returnsGoods } = refundCase;
  return [
    [
      orderNo,
      `2${orderNo.slice(1)}`,
      tradeNo,
      total,
      refunded,
      localText(requestedAt),
      completedAt === undefined ? '' : localText(completedAt),
      completedAt === undefined ? '卖家已经同意退款' : '退款成功',
      returnsGoods ? '是' : '否',
      returnsGoods ? '七天无理由退货' : '协商一致退款',
    ],
  ];
}

const TAX_RATE = '0.13';

function invoiceCells(order: DocumentedOrder, invoice: DemoInvoice): readonly string[] {
  const isRed = invoice.blueInvoiceNo !== undefined;
  const signed = (amount: string): string => (isRed ? negate(amount) : amount);
  const total = signed(invoice.amount);
  const tax = signed(taxWithin(invoice.amount, TAX_RATE, 'CNY'));
  return [
    order.orderNo,
    localText(invoice.at),
    isRed ? '红票' : '蓝票',
    invoice.invoiceNo,
    '91330100DEMO000018',
    total,
    tax,
    invoice.blueInvoiceNo ?? '',
    total,
    tax,
    TAX_RATE,
  ];
}
