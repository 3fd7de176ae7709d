import { alipayAccountReader } from './wallets/alipay-account.reader.js';
import { alipayPersonalReader } from './wallets/alipay-personal.reader.js';
import { alipaySummaryReader } from './wallets/alipay-summary.reader.js';
import { alipayTradeSummaryReader } from './wallets/alipay-trade-summary.reader.js';
import { alipayTradeReader } from './wallets/alipay-trade.reader.js';
import { camtReader } from './banks/camt.reader.js';
import { cnBankReaders } from './banks/cn-bank.js';
import { douyinOrdersReader } from './marketplaces/douyin-orders.reader.js';
import { douyinSettlementReader } from './marketplaces/douyin-settlement.reader.js';
import { jdPersonalReader } from './marketplaces/jd-personal.reader.js';
import { jdSettlementReader } from './marketplaces/jd-settlement.reader.js';
import { mt940Reader } from './banks/mt940.reader.js';
import { ofxReader } from './banks/ofx.reader.js';
import { paypalReader } from './payment-services/paypal.js';
import { pddOrdersReader } from './marketplaces/pdd-orders.reader.js';
import { pddSettlementReader } from './marketplaces/pdd-settlement.reader.js';
import { jushuitanShipmentsReader } from './marketplaces/shipments.reader.js';
import { shopifyOrdersReader } from './marketplaces/shopify-orders.js';
import { stripeBalanceReader } from './payment-services/stripe-balance.js';
import { stripePaymentsReader } from './payment-services/stripe-payments.js';
import { taobaoItemsReader } from './marketplaces/taobao-items.reader.js';
import { taobaoRefundsReader } from './marketplaces/taobao-refunds.reader.js';
import { tmallInvoicesReader } from './marketplaces/tmall-invoices.reader.js';
import { tmallOrdersReader } from './marketplaces/tmall-orders.reader.js';
import { wechatFundReader } from './wallets/wechat-fund.reader.js';
import { wechatPersonalReader } from './wallets/wechat-personal.reader.js';
import { wechatTradeReader } from './wallets/wechat-trade.reader.js';
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
