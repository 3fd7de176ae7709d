import type { TableFormat } from '../tables/table-reader.js';

export type AccountColumn =
  | 'entryNo'
  | 'tradeNo'
  | 'merchantOrderNo'
  | 'baseOrderNo'
  | 'goods'
  | 'time'
  | 'counterparty'
  | 'income'
  | 'expense'
  | 'balance'
  | 'type'
  | 'description'
  | 'remark';

/** The columns of Alipay's account statement 账务明细: the classic twelve and those that newer exports add. */
export const ALIPAY_ACCOUNT_FORMAT: TableFormat<AccountColumn> = {
  name: 'Alipay account statement (账务明细)',
  columns: {
    time: { names: ['发生时间'], required: true },
    income: { names: ['收入金额（+元）'], required: true },
    expense: { names: ['支出金额（-元）'], required: true },
    entryNo: { names: ['账务流水号'], required: false },
    tradeNo: { names: ['业务流水号'], required: false },
    merchantOrderNo: { names: ['商户订单号'], required: false },
    goods: { names: ['商品名称'], required: false },
    counterparty: { names: ['对方账号'], required: false },
    balance: { names: ['账户余额（元）'], required: false },
    type: { names: ['业务类型'], required: false },
    remark: { names: ['备注'], required: false },
    description: { names: ['业务描述'], required: false },
    baseOrderNo: { names: ['业务基础订单号'], required: false },
  },
  unread: ['交易渠道', '业务账单来源', '业务订单号'],
};

/** Columns of free text, in which exports leave commas unquoted. */
export const FREE_TEXT_COLUMNS: readonly AccountColumn[] = ['goods', 'remark'];
