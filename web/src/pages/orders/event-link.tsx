import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Moment } from '../../parts/moment.js';

interface EventLinkProps {
  readonly eventId: string | null;
  readonly children: ReactNode;
}

/** Leads to the event that says so, if there is one. */
export function EventLink({ eventId, children }: EventLinkProps) {
  return eventId === null ? <>{children}</> : <Link to={`/audit-trail/${eventId}`}>{children}</Link>;
}

interface StepProps {
  readonly at: string | null;
  readonly eventId: string | null;
  readonly by?: string | null;
}

/** When a step was taken and by whom; nothing if it was not, so that a card on a phone leaves it out. */
export function Step({ at, eventId, by }: StepProps) {
  if (at === null) return null;
  return (
    <div>
      <EventLink eventId={eventId}>
        <Moment at={at} />
      </EventLink>
      {by != null && <div className="quiet">{by}</div>}
    </div>
  );
}
