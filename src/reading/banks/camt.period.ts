import { isoOf, startOfDate } from '../../shared/period.js';
import type { BookedBalances, CamtBalance } from './camt.figures.js';
import { camtTime, nextDate } from './camt.time.js';
import type { CamtTime } from './camt.time.js';
import type { CamtRecord } from './camt.xml.js';
import type { DeclaredPeriod } from '../statement-tally.js';

/** The time a statement declares, with an exclusive end. */
export interface CamtPeriod {
  readonly from: CamtTime;
  readonly to: CamtTime;
  readonly covers: DeclaredPeriod;
}

const DAY_ENDS = /^(?:23:59|24:00)/;

/**
 * The declared period. Whole days are days of the reader's zone, as the dates of entries are. An end at midnight is
 * exclusive, unless it is the start of the period too: then that day is meant.
 * Undefined if there is none or it ends before it begins. Throws MALFORMED_TIME.
 */
export function periodOf(record: CamtRecord, zone: string): CamtPeriod | undefined {
  const [fromText, toText] = ['Fr', 'To'].map(
    (name) => record.first(`${name}DtTm`) || record.first(`${name}Dt`),
  );
  if (!fromText || !toText) return undefined;
  const from = camtTime(fromText, 'FrDtTm', zone);
  const to = camtTime(toText, 'ToDtTm', zone);
  const midnight = from.clock === undefined || from.clock === '00:00:00';
  const coversFrom = midnight ? startOfDate(from.date, zone) : from.instant;
  const coversUntil = untilOf(from, to, zone);
  if (coversUntil <= coversFrom) return undefined;
  return { from, to, covers: { coversFrom, coversUntil, from: from.text, to: to.text } };
}

function untilOf(from: CamtTime, to: CamtTime, zone: string): string {
  const wholeDay = to.clock === undefined || DAY_ENDS.test(to.clock);
  if (wholeDay || (to.clock === '00:00:00' && to.instant === from.instant)) {
    return startOfDate(nextDate(to.date), zone);
  }
  return to.clock === '00:00:00' ? startOfDate(to.date, zone) : to.instant;
}

/** The first and last of a statement's entries: their dates as the file says them, and their instants. */
export class EntryTimes {
  firstDate: string | undefined;
  lastDate: string | undefined;
  earliest: string | undefined;
  latest: string | undefined;

  add(date: string, instant: string): void {
    if (this.firstDate === undefined || date < this.firstDate) this.firstDate = date;
    if (this.lastDate === undefined || date > this.lastDate) this.lastDate = date;
    if (this.earliest === undefined || instant < this.earliest) this.earliest = instant;
    if (this.latest === undefined || instant > this.latest) this.latest = instant;
  }
}

/** True if a date is one of the declared days. */
export function isWithin({ from, to }: CamtPeriod, date: string): boolean {
  return from.date <= date && date <= to.date;
}

/**
 * The time that a statement covers: the declared period, else the dates of its booked balances (of the others, if it
 * has none of those) and of its entries. Undefined if it has no date at all.
 */
export function coversOf(
  period: CamtPeriod | undefined,
  { balances, opening, closing }: BookedBalances & { readonly balances: readonly CamtBalance[] },
  times: EntryTimes,
  zone: string,
): DeclaredPeriod | undefined {
  if (period !== undefined) return extended(period, times, zone);
  const { firstDate, lastDate } = times;
  const booked = [opening, closing].flatMap((balance) => balance?.time?.date ?? []);
  const others = balances.flatMap(({ code, time }) => (code === 'FWAV' ? [] : (time?.date ?? [])));
  const dates = [...(booked.length > 0 ? booked : others), firstDate ?? [], lastDate ?? []].flat().sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  return { coversFrom: startOfDate(from, zone), coversUntil: startOfDate(nextDate(to), zone), from, to };
}

/** Entries with a date alone begin with their day, and the last instant of a period may be meant as part of it. */
function extended(
  { to, covers }: CamtPeriod,
  { earliest, latest }: EntryTimes,
  zone: string,
): DeclaredPeriod {
  const coversFrom = earliest !== undefined && earliest < covers.coversFrom ? earliest : covers.coversFrom;
  if (latest === undefined || latest < covers.coversUntil) return { ...covers, coversFrom };
  const coversUntil =
    to.clock === '00:00:00' ? startOfDate(nextDate(to.date), zone) : isoOf(Date.parse(latest) + 1000);
  return { ...covers, coversFrom, coversUntil };
}
