import { alertIdOf } from '../shared/alert-id.js';
import type { AlertSubject } from '../shared/alert-id.js';
import type { Decider, DomainCommand } from '../shared/decider.js';
import { malformed, refuse, unreachable } from '../shared/domain-error.js';
import { parseAmount } from '../shared/money.js';
import { AlertAcknowledged, AlertReopened, AlertResolved } from './alert.events.js';
import type { AlertEvent } from './alert.events.js';

interface AlertKey {
  readonly shopId: string;
  readonly alertId: string;
}

/** The alert as the sender saw it: `amount` in `currency`. */
type SeenAlert = AlertKey & AlertSubject & { readonly amount: string };

export type AcknowledgeAlert = DomainCommand<
  'AcknowledgeAlert',
  SeenAlert & { readonly reason?: string | undefined }
>;
export type ResolveAlert = DomainCommand<'ResolveAlert', SeenAlert & { readonly reason: string }>;
export type ReopenAlert = DomainCommand<'ReopenAlert', AlertKey & { readonly reason?: string | undefined }>;
export type AlertCommand = AcknowledgeAlert | ResolveAlert | ReopenAlert;

type Seen = Pick<
  AlertAcknowledged['data'],
  'shopId' | 'alertId' | 'rule' | 'subjectKind' | 'subject' | 'currency' | 'amount'
>;

export interface AlertState {
  readonly status: 'open' | 'acknowledged' | 'resolved';
  /** Who did and said the last thing. */
  readonly handledBy: string | undefined;
  readonly reason: string | undefined;
  /** The alert as it was seen last; undefined while nobody has ever handled it. */
  readonly seen: Seen | undefined;
}

function decide(command: AlertCommand, state: AlertState): readonly AlertEvent[] {
  switch (command.type) {
    case 'AcknowledgeAlert':
      return acknowledgeAlert(command, state);
    case 'ResolveAlert':
      return resolveAlert(command, state);
    case 'ReopenAlert':
      return reopenAlert(command, state);
    default:
      return unreachable(command);
  }
}

/** Refuses ALERT_ALREADY_ACKNOWLEDGED by somebody else and ALERT_ALREADY_RESOLVED; throws ALERT_ID_MISMATCH. */
function acknowledgeAlert(command: AcknowledgeAlert, state: AlertState): readonly AlertEvent[] {
  const seen = seenAlert(command.data);
  const { reason } = command.data;
  if (state.status === 'resolved') refuseResolved(seen.alertId, state);
  if (state.status === 'acknowledged') {
    if (state.handledBy === command.actor.id) return [];
    const by = state.handledBy ?? '';
    refuse('ALERT_ALREADY_ACKNOWLEDGED', `alert ${seen.alertId} was already acknowledged by ${by}`, {
      alertId: seen.alertId,
      acknowledgedBy: by,
    });
  }
  return [
    AlertAcknowledged.at(command.occurredAt, {
      ...seen,
      ...optionalReason(reason),
      acknowledgedBy: command.actor.id,
    }),
  ];
}

/** Refuses ALERT_ALREADY_RESOLVED unless the same person says the same again; throws ALERT_ID_MISMATCH. */
function resolveAlert(command: ResolveAlert, state: AlertState): readonly AlertEvent[] {
  const seen = seenAlert(command.data);
  const { reason } = command.data;
  if (state.status === 'resolved') {
    if (state.handledBy === command.actor.id && state.reason === reason) return [];
    refuseResolved(seen.alertId, state);
  }
  return [AlertResolved.at(command.occurredAt, { ...seen, reason, resolvedBy: command.actor.id })];
}

/** Undo. Refuses ALERT_NOT_HANDLED: nothing was said of the alert that could be taken back. */
function reopenAlert(command: ReopenAlert, state: AlertState): readonly AlertEvent[] {
  const { alertId, reason } = command.data;
  const { seen } = state;
  if (state.status === 'open' && state.handledBy === command.actor.id) return [];
  if (state.status === 'open' || seen === undefined) {
    return refuse('ALERT_NOT_HANDLED', `alert ${alertId} is open: there is nothing to take back`, {
      alertId,
    });
  }
  return [
    AlertReopened.at(command.occurredAt, {
      ...seen,
      ...optionalReason(reason),
      reopenedBy: command.actor.id,
    }),
  ];
}

/** Throws ALERT_ID_MISMATCH if the id is not that of this subject, and the errors of amounts. */
function seenAlert({ shopId, alertId, rule, subjectKind, subject, currency, amount }: SeenAlert): Seen {
  const about = { rule, subjectKind, subject, currency };
  if (alertId !== alertIdOf(shopId, about)) {
    malformed(
      'ALERT_ID_MISMATCH',
      `${alertId} is not the alert ${rule} about ${subjectKind} ${subject} in ${currency} of shop ${shopId}`,
      { alertId, rule, subject },
    );
  }
  return { shopId, alertId, ...about, amount: parseAmount(amount, currency) };
}

function refuseResolved(alertId: string, state: AlertState): never {
  const by = state.handledBy ?? '';
  return refuse(
    'ALERT_ALREADY_RESOLVED',
    `alert ${alertId} was already resolved by ${by} (${state.reason ?? ''}); reopen it first`,
    { alertId, resolvedBy: by },
  );
}

function optionalReason(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

function evolve(_: AlertState, event: AlertEvent): AlertState {
  switch (event.type) {
    case 'AlertAcknowledged': {
      const { acknowledgedBy, reason, ...seen } = event.data;
      return { status: 'acknowledged', handledBy: acknowledgedBy, reason, seen };
    }
    case 'AlertResolved': {
      const { resolvedBy, reason, ...seen } = event.data;
      return { status: 'resolved', handledBy: resolvedBy, reason, seen };
    }
    case 'AlertReopened': {
      const { reopenedBy, reason, ...seen } = event.data;
      return { status: 'open', handledBy: reopenedBy, reason, seen };
    }
    default:
      return unreachable(event);
  }
}

/**
 * What people did about an alert. Alerts themselves are derived from facts and come and go with them; what was said of
 * one stays, under its id.
 */
export const alertDecider: Decider<AlertState, AlertCommand, AlertEvent> = {
  initialState: { status: 'open', handledBy: undefined, reason: undefined, seen: undefined },
  decide,
  evolve,
};
