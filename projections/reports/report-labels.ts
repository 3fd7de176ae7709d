import { words } from '../../src/shared/vocabulary.js';
import type { Words } from '../../src/shared/vocabulary.js';
import type { Measure } from './report.js';

export const REPORT_LANGUAGES = ['zh', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** "对账报告 Reconciliation report", or the other way round: every report has both, the language says which comes first. */
export function bilingual({ zh, en }: Words, language: ReportLanguage, between = ' '): string {
  if (zh === en) return zh;
  return language === 'zh' ? `${zh}${between}${en}` : `${en}${between}${zh}`;
}

export const MEASURE_WORDS: Readonly<Record<Measure, Words>> = {
  received: words('账面收款', 'Received'),
  reversed: words('收款撤销', 'Reversed'),
  refunded: words('账面退款', 'Refunded'),
  net: words('账面净额', 'Net'),
  settled: words('对账单到账', 'Settled'),
  fees: words('平台费用', 'Fees'),
  difference: words('到账与净额之差', 'Settled − net'),
  inTransit: words('其中：在途', 'of which in transit'),
  outsideStatements: words('其中：账单未覆盖', 'of which outside statements'),
  refundsPending: words('其中：退款未到期', 'of which refunds pending'),
  otherCurrencies: words('其中：其他币种订单', 'of which orders in another currency'),
  differences: words('其中：差异', 'of which differences'),
};

export function bandWords(band: string): Words {
  return band === 'undated' ? words('无日期', 'undated') : words(`${band} 天`, `${band} days`);
}
