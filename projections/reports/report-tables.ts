import { businessDate, startOfDate } from '../../src/shared/period.js';
import { addDays } from '../../src/shared/business-period.js';
import { codeWords, ownerWords, statusWords, subjectWords, words } from '../../src/shared/vocabulary.js';
import type { Words } from '../../src/shared/vocabulary.js';
import type { Difference } from '../core/difference.js';
import { bandWords, bilingual, MEASURE_WORDS } from './report-labels.js';
import type { ReportLanguage } from './report-labels.js';
import { measureOf, MEASURES } from './report.js';
import type { Measure, ReconciliationReport, ReportPeriod } from './report.js';

/**
 * What a cell holds: `text` comes from files and people and is never more than text, `id` is a text that may look like a
 * number, `amount` a decimal string, `count` a whole number as text, `date` a business date.
 */
export type CellKind = 'text' | 'id' | 'amount' | 'count' | 'percent' | 'date';

export interface ReportColumn {
  readonly title: Words;
  readonly kind: CellKind;
  /** Width in characters of half a Chinese one. */
  readonly width: number;
}

/** One cell for each column; null is empty. */
export type ReportRow = readonly (string | null)[];

/** A table of the report, the same for every format. */
export interface ReportTable {
  readonly title: Words;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

export const column = (title: Words, kind: CellKind, width: number): ReportColumn => ({ title, kind, width });
const CODE = column(words('差异类型', 'Code'), 'text', 24);
const MEANING = column(words('说明', 'Meaning'), 'text', 20);
export const CURRENCY = column(words('币种', 'Currency'), 'text', 11);
const COUNT = column(words('笔数', 'Count'), 'count', 8);
const AMOUNT = column(words('金额', 'Amount'), 'amount', 16);

export const REPORT_TITLE = words('对账报告', 'Reconciliation report');
export const DIFFERENCES_TITLE = words('差异明细', 'Differences');

/** What the report is about: name and value. */
export function factsTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  const { channel, period, asOf, knownAt, zone, rulesVersion, policyVersion } = report;
  const facts: readonly (readonly [Words, string])[] = [
    [words('店铺', 'Shop'), report.shop],
    [words('渠道', 'Channel'), channel ?? textOf(words('全部', 'all'), language)],
    [words('期间', 'Period'), periodText(period, language)],
    [words('截至', 'As of'), asOf === null ? '–' : momentText(asOf, zone)],
    [words('已知时点', 'Known at'), knownAt ?? textOf(words('全部', 'everything'), language)],
    [words('时区', 'Zone'), zone],
    [words('规则版本', 'Rules, policy'), `${rulesVersion}, ${policyVersion}`],
    [words('订单匹配率', 'Orders matched'), percentText(report.matchedPercent)],
    [words('流水匹配率', 'Lines matched'), percentText(report.linesMatchedPercent)],
    [words('结果摘要', 'Result hash'), report.resultHash],
  ];
  return {
    title: REPORT_TITLE,
    columns: [column(words('项目', 'Item'), 'text', 24), column(words('内容', 'Value'), 'text', 40)],
    rows: facts.map(([name, value]) => [bilingual(name, language), value]),
  };
}

/** "2026-01-01 – 2026-01-31": the last date belongs to the period. */
export function periodText({ from, to }: ReportPeriod, language: ReportLanguage): string {
  if (from === null && to === null) return textOf(words('全部', 'all'), language);
  return `${from ?? ''} – ${to === null ? '' : addDays(to, -1)}`;
}

/** A date where it is the first moment of one in the zone: "2026-02-10 (2026-02-09T16:00:00Z)". */
function momentText(instant: string, zone: string): string {
  const date = businessDate(instant, zone);
  return Date.parse(startOfDate(date, zone)) === Date.parse(instant) ? `${date} (${instant})` : instant;
}

/** Each figure of the money with the period before. */
export function moneyTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  const columns = [
    column(words('项目', 'Item'), 'text', 30),
    CURRENCY,
    column(words('本期', 'This period'), 'amount', 16),
    column(words('上期', 'Period before'), 'amount', 16),
    column(words('变动', 'Change'), 'amount', 16),
    column(words('变动率', 'Change %'), 'percent', 12),
  ];
  const name = (measure: Measure): string => bilingual(MEASURE_WORDS[measure], language);
  const rows =
    report.previous === null
      ? report.money.flatMap((money) =>
          MEASURES.map((measure) => [
            name(measure),
            money.currency,
            measureOf(money, measure),
            null,
            null,
            null,
          ]),
        )
      : report.changes.map(({ measure, currency, now, earlier, change, percent }) => [
          name(measure),
          currency,
          now,
          earlier,
          change,
          percent,
        ]);
  return { title: words('金额合计与环比', 'Totals, month on month'), columns, rows };
}

