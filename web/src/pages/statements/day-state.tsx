import type { AccountDay } from '../../api/schema.js';

export const DAY_STATES = ['broken', 'gap', 'part', 'whole', 'none'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** What is to be said of a day, the worst first; a day that does not foot may lack a part as well. */
export function statesOf({ covered, gap, foots }: AccountDay): readonly DayState[] {
  const states: DayState[] = [];
  if (foots === false) states.push('broken');
  if (gap) states.push('gap');
  if (states.length === 0 || (covered === 'part' && !gap)) states.push(covered);
  return states;
}

/** A shape of its own for every state, so that nothing is told by colour alone. */
export function DaySign({ of }: { readonly of: DayState }) {
  return (
    <svg className="day-sign" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {SHAPES[of]}
    </svg>
  );
}

const SHAPES = {
  broken: <path d="M2 2 L10 10 M10 2 L2 10" stroke="currentColor" strokeWidth="2.4" fill="none" />,
  gap: (
    <circle
      cx="6"
      cy="6"
      r="4.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeDasharray="2.6 2"
    />
  ),
  part: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.4 A4.6 4.6 0 0 0 6 10.6 Z" fill="currentColor" />
    </>
  ),
  whole: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  none: <path d="M2 6 H10" stroke="currentColor" strokeWidth="2" fill="none" />,
} as const;
