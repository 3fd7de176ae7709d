import { COUNTER_NAME, COUNTERPARTY, layout } from './cn-bank.layout.js';

export const CMB_LAYOUTS = [
  layout('cmb card', {
    hint: /招商银行/,
    columns: {
      date: ['记账日期'],
      amount: ['交易金额'],
      balance: ['联机余额'],
      currency: ['货币'],
      type: ['交易摘要'],
      remark: ['客户摘要'],
      counterparty: COUNTER_NAME,
    },
  }),
  layout('cmb card, income and expense', {
    hint: /招商银行/,
    columns: {
      date: ['交易日期'],
      time: ['交易时间'],
      income: ['收入'],
      expense: ['支出'],
      balance: ['余额'],
      type: ['交易类型'],
      remark: ['交易备注'],
    },
  }),
  layout('cmb credit card', {
    hint: /招商银行/,
    inverted: true,
    columns: {
      date: ['交易日', '交易日期'],
      posted: ['记账日', '记账日期'],
      amount: ['人民币金额'],
      type: ['交易摘要'],
    },
    unread: ['卡号末四位', '交易地金额', '交易地点'],
  }),
  layout('cmb company', {
    hint: /招商银行/,
    columns: {
      date: ['交易日', '交易日期'],
      time: ['交易时间'],
      income: ['贷方金额', '收入'],
      expense: ['借方金额', '支出'],
      balance: ['余额'],
      currency: ['币种'],
      account: ['账号'],
      entryNo: ['流水号', '交易流水号'],
      type: ['交易类型'],
      place: ['业务名称', '用途'],
      remark: ['摘要'],
      ...COUNTERPARTY,
    },
    unread: [
      '起息日',
      '流程实例号',
      '业务参考号',
      '业务摘要',
      '其它摘要',
      '收/付方分行名',
      '收/付方开户行行号',
      '收/付方开户行名',
      '收/付方开户行地址',
    ],
  }),
] as const;

export const CITIC_LAYOUTS = [
  layout('citic credit card', {
    hint: /中信银行|本期账单明细/,
    inverted: true,
    columns: {
      date: ['交易日期'],
      posted: ['入账日期'],
      amount: ['结算金额'],
      currency: ['结算币种'],
      type: ['交易描述'],
    },
    unread: ['卡末四位', '交易币种', '交易金额'],
  }),
] as const;

export const SPDB_LAYOUTS = [
  layout('spdb card', {
    hint: /浦发|浦东发展银行/,
    columns: {
      date: ['交易日期'],
      time: ['交易时间'],
      income: ['存入金额', '贷方金额'],
      expense: ['取出金额', '支取金额', '借方金额'],
      balance: ['余额'],
      currency: ['币种'],
      type: ['交易类型', '摘要'],
      remark: ['附言'],
      ...COUNTERPARTY,
    },
    unread: ['顺序号', '序号'],
  }),
] as const;

export const CGB_LAYOUTS = [
  layout('cgb credit card', {
    hint: /广发银行/,
    inverted: true,
    columns: {
      date: ['交易日期'],
      posted: ['入账日期'],
      amount: ['入账金额'],
      currency: ['入账货币'],
      type: ['交易摘要'],
    },
    unread: ['交易金额', '交易货币', '卡号末四位'],
  }),
] as const;
