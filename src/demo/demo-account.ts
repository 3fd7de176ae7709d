import { add, portion } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import type { DemoLine } from './demo-lines.js';
import { demoOrder } from './demo-order.js';
import type { DemoOrder } from './demo-order.js';
import { DAY, HOUR } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';
import type { NumberedLine } from './demo-statement-file.js';

const OPENING_BALANCE: Amount = '86420.35';
const LINES_PER_ORDER = 16;
const ORDERS_AT_HAND = 4096;

/**
 * Every line of the account in order of time, with its number and the running balance. Only a sort key of eight bytes
 * is kept of a line; the line is made again from its order when its turn comes, so memory hardly grows with the month.
 */
export function* accountLines(plan: DemoPlan): Generator<NumberedLine> {
  let balance = OPENING_BALANCE;
  let ordinal = 0;
  const own = ownMovements(plan);
  const prefix = `${plan.month.replace('-', '').slice(2)}${String(plan.seed % 1000).padStart(3, '0')}`;
  const numbered = (line: DemoLine): NumberedLine => {
    balance = add(balance, line.amount);
    ordinal++;
    return { ...line, balance, entryNo: `${prefix}${String(ordinal).padStart(13, '0')}` };
  };
  for (const line of orderLines(plan)) {
    for (let due = own[0]; due !== undefined && due.at <= line.at; due = own[0]) {
      yield numbered(due.line(balance));
      own.shift();
    }
    yield numbered(line);
  }
  for (const due of own) yield numbered(due.line(balance));
}

/** What the shop does with its own money: a withdrawal every five days, an advertising top-up every week. */
function ownMovements(
  plan: DemoPlan,
): { readonly at: number; readonly line: (balance: Amount) => DemoLine }[] {
  const movements = [];
  for (let day = 5; plan.start + day * DAY < plan.end; day += 5) {
    const at = plan.start + day * DAY - 4 * HOUR;
    const keys = { at, type: '提现', remark: '提现', tradeNo: `WD${plan.month.replace('-', '')}${day}` };
    const amount = (balance: Amount): Amount => portion(balance, '-0.8', 'CNY');
    movements.push({
      at,
      line: (balance: Amount) => ({ ...keys, amount: amount(balance), counterparty: '' }),
    });
  }
  for (let day = 7; plan.start + day * DAY < plan.end; day += 7) {
    const at = plan.start + day * DAY - 14 * HOUR;
    const keys = {
      at,
      type: '其它',
      remark: '直通车充值',
      tradeNo: `AD${plan.month.replace('-', '')}${day}`,
    };
    movements.push({
      at,
      line: () => ({ ...keys, amount: '-500.00', counterparty: 'ztc@service.aliyun.com' }),
    });
  }
  return movements.sort((a, b) => a.at - b.at);
}

function* orderLines(plan: DemoPlan): Generator<DemoLine> {
  const atHand = new Map<number, DemoOrder>();
  for (const key of sortedKeys(plan)) {
    const rest = key % (plan.made * LINES_PER_ORDER);
    const index = Math.floor(rest / LINES_PER_ORDER);
    let order = atHand.get(index);
    if (order === undefined) {
      order = demoOrder(plan, index);
      atHand.set(index, order);
      const [oldest] = atHand.keys();
      if (atHand.size > ORDERS_AT_HAND && oldest !== undefined) atHand.delete(oldest);
    }
    const line = order.lines[rest % LINES_PER_ORDER];
    if (line !== undefined) yield line;
  }
}

/** One number a line: its second in the month, then its order, then its place in the order. Exact below 2^53. */
function sortedKeys(plan: DemoPlan): Float64Array {
  let keys = new Float64Array(plan.made * 4);
  let count = 0;
  for (let index = 0; index < plan.made; index++) {
    for (const [place, line] of demoOrder(plan, index).lines.entries()) {
      if (count === keys.length) {
        const larger = new Float64Array(keys.length * 2);
        larger.set(keys);
        keys = larger;
      }
      const second = (line.at - plan.start) / 1000;
      keys[count++] = (second * plan.made + index) * LINES_PER_ORDER + place;
    }
  }
  return keys.subarray(0, count).sort();
}
