import type { TableFormat } from '../tables/table-reader.js';

export type InvoiceColumn =
  | 'orderNo'
  | 'issuedAt'
  | 'type'
  | 'number'
  | 'code'
  | 'issuerTaxNo'
  | 'buyerTaxNo'
  | 'totalTax'
  | 'total'
  | 'blue'
  | 'itemNet'
  | 'itemTax'
  | 'itemTotal'
  | 'taxRate'
  | 'state';

/** The columns of Tmall's invoice export. The buyer's title (发票抬头) and remarks are not read. */
export const TMALL_INVOICES_FORMAT: TableFormat<InvoiceColumn> = {
  name: 'Tmall invoice export',
  columns: {
    orderNo: { names: ['订单id', '订单ID', '订单编号', '订单号'], required: true },
    issuedAt: { names: ['开票日期', '开票时间'], required: true },
    number: { names: ['发票号码发票代码', '发票号码'], required: true },
    total: { names: ['发票总金额', '价税合计'], required: true },
    code: { names: ['发票代码'], required: false },
    type: { names: ['发票类型'], required: false },
    issuerTaxNo: { names: ['税号', '销方税号'], required: false },
    buyerTaxNo: { names: ['付款人税号', '购方税号'], required: false },
    totalTax: { names: ['总税额'], required: false },
    blue: { names: ['红票对应蓝票'], required: false },
    itemNet: { names: ['不含税金额'], required: false },
    itemTax: { names: ['税额'], required: false },
    itemTotal: { names: ['总金额'], required: false },
    taxRate: { names: ['税率'], required: false },
    state: { names: ['发票状态', '开票状态'], required: false },
  },
  unread: '店铺名称,发票种类,企业名称,发票抬头,备注,商品名称,商品型号,商品单位,单价,数量,下载地址'.split(','),
};
