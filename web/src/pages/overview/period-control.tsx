import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker, Space } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import type { ShopView } from '../../api/schema.js';
import { useTexts } from '../../texts/texts.js';
import { overviewTexts } from './overview.texts.js';
import { newestMonth } from './question.js';
import type { OverviewState, Question } from './question.js';

const DATE = 'YYYY-MM-DD';

interface PeriodControlProps {
  readonly question: Question;
  readonly facts: ShopView | undefined;
  readonly set: OverviewState['set'];
}

/** The period that is shown, whoever chose it, with the months before and after it one press away. */
export function PeriodControl({ question, facts, set }: PeriodControlProps) {
  const text = useTexts(overviewTexts);
  const [first, end] = [dayOf(question.from), dayOf(question.to)];
  const go = (from: Dayjs, months: number): void => {
    const month = from.startOf('month').add(months, 'month');
    set({ from: month.format(DATE), to: month.add(1, 'month').format(DATE) });
  };
  const step = (months: number, label: string, icon: React.ReactNode) => (
    <Button
      icon={icon}
      aria-label={label}
      title={label}
      disabled={first === null && end === null}
      onClick={() => go(first ?? end?.subtract(1, 'day') ?? dayjs(), months)}
    />
  );
  return (
    <div role="group" aria-label={text.period} className="period">
      <span>{text.period}</span>
      <Space.Compact>
        {step(-1, text.previousMonth, <LeftOutlined />)}
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          value={[first, end?.subtract(1, 'day') ?? null]}
          presets={presetsOf(facts, text)}
          onChange={(dates) =>
            set({
              from: dates?.[0]?.format(DATE) ?? null,
              to: dates?.[1]?.add(1, 'day').format(DATE) ?? null,
            })
          }
        />
        {step(1, text.nextMonth, <RightOutlined />)}
      </Space.Compact>
    </div>
  );
}

function dayOf(date: string | null): Dayjs | null {
  return date === null ? null : dayjs(date);
}

function presetsOf(
  facts: ShopView | undefined,
  text: { readonly newestMonth: string; readonly everything: string },
): { label: string; value: [Dayjs, Dayjs] }[] {
  const newest = newestMonth(facts);
  if (newest === undefined || facts?.firstPlacedOn == null || facts.lastPlacedOn === null) return [];
  return [
    { label: text.newestMonth, value: [dayjs(newest.from), dayjs(newest.to).subtract(1, 'day')] },
    { label: text.everything, value: [dayjs(facts.firstPlacedOn), dayjs(facts.lastPlacedOn)] },
  ];
}
