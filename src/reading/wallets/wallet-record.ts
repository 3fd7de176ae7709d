import { malformed } from '../../shared/domain-error.js';
import { absolute, isZero, negate } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { amountOf, shown, timeOf } from '../cells.js';
import type { ColumnTotals, CountedRow } from '../tables/column-totals.js';
import { filled, optionalAmount, plainText, wholeNumber } from '../tables/document-cells.js';
import type { EqualRows } from '../tables/equal-rows.js';
import { movements, skip } from '../tables/statement-table.js';
import type { RowContext, RowMeaning } from '../tables/statement-table.js';
import { emptyEndRewriter, unlessMalformed } from './wallet-statement.js';

/** A row of a personal record of Alipay or WeChat Pay, as the file's cells. */
export interface WalletRecord {
  readonly time: string;
  readonly direction: string;
  /** 资金状态 of Alipay's web record, "" elsewhere. */
  readonly fundStatus: string;
  readonly amount: string;
  readonly fee: string;
  readonly status: string;
  readonly type: string;
  readonly tradeNo: string;
  readonly merchantOrderNo: string;
  readonly goods: string;
  readonly remark: string;
}

type Direction = 'in' | 'out' | 'neutral';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  收入: 'in',
  已收入: 'in',
  支出: 'out',
  已支出: 'out',
  不计收支: 'neutral',
  中性交易: 'neutral',
  其他: 'neutral',
  '/': 'neutral',
  '-': 'neutral',
  '': 'neutral',
};

/** Trades in which no money moved. */
const FAILED = /关闭|失败|取消|撤销|作废/;

const UNPAID = /(等待|待)(买家)?(付款|支付)|未支付|处理中|冻结/;

/** What is on its way to the seller is not there yet; a buyer's money has left. */
const IN_ESCROW = /等待|待确认|待发货/;

/**
 * A row with its sign, which only 收/支 gives: amounts of these records have none. Rows that are neither income nor
 * expense (transfers between own pockets, refunds of what was closed) and trades that failed are left out.
 */
export function walletRow(record: WalletRecord, context: RowContext): CountedRow {
  const size = absolute(amountOf(record.amount, '金额', context.currency));
  const direction = directionOf(record);
  const figures = {
    all: undefined,
    [direction]: size,
    ...(record.fundStatus !== '' && { [record.fundStatus]: size }),
  };
  const left = leftOut(record, direction);
  return { meaning: left ?? movementsOf(record, direction, size, context), figures };
}

/** Alipay's web record leaves 收/支 empty where 资金状态 says it, also for refunds, which stay neutral as elsewhere. */
function directionOf({ direction, fundStatus, status }: WalletRecord): Direction {
  const word = direction === '' && !status.includes('退款') ? fundStatus : direction;
  return (
    DIRECTIONS[word] ??
    (direction === '' ? 'neutral' : malformed('UNKNOWN_DIRECTION', `收/支 ${shown(direction)} is not known`))
  );
}

function leftOut({ status, fundStatus }: WalletRecord, direction: Direction): RowMeaning | undefined {
  if (direction === 'neutral') return skip('NEUTRAL', 'by 收/支 it is neither income nor expense');
  const failed = FAILED.exec(status)?.[0];
  if (failed !== undefined) return skip('CLOSED', `no money moved: the status says ${failed}`);
  const waiting =
    UNPAID.exec(status) ?? (direction === 'in' ? IN_ESCROW.exec(status) : null) ?? /^待/.exec(fundStatus);
  if (waiting !== null) return skip('PENDING', `not settled yet: the status says ${waiting[0]}`);
  return undefined;
}

/** What a person wrote to another with a transfer. */
const MESSAGE = /((?:转账|收款方|付款方)(?:备注|留言))\s*[:：].*/s;

