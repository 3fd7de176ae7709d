import { useMemo } from 'react';
import type { MoneyStep } from '../../api/schema.js';
import { isZeroAmount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { Chart } from '../../parts/chart.js';
import type { ChartOption } from '../../parts/chart.js';
import { useTexts } from '../../texts/texts.js';
import { PartLink } from './part-link.js';
import { orderTexts } from './order.texts.js';

/** The style sheet gives each row the same height. */
const ROW_PX = 34;
/** Steps that most orders don't have. */
const IF_ANY = new Set<MoneyStep['step']>(['reversed', 'refunded', 'difference', 'fees']);
/** Steps that take from the one before or add to it; the others are what is then there. */
const CHANGES = new Set<MoneyStep['step']>(['reversed', 'refunded', 'difference', 'fees']);

/** The statements' steps are sums of lines. */
const OF_LINES = new Set<MoneyStep['step']>(['settled', 'fees']);

interface OrderWaterfallProps {
  readonly orderNo: string;
  readonly currency: string;
  readonly steps: readonly MoneyStep[];
  /** What the difference is, where it is no mistake: money in transit, for example. */
  readonly explained: string | undefined;
}

/** Each figure in a row, and its bar beside it. */
export function OrderWaterfall({ orderNo, currency, steps, explained }: OrderWaterfallProps) {
  const text = useTexts(orderTexts);
  const rows = useMemo(
    () => steps.filter(({ step, amount }) => !(IF_ANY.has(step) && isZeroAmount(amount))),
    [steps],
  );
  const option = useMemo(() => chartOf(rows), [rows]);
  return (
    <div className="waterfall">
      <dl>
        {rows.map(({ step, amount }) => (
          <div key={step} className={CHANGES.has(step) ? 'change' : 'sum'}>
            <dt>
              <PartLink part={OF_LINES.has(step) && !isZeroAmount(amount) ? 'lines' : undefined}>
                {step === 'difference' ? (explained ?? text.steps[step]) : text.steps[step]}
              </PartLink>
            </dt>
            <dd>
              <Amount amount={amount} currency={currency} withCurrency={step === 'total'} />
            </dd>
          </div>
        ))}
      </dl>
      <Chart label={text.waterfallLabel(orderNo)} option={option} height={rows.length * ROW_PX} />
    </div>
  );
}

/** Bars that begin where the server says: an unseen one up to there, and the step itself upon it. */
function chartOf(rows: readonly MoneyStep[]): ChartOption {
  const bars = (name: string, isShown: (step: MoneyStep['step']) => boolean) => ({
    type: 'bar' as const,
    name,
    stack: 'money',
    stackStrategy: 'all' as const,
    barWidth: 16,
    silent: true,
    // A gap would be the end of the stack; a bar of nothing is not seen.
    data: rows.map(({ step, amount }) => (isShown(step) ? amount : '0')),
  });
  return {
    grid: { left: 4, right: 4, top: 0, bottom: 0 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ step }) => step),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: true, onZero: true },
    },
    // Each stands upon the one before it.
    series: [
      {
        ...bars('from', () => true),
        itemStyle: { color: 'transparent' },
        data: rows.map(({ from }) => from),
      },
      bars('sum', (step) => !CHANGES.has(step)),
      bars('change', (step) => CHANGES.has(step)),
    ],
  };
}
