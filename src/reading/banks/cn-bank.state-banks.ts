import { COUNTER_BANK, COUNTERPARTY, CREDIT, DEBIT, layout } from './cn-bank.layout.js';

export const ICBC_LAYOUTS = [
  layout('icbc card', {
    hint: /明细查询文件下载|工商银行/,
    footer: /^\s*"?(以上|说明|温馨提示|(人民币|外币|美元|港币|欧元)?合计)/,
    totalsBelow: true,
    columns: {
      date: ['交易日期'],
      posted: ['记账日期'],
      income: ['记账金额(收入)'],
      expense: ['记账金额(支出)'],
      currency: ['记账币种'],
      balance: ['余额'],
      type: ['摘要'],
      place: ['交易场所'],
      remark: ['交易详情'],
      ...COUNTERPARTY,
    },
    unread: ['交易国家或地区简称', '钞/汇', '交易金额(收入)', '交易金额(支出)', '交易币种'],
  }),
  layout('icbc company', {
    hint: /HISTORYDETAIL|工商银行/i,
    columns: {
      date: ['交易时间', '交易日期', '入账时间'],
      income: ['贷方发生额', '转入金额', '收入金额'],
      expense: ['借方发生额', '转出金额', '支出金额'],
      balance: ['余额'],
      currency: ['币种'],
      account: ['本方账号', '本方卡号'],
      type: ['摘要'],
      place: ['用途'],
      remark: ['附言', '备注', '个性化信息'],
      ...COUNTERPARTY,
    },
    unread: ['凭证号', '借/贷', '时间戳', '本方账户名称', ...COUNTER_BANK],
  }),
] as const;

export const ABC_LAYOUTS = [
  layout('abc card', {
    hint: /农业银行/,
    columns: {
      date: ['交易日期'],
      time: ['交易时间'],
      amount: ['交易金额'],
      balance: ['本次余额', '账户余额', '余额'],
      entryNo: ['日志号'],
      type: ['交易摘要', '摘要'],
      place: ['交易渠道', '渠道'],
      remark: ['交易附言', '附言'],
      ...COUNTERPARTY,
    },
  }),
  layout('abc company', {
    hint: /农业银行/,
    columns: {
      date: ['交易时间', '交易日期'],
      income: ['收入金额', '贷方发生额'],
      expense: ['支出金额', '借方发生额'],
      balance: ['账户余额', '本次余额', '余额'],
      currency: ['币种'],
      account: ['账号'],
      type: ['交易用途', '交易摘要', '摘要'],
      place: ['交易类型', '交易渠道'],
      remark: ['附言', '交易附言'],
      ...COUNTERPARTY,
    },
    unread: ['手续费总额', '交易行名', ...COUNTER_BANK],
  }),
] as const;

export const BOC_LAYOUTS = [
  layout('boc card', {
    hint: /中国银行/,
    columns: {
      date: ['记账日期', '交易日期'],
      time: ['记账时间', '交易时间'],
      amount: ['金额', '交易金额'],
      balance: ['余额'],
      currency: ['币别', '币种'],
      account: ['借记卡号'],
      type: ['交易名称'],
      place: ['渠道'],
      remark: ['附言'],
      ...COUNTERPARTY,
    },
    unread: ['网点名称', ...COUNTER_BANK],
  }),
  layout('boc credit card', {
    hint: /中国银行/,
    columns: {
      date: ['交易日'],
      posted: ['银行记账日', '记账日'],
      income: ['存入'],
      expense: ['支出'],
      currency: ['币种'],
      type: ['交易描述'],
    },
    unread: ['卡号后四位'],
  }),
  layout('boc company', {
    hint: /中国银行|Transaction reference number/i,
    columns: {
      date: ['交易日期[TransactionDate]', '交易日期'],
      time: ['交易时间[Transactiontime]', '交易时间'],
      amount: ['交易金额[TradeAmount]', '交易金额'],
      balance: ['交易后余额[After-transactionbalance]', '交易后余额'],
      currency: ['交易货币[TradeCurrency]', '交易货币'],
      entryNo: ['交易流水号[Transactionreferencenumber]', '交易流水号'],
      type: ['业务类型[Businesstype]', '业务类型'],
      place: ['用途[Purpose]', '用途'],
      remark: ['交易附言[Remark]', '摘要[Reference]', '交易附言'],
    },
    unread: [
      '交易类型[TransactionType]',
      '起息日期[ValueDate]',
      '汇率[Exchangerate]',
      '摘要[Reference]',
      '备注[Remarks]',
    ],
  }),
] as const;

export const CCB_LAYOUTS = [
  layout('ccb card', {
    hint: /建设银行|China Construction Bank/i,
    columns: {
      date: ['交易日期', '记账日'],
      posted: ['记账日'],
      time: ['交易时间'],
      income: ['收入'],
      expense: ['支出'],
      balance: ['账户余额', '余额'],
      currency: ['币种'],
      type: ['摘要'],
      remark: ['交易地点', '交易地点/附言'],
      ...COUNTERPARTY,
    },
    unread: ['序号', '钞汇'],
  }),
  layout('ccb company', {
    hint: /建设银行|账户明细编号/,
    columns: {
      date: ['交易时间', '交易日期'],
      income: CREDIT,
      expense: DEBIT,
      balance: ['余额', '账户余额'],
      currency: ['币种'],
      account: ['账号'],
      entryNo: ['账户明细编号-交易流水号', '交易流水号'],
      type: ['摘要'],
      remark: ['备注'],
      ...COUNTERPARTY,
    },
    unread: ['账户名称', '记账日期', '企业流水号', '凭证种类', '凭证号', '关联账户', ...COUNTER_BANK],
  }),
] as const;

export const BOCOM_LAYOUTS = [
  layout('bocom card', {
    hint: /交通银行/,
    columns: {
      date: ['交易日期'],
      time: ['交易时间'],
      direction: ['借贷', '借/贷', '借贷标志'],
      amount: ['交易金额', '发生额'],
      balance: ['余额'],
      currency: ['币种'],
      type: ['交易类型'],
      place: ['交易地点'],
      remark: ['摘要'],
      ...COUNTERPARTY,
    },
    unread: ['序号', ...COUNTER_BANK],
  }),
  layout('bocom credit card', {
    hint: /交通银行/,
    incoming: /^(退货|退款|信用卡还款|还款|存入|溢缴款存入|调账贷记|返现)/,
    columns: {
      date: ['交易日期'],
      posted: ['记账日期'],
      amount: ['入账币种/金额'],
      type: ['交易说明'],
    },
    unread: ['交易币种/金额', '卡号末四位'],
  }),
  layout('bocom company', {
    hint: /交通银行/,
    columns: {
      date: ['交易时间', '交易日期'],
      income: CREDIT,
      expense: DEBIT,
      balance: ['余额', '账户余额'],
      currency: ['币种'],
      account: ['账号'],
      entryNo: ['会计流水号', '核心流水号'],
      type: ['摘要'],
      remark: ['附言', '备注'],
      ...COUNTERPARTY,
    },
    unread: ['凭证种类', '凭证号码', '凭证号', ...COUNTER_BANK],
  }),
] as const;
