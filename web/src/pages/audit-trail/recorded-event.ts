import { parseAsInteger, useQueryState } from 'nuqs';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { Read } from '../../api/reading.js';
import type { RecordedEventView } from '../../api/schema.js';

/** How many items of a list are shown at once: a chunk of a statement has hundreds of lines. */
export const LIST_PART = 50;

export interface RecordedEvent extends Read<RecordedEventView> {
  /** How many items of the lists come before those that are shown. */
  readonly skip: number;
  readonly setSkip: (skip: number) => void;
}

/** The event as the log holds it; undefined until that of this address is here. */
export function useRecordedEvent(eventId: string): RecordedEvent {
  const [skip, setSkip] = useQueryState('skip', parseAsInteger.withDefault(0));
  const read = useRead(['event', eventId, skip], (signal) =>
    api.GET('/v1/audit-trail/{eventId}/event', {
      params: { path: { eventId }, query: { skip, limit: LIST_PART } },
      signal,
    }),
  );
  return {
    ...read,
    data: read.data?.eventId === eventId ? read.data : undefined,
    skip,
    setSkip: (to) => void setSkip(to === 0 ? null : to, { history: 'push' }),
  };
}
