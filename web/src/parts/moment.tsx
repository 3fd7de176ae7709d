import { formatDay, formatInstant } from '../format/moments.js';
import { useLanguage } from '../shell/preferences.js';

/** An instant in the shop's zone; the title has it in UTC. */
export function Moment({
  at,
  dayOnly = false,
}: {
  readonly at: string | null | undefined;
  readonly dayOnly?: boolean;
}) {
  const language = useLanguage();
  if (at === null || at === undefined) return <span>—</span>;
  return (
    <time dateTime={at} title={at} className="moment">
      {dayOnly ? formatDay(at, language) : formatInstant(at, language)}
    </time>
  );
}
