import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { clockTimeOf, instantOfClockTime } from '../format/clock.js';
import { Filter } from './filters.js';

const DATE = 'YYYY-MM-DD';

interface MomentFilterProps {
  readonly label: string;
  readonly placeholder: string;
  /** As the API takes it; null if nothing is asked for. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A day that still counts; the URL has the day after it, before which everything lies that is meant. */
export function LastDayFilter({ label, placeholder, value, onChange }: MomentFilterProps) {
  const end = pickerTime(value);
  return (
    <Filter label={label}>
      <DatePicker
        aria-label={label}
        placeholder={placeholder}
        // A moment before midnight belongs to the day in which it lies.
        value={end?.subtract(1, 'second').startOf('day') ?? null}
        onChange={(day: Dayjs | null) => onChange(day?.add(1, 'day').format(DATE) ?? null)}
      />
    </Filter>
  );
}

/** A moment to the second on the clock of the shop's zone, in which all times are shown. */
export function MomentFilter({ label, placeholder, value, onChange }: MomentFilterProps) {
  return (
    <Filter label={label}>
      <DatePicker
        aria-label={label}
        placeholder={placeholder}
        showTime
        value={pickerTime(value)}
        onChange={(time: Dayjs | null) =>
          onChange(time === null ? null : instantOfClockTime(time.format(`${DATE}THH:mm:ss`)))
        }
        style={{ minWidth: 200 }}
      />
    </Filter>
  );
}

/** The picker knows the browser's zone only, so it is given what the clock shows and not the instant. */
function pickerTime(moment: string | null): Dayjs | null {
  const clockTime = moment === null ? null : clockTimeOf(moment);
  return clockTime === null ? null : dayjs(clockTime);
}
