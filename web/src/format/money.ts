import type { Language } from '../texts/language.js';

/**
 * An amount as accountants of that language write it: 1,234.50 and, below zero, −1,234.50 in Chinese and (1,234.50) in
 * English. `amount` is the decimal string of the API and is never made a number: a browser formats the digits as they are.
 */
export function formatAmount(amount: string, currency: string, language: Language): string {
  const isNegative = amount.startsWith('-') && /[1-9]/.test(amount);
  const digits = numberFormat(currency, language).format((amount.replace(/^-/, '') || '0') as `${number}`);
  if (!isNegative) return digits;
  return language === 'zh' ? `−${digits}` : `(${digits})`;
}

/** The same with the currency: ¥1,234.50 for CNY in Chinese, CNY 1,234.50 in English. */
export function formatMoney(amount: string, currency: string, language: Language): string {
  return language === 'zh' && currency === 'CNY'
    ? formatAmount(amount, currency, language).replace(/(?=\d)/, '¥')
    : `${currency} ${formatAmount(amount, currency, language)}`;
}

export function isNegativeAmount(amount: string): boolean {
  return amount.startsWith('-') && /[1-9]/.test(amount);
}

export function isZeroAmount(amount: string): boolean {
  return !/[1-9]/.test(amount);
}

export function formatCount(count: number | string, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(count as number);
}

export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}

const formats = new Map<string, Intl.NumberFormat>();

/** As many decimals as the currency has (none for JPY); more only if the amount has them. */
function numberFormat(currency: string, language: Language): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const decimals =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ?? 2;
  const made = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, 6),
  });
  formats.set(key, made);
  return made;
}
