import { absolute, add, negate, portion } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { SHORT_BY } from './demo-bank-file.js';
import type { DemoLine, PayoutArrival } from './demo-lines.js';
import { demoOrder } from './demo-order.js';
import { DAY, HOUR } from './demo-plan.js';
import type { DemoPlan, PlantedCode } from './demo-plan.js';
import { linesInOrder } from './demo-sorted-lines.js';
import type { NumberedLine } from './demo-statement-file.js';

const OPENING_BALANCE: Amount = '86420.35';

/** Every line of the account in order of time, with its number and the running balance. */
export function* accountLines(plan: DemoPlan): Generator<NumberedLine> {
  let balance = OPENING_BALANCE;
  let ordinal = 0;
  const own = [...ownMovements(plan)];
  const prefix = `${plan.month.replace('-', '').slice(2)}${String(plan.seed % 1000).padStart(3, '0')}`;
  const numbered = (line: DemoLine): NumberedLine => {
    balance = add(balance, line.amount);
    ordinal++;
    return { ...line, balance, entryNo: `${prefix}${String(ordinal).padStart(13, '0')}` };
  };
  for (const line of linesInOrder(plan.start, plan.made, (index) => demoOrder(plan, index).lines)) {
    for (let due = own[0]; due !== undefined && due.at <= line.at; due = own[0]) {
      yield numbered(due.line(balance));
      own.shift();
    }
    yield numbered(line);
  }
  for (const due of own) yield numbered(due.line(balance));
}

interface OwnMovement {
  readonly at: number;
  readonly line: (balance: Amount) => DemoLine;
}

/** What the shop does with its own money: payouts every five days, an advertising top-up every week, a deposit. */
function ownMovements(plan: DemoPlan): readonly OwnMovement[] {
  const tag = plan.month.replace('-', '');
  const spending = (at: number, amount: Amount, remark: string, no: string): OwnMovement => ({
    at,
    line: () => ({ at, amount, type: '其它', remark, tradeNo: no, counterparty: 'ztc@service.aliyun.com' }),
  });
  const movements = [...payouts(plan, tag)];
  for (let day = 7; plan.start + day * DAY < plan.end; day += 7) {
    movements.push(spending(plan.start + day * DAY - 14 * HOUR, '-500.00', '直通车充值', `AD${tag}${day}`));
  }
  movements.push(spending(plan.start + 2 * DAY, '-1000.00', '消费者保障保证金缴存', `DP${tag}`));
  return movements.sort((a, b) => a.at - b.at);
}

/** Of the payouts one never arrives and one arrives short; all others add up, some not at first sight. */
function payouts(plan: DemoPlan, tag: string): readonly OwnMovement[] {
  const movements: OwnMovement[] = [];
  const payout = (
    at: number,
    tradeNo: string,
    share: string,
    arrival: PayoutArrival,
    code?: PlantedCode,
  ): void => {
    movements.push({
      at,
      line: (balance) => {
        const amount = portion(balance, share, 'CNY');
        const stake = code === 'PAYOUT_SPLIT' ? SHORT_BY : absolute(amount);
        const keys = { at, amount, type: '提现', remark: '提现', tradeNo, counterparty: '', arrival };
        return code === undefined ? keys : { ...keys, difference: { code, amount: stake } };
      },
    });
  };
  const evening = (day: number): number => plan.start + day * DAY - 4 * HOUR;
  payout(evening(5), `WD${tag}05`, '-0.8', 'in-two');
  payout(evening(10), `WD${tag}10`, '-0.8', 'never', 'WITHDRAWAL_PENDING');
  payout(evening(15), `WD${tag}15`, '-0.4', 'with-next');
  payout(evening(15) + HOUR, `WD${tag}16`, '-0.7', 'whole');
  payout(evening(20), `WD${tag}20`, '-0.8', 'short', 'PAYOUT_SPLIT');
  returnedPayout(movements, evening(25), `WD${tag}25`);
  // Goes out in the last hours of the month: the bank has it in the next one.
  payout(plan.end - 5 * HOUR, `WD${tag}99`, '-0.6', 'never');
  return movements;
}

/** The bank refused it, the money came back, and the payout was made once more. */
function returnedPayout(movements: OwnMovement[], at: number, tradeNo: string): void {
  let paid: Amount = '0.00';
  const line = (after: number, amount: Amount, remark: string): DemoLine => ({
    ...{ at: at + after, amount, type: '提现', remark, tradeNo, counterparty: '' },
  });
  movements.push(
    {
      at,
      line: (balance) => {
        paid = portion(balance, '-0.5', 'CNY');
        return line(0, paid, '提现');
      },
    },
    { at: at + HOUR, line: () => line(HOUR, negate(paid), '提现退回') },
    {
      at: at + 2 * HOUR,
      line: () => ({ ...line(2 * HOUR, paid, '提现'), tradeNo: `${tradeNo}R`, arrival: 'whole' }),
    },
  );
}