export function statusTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  const { orders, previous } = report;
  const statuses = [
    ...new Set([...Object.keys(orders.byStatus), ...Object.keys(previous?.orders.byStatus ?? {})]),
  ].sort();
  const before = (count: number | undefined): string | null =>
    previous === null ? null : String(count ?? 0);
  return {
    title: words('订单状态', 'Orders by status'),
    columns: [
      column(words('状态', 'Status'), 'text', 30),
      column(words('本期', 'This period'), 'count', 14),
      column(words('上期', 'Period before'), 'count', 14),
    ],
    rows: [
      ...statuses.map((status) => [
        bilingual(statusWords(status), language),
        String(orders.byStatus[status] ?? 0),
        before(previous?.orders.byStatus[status]),
      ]),
      [bilingual(words('合计', 'Total'), language), String(orders.count), before(previous?.orders.count)],
    ],
  };
}

export function codeTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  const { differences, previous } = report;
  const before = (code: string, currency: string) =>
    previous?.differences.find((line) => line.code === code && line.currency === currency);
  const gone = (previous?.differences ?? []).filter(
    ({ code, currency }) => !differences.some((line) => line.code === code && line.currency === currency),
  );
  const rows = [...differences, ...gone.map((line) => ({ ...line, count: 0, amount: null }))].map(
    ({ code, currency, count, amount }) => {
      const earlier = before(code, currency);
      return [
        code,
        textOf(codeWords(code), language),
        currency,
        String(count),
        amount,
        previous === null ? null : String(earlier?.count ?? 0),
        earlier?.amount ?? null,
      ];
    },
  );
  return {
    title: words('按差异类型', 'By code'),
    columns: [
      CODE,
      MEANING,
      CURRENCY,
      COUNT,
      AMOUNT,
      column(words('上期笔数', 'Count before'), 'count', 14),
      column(words('上期金额', 'Amount before'), 'amount', 16),
    ],
    rows,
  };
}

export function ageTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  return {
    title: words('账龄', 'Ageing'),
    columns: [CODE, MEANING, column(words('账龄', 'Age'), 'text', 12), CURRENCY, COUNT, AMOUNT],
    rows: report.byCodeAndAge.map(({ code, band, currency, count, amount }) => [
      code,
      textOf(codeWords(code), language),
      textOf(bandWords(band), language),
      currency,
      String(count),
      amount,
    ]),
  };
}

export function ownerTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  return {
    title: words('按处理方', 'By owner'),
    columns: [column(words('处理方', 'Owner'), 'text', 30), CURRENCY, COUNT, AMOUNT],
    rows: report.byOwner.map(({ owner, currency, count, amount }) => [
      bilingual(ownerWords(owner), language),
      currency,
      String(count),
      amount,
    ]),
  };
}

export function causeTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  const each = column(words('单笔金额', 'Amount each'), 'amount', 16);
  return {
    title: words('主要原因（同类同额）', 'Top causes (same code, same amount)'),
    columns: [CODE, MEANING, CURRENCY, each, COUNT, AMOUNT],
    rows: report.topCauses.map(({ code, currency, amountEach, count, amount }) => [
      code,
      textOf(codeWords(code), language),
      currency,
      amountEach,
      String(count),
      amount,
    ]),
  };
}

export function largestTable(report: ReconciliationReport, language: ReportLanguage): ReportTable {
  return {
    title: words('金额最大的差异', 'Largest differences'),
    columns: DIFFERENCE_COLUMNS,
    rows: report.largest.map((difference) => differenceRow(difference, report, language)),
  };
}

export const DIFFERENCE_COLUMNS: readonly ReportColumn[] = [
  CODE,
  MEANING,
  column(words('对象', 'Kind'), 'text', 10),
  column(words('编号', 'Subject'), 'id', 24),
  AMOUNT,
  CURRENCY,
  column(words('日期', 'Date'), 'date', 12),
  column(words('账龄', 'Days'), 'count', 8),
  column(words('处理方', 'Owner'), 'text', 12),
  column(words('解释', 'Explanation'), 'text', 60),
];

export function differenceRow(
  difference: Difference,
  { zone }: Pick<ReconciliationReport, 'zone'>,
  language: ReportLanguage,
): ReportRow {
  const { code, subjectKind, subject, amount, currency, occurredAt } = difference;
  const days = difference.ageDays;
  return [
    code,
    textOf(codeWords(code), language),
    textOf(subjectWords(subjectKind), language),
    subject,
    amount,
    currency,
    occurredAt === null ? null : businessDate(occurredAt, zone),
    days === null ? null : String(days),
    textOf(ownerWords(difference.owner), language),
    language === 'zh' ? difference.explanationZh : difference.explanation,
  ];
}

export function textOf(text: Words, language: ReportLanguage): string {
  return text[language];
}

function percentText(percent: string | null): string {
  return percent === null ? 'n/a' : `${percent}%`;
}
