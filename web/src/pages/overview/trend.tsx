import { Segmented, Skeleton } from 'antd';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { StandingDay } from '../../api/schema.js';
import { formatAmount, formatCount, localeOf } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { Chart } from '../../parts/chart.js';
import type { ChartOption } from '../../parts/chart.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { PanelHead } from '../../parts/panel-head.js';
import { ProblemView } from '../../parts/problem-view.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import type { Language } from '../../texts/language.js';
import { useTexts } from '../../texts/texts.js';
import { overviewTexts } from './overview.texts.js';
import { dayAfter, rowsAt } from './question.js';
import type { Question } from './question.js';

interface TrendProps {
  readonly question: Question;
  /** Of the money that is shown above, in its order. */
  readonly currencies: readonly string[];
}

/** The money of each day as a chart and, on demand, as a table: one currency at a time. */
export function Trend({ question, currencies }: TrendProps) {
  const { trend: text } = useTexts(overviewTexts);
  const [chosen, choose] = useQueryState('currency', parseAsString.withOptions({ history: 'push' }));
  const currency = chosen !== null && currencies.includes(chosen) ? chosen : (currencies[0] ?? '');
  const { shop, ...period } = question;
  const read = useRead(['standing', 'days', question], (signal) =>
    api.GET('/v1/shops/{shopId}/standing/days', {
      params: { path: { shopId: shop }, query: asked(period) },
      signal,
    }),
  );
  const days = useMemo(
    () => read.data?.items.filter((day) => day.currency === currency) ?? [],
    [read.data, currency],
  );
  return (
    <section className="panel">
      <PanelHead title={text.title}>
        {currencies.length > 1 && (
          <Segmented
            size="small"
            aria-label={text.currency}
            value={currency}
            options={[...currencies]}
            onChange={(next) => void choose(next)}
          />
        )}
      </PanelHead>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {read.isPending && read.problem === null && <Skeleton active paragraph={{ rows: 6 }} />}
      {read.data !== undefined && days.length === 0 && <p className="quiet">{text.empty}</p>}
      {days.length > 0 && (
        <>
          <TrendChart days={days} currency={currency} />
          <DaysTable days={days} question={question} />
        </>
      )}
    </section>
  );
}

function TrendChart({
  days,
  currency,
}: {
  readonly days: readonly StandingDay[];
  readonly currency: string;
}) {
  const text = useTexts(overviewTexts);
  const language = useLanguage();
  const option = useMemo(
    () => optionOf(days, currency, { language, names: text.money }),
    [days, currency, language, text],
  );
  return <Chart label={text.trend.label(currency)} option={option} height={280} />;
}

interface Wording {
  readonly language: Language;
  readonly names: { readonly received: string; readonly refunded: string; readonly settled: string };
}

/** Amounts go into the chart as they came; it alone makes heights of them. */
function optionOf(days: readonly StandingDay[], currency: string, { language, names }: Wording): ChartOption {
  const short = new Intl.NumberFormat(localeOf(language), { notation: 'compact' });
  return {
    grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0 },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => formatAmount(String(value), currency, language),
    },
    xAxis: { type: 'category', data: days.map(({ date }) => date.slice(5)) },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => short.format(value) } },
    series: [
      { type: 'bar', name: names.received, data: days.map(({ received }) => received) },
      {
        type: 'bar',
        name: names.refunded,
        data: days.map(({ refunded }) => refunded),
        // Told apart without colours too.
        itemStyle: {
          decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 },
        },
      },
      { type: 'line', name: names.settled, data: days.map(({ settled }) => settled), symbol: 'circle' },
    ],
  };
}

function DaysTable({
  days,
  question,
}: {
  readonly days: readonly StandingDay[];
  readonly question: Question;
}) {
  const { trend: text, money } = useTexts(overviewTexts);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const amount = (
    name: 'received' | 'refunded' | 'fees' | 'settled' | 'difference',
  ): Column<StandingDay> => ({
    key: name,
    title: money[name],
    align: 'right',
    render: (day) => <Amount amount={day[name]} currency={day.currency} />,
  });
  const columns: readonly Column<StandingDay>[] = [
    {
      key: 'date',
      title: text.date,
      render: ({ date }) => (
        <Link
          to={rowsAt('/reconciliation', { ...question, from: date, to: dayAfter(date) }, { view: 'orders' })}
        >
          {date}
        </Link>
      ),
    },
    {
      key: 'orders',
      title: text.orders,
      align: 'right',
      render: ({ orders }) => formatCount(orders, language),
    },
    ...(['received', 'refunded', 'fees', 'settled', 'difference'] as const).map(amount),
  ];
  return (
    <details className="figures-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.asTable}</summary>
      {isOpen && (
        <div className="table-box">
          <DataTable label={text.title} columns={columns} rows={days} rowKey={({ date }) => date} />
        </div>
      )}
    </details>
  );
}
