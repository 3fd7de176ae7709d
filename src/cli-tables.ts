import type { Difference } from '../projections/core/difference.js';
import type { ReconciliationSummary } from '../projections/reconciliation/reconciliation.summary.js';
import type { ImportReport } from './importing/import-report.js';
import type { InspectedStatement, Inspection } from './reading/inspect.js';

const REJECTED_SHOWN = 20;

/** What an import did, for a person. */
export function importLines(report: ImportReport): string[] {
  if (report.files !== undefined) return report.files.flatMap(importLines);
  const {
    kind,
    mapping,
    fileName,
    rows,
    changed,
    unchanged,
    rejectedCount,
    skippedCount,
    events,
    warnings,
    rejected,
  } = report;
  const nothing = report.new + changed === 0 ? ' — nothing new / 没有新内容' : '';
  return [
    `${fileName}: ${kind}${mapping === undefined ? '' : ` ${mapping}`}, ${rows} rows${nothing}`,
    `  new ${report.new}, changed ${changed}, unchanged ${unchanged}, rejected ${rejectedCount}${skippedCount === 0 ? '' : `, skipped ${skippedCount}`}; ${events} events written`,
    ...warnings.map(({ code, detail }) => `  ! ${code}: ${detail}`),
    ...rejected.slice(0, REJECTED_SHOWN).map(({ line, reason }) => `  line ${line} was not taken: ${reason}`),
    ...(rejectedCount > REJECTED_SHOWN
      ? [`  … and ${rejectedCount - REJECTED_SHOWN} more (--json lists up to 1000)`]
      : []),
  ];
}

/** What a file is, for a person, in both languages. */
export function inspectionLines(inspection: Inspection): string[] {
  if (inspection.parts !== undefined) return inspection.parts.flatMap(inspectionLines);
  const { fileName, kind, name, version, encoding, sha256, rows, skipped, skippedCount } = inspection;
  return [
    `${fileName}: ${name.en} / ${name.zh}`,
    `  kind ${kind}, version ${version}, encoding ${encoding}, ${rows} rows 行`,
    `  sha256 ${sha256}`,
    ...(inspection.statements ?? []).flatMap(statementLines),
    ...Object.entries(inspection.totals ?? {}).map(([what, value]) => `  ${what.padEnd(24)} ${value}`),
    ...Object.entries(inspection.declared).map(([what, value]) => `  declared 声明 ${what}: ${value}`),
    ...inspection.warnings.map(({ code, detail }) => `  ! ${code}: ${detail}`),
    ...skipped.slice(0, REJECTED_SHOWN).map(({ line, reason }) => `  line ${line} was left out: ${reason}`),
    ...(skippedCount > REJECTED_SHOWN ? [`  … and ${skippedCount - REJECTED_SHOWN} more`] : []),
  ];
}

function statementLines(statement: InspectedStatement): string[] {
  const { account, currency, from, to, opening, closing, entries, credits, debits, foots } = statement;
  const footing = foots === null ? 'not checked 未校验' : foots ? 'foots 平' : 'DOES NOT FOOT 不平';
  return [
    `  account ${account} ${currency}, ${from} – ${to}: ${footing}`,
    `    opening 期初 ${opening ?? '?'} + credits 收入 ${credits} − debits 支出 ${debits} = closing 期末 ${closing ?? '?'} (${entries} entries)`,
    ...statement.problems.map(({ code, detail }) => `    ! ${code}: ${detail}`),
  ];
}

/** The result of a reconciliation, for a person, in both languages. */
export function reconciliationLines(summary: ReconciliationSummary): string[] {
  const { orders, money, lines, differences } = summary;
  return [
    `Reconciliation of ${summary.shop} / 对账结果 (as of ${summary.asOf ?? 'no statement'})`,
    `  Orders 订单: ${orders.count}, paid 已付款 ${orders.paid}, unpaid 未付款 ${orders.unpaid}, refunded 有退款 ${orders.refunded}`,
    ...money.flatMap((each) => [
      `  ${each.currency}: received 收款 ${each.received}, refunded 退款 ${each.refunded}, net 净额 ${each.net}`,
      `       settled 已结算 ${each.settled}, fees 平台费用 ${each.fees}, difference 差额 ${each.difference}`,
      `       of which in transit 在途 ${each.explained.inTransit}, outside statements 账单外 ${each.explained.outsideStatements}, ` +
        `refunds pending 退款待结 ${each.explained.refundsPending}, other currencies 其他币种 ${each.explained.otherCurrencies}, ` +
        `differences 差异 ${each.explained.differences}`,
    ]),
    `  Statement lines 账单行: ${lines.count}, matched 已匹配 ${lines.matched}, unmatched 未匹配 ${lines.unmatched}`,
    differences.length === 0 ? '  No differences / 无差异' : '  Differences 差异:',
    ...differences.map(
      ({ code, count, amount, currency }) =>
        `    ${code.padEnd(24)} ${String(count).padStart(6)} ${amount.padStart(16)} ${currency}`,
    ),
    `  Result hash ${summary.resultHash}`,
  ];
}

/** Each difference with its explanation, for a person. */
export function differenceLines(items: readonly Difference[]): string[] {
  return items.flatMap(({ code, subject, amount, currency, explanation, explanationZh }) => [
    `  ${code} ${subject}: ${amount} ${currency}`,
    `    ${explanation}`,
    `    ${explanationZh}`,
  ]);
}

interface Status {
  readonly log: { readonly store: string; readonly position: string | null; readonly events: number };
  readonly views: readonly {
    readonly name: string;
    readonly lag: number;
    readonly state: string;
    readonly error?: string;
  }[];
}

export function statusLines({ log, views }: Status): string[] {
  return [
    `Log: ${log.store}, ${log.events} events, position ${log.position ?? 'none'}`,
    ...views.map(
      ({ name, lag, state, error }) =>
        `  ${name.padEnd(16)} ${state.padEnd(8)} lag ${lag}${error === undefined ? '' : `  ${error}`}`,
    ),
  ];
}
