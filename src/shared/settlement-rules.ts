import type { ClassifiableLine, LineClassification, SettlementClass } from './settlement-line-class.js';
import type { OrderKey } from './settlement-order-key.js';

/** How a class of lines is known; the first rule of a table that fits decides. */
export interface Rule {
  /** Stable and unique over all tables: explanations of matches name it. */
  readonly id: string;
  readonly class: SettlementClass;
  readonly direction?: 'in' | 'out';
  /** In businessType. Of `type`, `name` and `wording` one is enough. */
  readonly type?: RegExp;
  /** In businessType or businessDescription, which are lines of their own: where the remark is anybody's text. */
  readonly name?: RegExp;
  /** Anywhere in businessType, businessDescription or remark, which are lines of their own. */
  readonly wording?: RegExp;
  /** In businessDescription, beside what the others ask for. */
  readonly description?: RegExp;
  /** In remark, beside what the others ask for. */
  readonly remark?: RegExp;
  /** Only where none of these places has an order number. */
  readonly unless?: readonly OrderKey[];
  /** Where the order number may stand, the surest place first. */
  readonly keys: readonly OrderKey[];
}

/** What a source's statements have in common. */
export interface RuleTable {
  readonly rules: readonly Rule[];
  /** The number of the trade; by default the line's own. */
  readonly tradeNo?: (line: ClassifiableLine) => string | undefined;
  /** The payout or batch that the file names. */
  readonly payoutNo?: (line: ClassifiableLine) => string | undefined;
}

/** A fee when it goes out and its return when it comes in. */
export function both(
  id: string,
  match: Pick<Rule, 'type' | 'name' | 'wording' | 'description'>,
  fee: SettlementClass,
  returned: SettlementClass,
  keys: readonly OrderKey[],
): readonly Rule[] {
  return [
    { id, class: fee, direction: 'out', ...match, keys },
    { id: `${id}-return`, class: returned, direction: 'in', ...match, keys },
  ];
}

/** A line by the rules of its table; `unclassified` with rule id "none" if none knows it. */
export function classifyBy(table: RuleTable, line: ClassifiableLine): LineClassification {
  const rule = ruleFor(table.rules, line);
  const lineClass = rule?.class ?? 'unclassified';
  const found = firstKey(rule?.keys ?? [], line);
  const tradeNo = table.tradeNo?.(line) ?? line.tradeNo;
  const payoutNo = table.payoutNo?.(line) ?? (isPayout(lineClass, line) ? line.entryNo : undefined);
  return {
    class: lineClass,
    ...(found !== undefined && { orderNo: found.orderNo }),
    ...(tradeNo !== undefined && tradeNo !== '' && { tradeNo }),
    ...(payoutNo !== undefined && payoutNo !== '' && { payoutNo }),
    ruleId: rule?.id ?? 'none',
    ...(found !== undefined && { keyId: found.keyId }),
  };
}

/** The texts of a line as the rules ask for them; put together once for a whole table. */
interface Texts {
  readonly type: string;
  readonly name: string;
  readonly wording: string;
}

function ruleFor(rules: readonly Rule[], line: ClassifiableLine): Rule | undefined {
  const direction = line.amount.startsWith('-') ? 'out' : 'in';
  const type = line.businessType ?? '';
  const name = `${type}\n${line.businessDescription ?? ''}`;
  const texts = { type, name, wording: `${name}\n${line.remark ?? ''}` };
  for (const rule of rules) {
    if (rule.direction !== undefined && rule.direction !== direction) continue;
    if (isWorded(rule, texts) && isBorneOut(rule, line)) return rule;
  }
  return undefined;
}

/** One of the alternatives of the rule; a rule without any leaves it to what it asks for beside them. */
function isWorded({ type, name, wording }: Rule, texts: Texts): boolean {
  if (type?.test(texts.type) === true || wording?.test(texts.wording) === true) return true;
  if (name !== undefined) return name.test(texts.name);
  return type === undefined && wording === undefined;
}

function isBorneOut({ description, remark, unless }: Rule, line: ClassifiableLine): boolean {
  if (description?.test(line.businessDescription ?? '') === false) return false;
  if (remark?.test(line.remark ?? '') === false) return false;
  return unless?.some((key) => key.find(line) !== undefined) !== true;
}

/** A withdrawal that comes back is no payout: its own number names the return only. */
function isPayout(lineClass: SettlementClass, line: ClassifiableLine): boolean {
  return lineClass === 'batch-settlement' || (lineClass === 'withdrawal' && line.amount.startsWith('-'));
}

function firstKey(
  keys: readonly OrderKey[],
  line: ClassifiableLine,
): { readonly orderNo: string; readonly keyId: string } | undefined {
  for (const key of keys) {
    const orderNo = key.find(line);
    if (orderNo !== undefined) return { orderNo, keyId: key.id };
  }
  return undefined;
}
