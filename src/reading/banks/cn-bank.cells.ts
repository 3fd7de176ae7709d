import { malformed } from '../../shared/domain-error.js';
import { currencyDecimals } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { amountOf, shown } from '../cells.js';
import { withoutPersons } from '../personal-text.js';

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/人民币|^(RMB|CNH|156|01|001|10|¥|￥)$/i, 'CNY'],
  [/美元|美金|^(840|14|014)$/, 'USD'],
  [/港币|港元|^(344|13|013)$/, 'HKD'],
  [/欧元|^(978|38|038)$/, 'EUR'],
  [/日元|日圆|^(392|27|027)$/, 'JPY'],
  [/英镑|^826$/, 'GBP'],
  [/澳大利亚元|澳元/, 'AUD'],
  [/加拿大元|加元/, 'CAD'],
  [/新加坡元|新元/, 'SGD'],
  [/瑞士法郎/, 'CHF'],
  [/新西兰元/, 'NZD'],
  [/韩国?元/, 'KRW'],
  [/泰国?铢/, 'THB'],
  [/澳门元/, 'MOP'],
];

/** ISO 4217 code of a currency as banks name it; undefined for an empty cell. Throws MALFORMED_CURRENCY. */
export function currencyOf(text: string): string | undefined {
  const name = blankIfFiller(text);
  if (name === '') return undefined;
  const known = CURRENCIES.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  const code = /^[A-Za-z]{3}$/.exec(name)?.[0].toUpperCase();
  if (code === undefined) {
    return malformed('MALFORMED_CURRENCY', `币种 ${shown(text)} is not a known currency`);
  }
  currencyDecimals(code);
  return code;
}

/** Banks fill empty cells with hyphens. */
export function blankIfFiller(text: string): string {
  return /^[-—–\s]*$/.test(text) ? '' : text;
}

/** True if the cells tell the time of day, too; midnight is what is written where nobody knows. */
export function hasTimeOfDay(date: string, time: string): boolean {
  const clock = blankIfFiller(time);
  if (clock !== '') return !/^0?0:?00(:?00)?$/.test(clock);
  return /[\sT]\d{1,2}:\d{2}/.test(date) && !/[\sT]0?0:00(:00)?$/.test(date);
}

/** As `amountOf`, of a cell in full-width or half-width digits. */
export function bankAmount(text: string, column: string, currency: string): Amount {
  return amountOf(text.normalize('NFKC'), column, currency);
}

/** Undefined for an empty cell, and for one whose digits a person has masked (xx,yyyy.zz or ***). */
export function bankBalance(text: string, column: string, currency: string): Amount | undefined {
  const bare = blankIfFiller(text);
  if (bare === '' || /^[xyz*,.]+$/i.test(bare)) return undefined;
  return bankAmount(bare, column, currency);
}

/** Parts of a counterparty's name that name a firm or a service, not a person. */
const FIRM =
  /公司|银行|支付|财付通|微信|平台|中心|商户|集团|基金|商城|科技|超市|有限|美团|京东|淘宝|天猫|存款|利息|[A-Za-z]/;

/**
 * A text of a bank's entry without persons, the counterparty's own name and account included: banks repeat both in the
 * remittance text.
 */
export function bankText(text: string, counterparty: string, counterAccount: string): string {
  let kept = blankIfFiller(text);
  if (kept === '') return '';
  const parts = counterparty.split(/[-－—\s/()（）]+/).filter((part) => part.length >= 2 && !FIRM.test(part));
  for (const part of [...parts, counterAccount]) {
    if (part.length >= 2 && blankIfFiller(part) !== '') kept = kept.replaceAll(part, '…');
  }
  return withoutPersons(kept).replace(/\s+/g, ' ');
}

/** Words of banks that are as short as a name. */
const WORDS =
  /消费|还款|退货|退款|转账|汇款|汇入|利息|结息|年费|取现|取款|存款|存入|充值|提现|工资|代发|缴费|手续费|分期|奖励|返现|调账|账单|电影|外卖|出行|打车|超市|餐|话费|水费|电费|燃气|保险|贷款/;

/**
 * A description in which the other side's name may stand ("转账还款-李四"): every short word that is neither a firm nor a
 * word of banks is taken for a name. It loses some shops' names, and no person's is kept.
 */
export function describedText(text: string): string {
  const kept = blankIfFiller(text).replace(
    /(?<![^-－—\s/()（）])\p{Script=Han}{2,4}(?![^-－—\s/()（）])/gu,
    (word) => (FIRM.test(word) || WORDS.test(word) ? word : '…'),
  );
  return withoutPersons(kept).replace(/\s+/g, ' ');
}
