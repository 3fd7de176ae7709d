import type { TableFormat } from '../tables/table-reader.js';

/**
 * The columns that a movement is made of, signed as seen by the shop; the first name is what its part is called. 免佣金额 is
 * none of them: it says what was not charged.
 */
const COMPONENT_COLUMNS = {
  orderPaid: { names: ['订单实付应结', '销售收入'], required: false },
  freight: { names: ['运费实付'], required: false },
  freightSubsidy: { names: ['实际平台补贴_运费'], required: false },
  platformSubsidy: { names: ['实际平台补贴'], required: false },
  otherSubsidy: { names: ['其他平台补贴'], required: false },
  tradeIn: { names: ['以旧换新抵扣'], required: false },
  governmentSubsidy: { names: ['政府补贴平台垫资'], required: false },
  influencerSubsidy: { names: ['实际达人补贴'], required: false },
  paymentSubsidy: { names: ['实际抖音支付补贴'], required: false },
  monthlySubsidy: { names: ['实际抖音月付营销补贴'], required: false },
  bankSubsidy: { names: ['银行补贴'], required: false },
  refund: { names: ['订单退款'], required: false },
  serviceFee: { names: ['平台服务费'], required: false },
  commission: { names: ['佣金'], required: false },
  agencyCommission: { names: ['服务商佣金'], required: false },
  channelShare: { names: ['渠道分成'], required: false },
  investmentFee: { names: ['招商服务费'], required: false },
  promotionFee: { names: ['站外推广费'], required: false },
  otherShare: { names: ['其他分成'], required: false },
} as const;

type DouyinComponent = keyof typeof COMPONENT_COLUMNS;

/** Component columns with the names of their parts. */
export const COMPONENTS = (Object.keys(COMPONENT_COLUMNS) as DouyinComponent[]).map((column) => ({
  column,
  name: COMPONENT_COLUMNS[column].names[0],
}));

export type DouyinColumn =
  | 'time'
  | 'entryNo'
  | 'direction'
  | 'amount'
  | 'account'
  | 'scene'
  | 'billing'
  | 'itemNo'
  | 'orderNo'
  | 'caseNo'
  | 'remark'
  | DouyinComponent;

/** The columns of Douyin's 动账明细. The export writes 动帐流水号 with 帐 and the other headers with 账. */
export const DOUYIN_SETTLEMENT_FORMAT: TableFormat<DouyinColumn> = {
  name: 'Douyin fund statement',
  columns: {
    time: { names: ['动账时间', '动帐时间'], required: true },
    entryNo: { names: ['动帐流水号', '动账流水号'], required: true },
    direction: { names: ['动账方向', '动帐方向'], required: true },
    amount: { names: ['动账金额', '动帐金额'], required: true },
    account: { names: ['动账账户', '动帐账户'], required: false },
    scene: { names: ['动账场景', '动帐场景'], required: false },
    billing: { names: ['计费类型'], required: false },
    itemNo: { names: ['子订单号'], required: false },
    orderNo: { names: ['订单号'], required: false },
    caseNo: { names: ['售后编号'], required: false },
    remark: { names: ['备注'], required: false },
    ...COMPONENT_COLUMNS,
  },
  unread: '下单时间,商品ID,商品名称,达人ID,达人名称,订单类型,是否免佣,免佣金额,商户主体名称'.split(','),
};
