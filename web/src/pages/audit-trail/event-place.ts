import { pathOf } from '../../parts/places.js';

export function eventPlace(eventId: string): string {
  return pathOf('audit-trail', eventId);
}

/** What links to events hand on, so that the way back leads to the same filtered trail. */
export function trailOf(state: unknown): string {
  const trail = (state as { trail?: unknown } | null)?.trail;
  return typeof trail === 'string' && trail.startsWith('?') ? trail : '';
}
