import { alipayAccountReader } from './alipay-account.reader.js';
import { alipayPersonalReader } from './alipay-personal.reader.js';
import { alipaySummaryReader } from './alipay-summary.reader.js';
import { alipayTradeSummaryReader } from './alipay-trade-summary.reader.js';
import { alipayTradeReader } from './alipay-trade.reader.js';
import { camtReader } from './camt.reader.js';
import { cnBankReaders } from './cn-bank.js';
import { douyinOrdersReader } from './douyin-orders.reader.js';
import { douyinSettlementReader } from './douyin-settlement.reader.js';
import { jdPersonalReader } from './jd-personal.reader.js';
import { jdSettlementReader } from './jd-settlement.reader.js';
import { mt940Reader } from './mt940.reader.js';
import { ofxReader } from './ofx.reader.js';
import { paypalReader } from './paypal.js';
import { pddOrdersReader } from './pdd-orders.reader.js';
import { pddSettlementReader } from './pdd-settlement.reader.js';
import { jushuitanShipmentsReader } from './shipments.reader.js';
import { shopifyOrdersReader } from './shopify-orders.js';
import { stripeBalanceReader } from './stripe-balance.js';
import { stripePaymentsReader } from './stripe-payments.js';
import { taobaoItemsReader } from './taobao-items.reader.js';
import { taobaoRefundsReader } from './taobao-refunds.reader.js';
import { tmallInvoicesReader } from './tmall-invoices.reader.js';
import { tmallOrdersReader } from './tmall-orders.reader.js';
import { wechatFundReader } from './wechat-fund.reader.js';
import { wechatPersonalReader } from './wechat-personal.reader.js';
import { wechatTradeReader } from './wechat-trade.reader.js';
import type { FileReader } from './file-reader.js';

/** Every kind of file that is understood. A new one is its reader and its line here. */
export const FORMATS: readonly FileReader[] = [
  alipayAccountReader,
  alipayTradeReader,
  alipayTradeSummaryReader,
  alipaySummaryReader,
  alipayPersonalReader,
  wechatTradeReader,
  wechatFundReader,
  wechatPersonalReader,
  tmallOrdersReader,
  taobaoItemsReader,
  taobaoRefundsReader,
  jushuitanShipmentsReader,
  tmallInvoicesReader,
  jdSettlementReader,
  jdPersonalReader,
  pddSettlementReader,
  pddOrdersReader,
  douyinSettlementReader,
  douyinOrdersReader,
  shopifyOrdersReader,
  camtReader,
  mt940Reader,
  ofxReader,
  ...cnBankReaders,
  stripeBalanceReader,
  stripePaymentsReader,
  paypalReader,
];