/** Numbers alone would not do for the identity: records of edited files share them, and WeChat reuses some. */
function movementsOf(
  record: WalletRecord,
  direction: Direction,
  size: Amount,
  { zone, currency }: RowContext,
): RowMeaning {
  const occurredAt = timeOf(record.time, '交易时间', zone);
  const amount = direction === 'in' ? size : negate(size);
  const fee = optionalAmount(record.fee, '服务费', currency);
  const tradeNo = wholeNumber(record.tradeNo, '交易单号');
  const merchantOrderNo = plainText(wholeNumber(record.merchantOrderNo, '商户单号'));
  const businessType = plainText(record.type);
  const identity = [tradeNo, merchantOrderNo, businessType, amount, occurredAt];
  const common = {
    occurredAt,
    ...filled({
      tradeNo,
      merchantOrderNo,
      businessType,
      goods: plainText(record.goods.replace(MESSAGE, '$1')),
      remark: plainText(record.remark),
    }),
  };
  return movements(
    {
      ...common,
      identity,
      amount,
      ...filled({ businessDescription: plainText(record.status) }),
    },
    fee === undefined || isZero(fee)
      ? undefined
      : {
          ...common,
          identity: [...identity, '服务费'],
          amount: negate(absolute(fee)),
          businessDescription: '服务费',
        },
  );
}

/** Rows without a number that say the same are several movements all the same: their ordinal keeps them apart. */
export function withOrdinal(row: CountedRow, equal: EqualRows, line: number): CountedRow {
  const { meaning, figures } = row;
  if (meaning.kind !== 'movements' || meaning.movements[0]?.tradeNo !== undefined) return row;
  const ordinal = equal.ordinal(JSON.stringify(meaning.movements[0]?.identity), line);
  const movementsOfRow = meaning.movements.map((movement) => ({
    ...movement,
    identity: [...movement.identity, String(ordinal)],
  }));
  return { meaning: { kind: 'movements', movements: movementsOfRow }, figures };
}

const COUNTED_AS: Readonly<Record<string, string>> = {
  收入: 'in',
  支出: 'out',
  不计收支: 'neutral',
  中性交易: 'neutral',
  其他: 'neutral',
  已收入: '已收入',
  待收入: '待收入',
  已支出: '已支出',
  待支出: '待支出',
};

const RECORDS = /(?:^|\n)[#"\s]*共\s*[：:]?\s*(\d+)\s*笔记录/;
const SIDE =
  /(?:^|\n)[#"\s]*(已收入|待收入|已支出|待支出|收入|支出|不计收支|中性交易|其他)\s*[：:]\s*(\d+)\s*笔[\s,，]*(?:([\d.,]*\d)\s*元)?/g;

/** One line of them. */
const SIDE_LINE = new RegExp(SIDE.source);

/** `共43笔记录`, `收入：1笔 0.35元`, `已支出:38笔,4385.73元` as figures of the file's columns. */
export function declareFigures(text: string, currency: string, totals: ColumnTotals): void {
  const records = RECORDS.exec(text)?.[1];
  if (records !== undefined) totals.declare('笔记录', 'all', Number.parseInt(records, 10));
  for (const [, side = '', count = '', amount] of text.matchAll(SIDE)) {
    const column = COUNTED_AS[side] ?? side;
    totals.declare(`${side} 笔数`, column, Number.parseInt(count, 10));
    const sum = amount === undefined ? undefined : unlessMalformed(() => amountOf(amount, side, currency));
    if (sum !== undefined) totals.declare(`${side} 金额`, column, sum);
  }
}

const RULE = /^\s*-{5,}[^,]*,*\s*$/;

/**
 * Makes notes of the lines below a table that declare figures or say when it was made, blanks the rules, and marks the
 * empty ends of lines with stray commas.
 */
export function recordRewriter(): (line: string) => string {
  const markEmptyEnd = emptyEndRewriter('收/支');
  return (line) => {
    if (RULE.test(line)) return '';
    const isFooter =
      /^["\s]*(导出时间|用户)\s*[：:]/.test(line) || RECORDS.test(line) || SIDE_LINE.test(line);
    return isFooter ? `#${line}` : markEmptyEnd(line);
  };
}
