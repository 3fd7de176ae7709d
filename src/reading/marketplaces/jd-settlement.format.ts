import type { TableFormat } from '../tables/table-reader.js';

export type JdColumn =
  | 'orderNo'
  | 'documentNo'
  | 'caseNo'
  | 'sku'
  | 'fee'
  | 'amount'
  | 'currency'
  | 'direction'
  | 'state'
  | 'arrivedAt'
  | 'settledAt'
  | 'billedAt'
  | 'batchNo'
  | 'remark'
  | 'statementNo';

/**
 * The columns of JD's settlement, as it was until July 2026 (应结金额, 收支方向, 结算状态, 到账时间) and since August 2026 (金额,
 * 费用分类, 结算时间).
 */
export const JD_SETTLEMENT_FORMAT: TableFormat<JdColumn> = {
  name: 'JD settlement',
  columns: {
    orderNo: { names: ['订单编号'], required: true },
    fee: { names: ['费用名称'], required: true },
    amount: { names: ['应结金额', '金额'], required: true },
    direction: { names: ['收支方向', '费用分类'], required: true },
    state: { names: ['结算状态'], required: false },
    arrivedAt: { names: ['到账时间'], required: false },
    settledAt: { names: ['结算时间'], required: false },
    billedAt: { names: ['账单生成时间'], required: false },
    documentNo: { names: ['业务单据编号'], required: false },
    caseNo: { names: ['售后服务单号'], required: false },
    sku: { names: ['商品编号'], required: false },
    currency: { names: ['币种'], required: false },
    batchNo: { names: ['商户订单号'], required: false },
    statementNo: { names: ['结算单号'], required: false },
    remark: { names: ['资金动账备注'], required: false },
  },
  unread:
    `父单号,订单状态,订单下单时间,下单时间,订单完成时间,完成时间,售后退款时间,商品名称,商品单价,商品数量,扣点类型,佣金比例,
    预计结算时间,费用项含义,备注,留用时间,费用说明,商家ID,公司ID,公司名称,钱包账户,结算主体,用户支付金额,平台扣费基数,
    费率,对账公式,结算单类型,条款规则,费用备注,商户承担金额,平台承担金额,政府承担金额,单独结算资产`
      .split(',')
      .map((name) => name.trim()),
};
