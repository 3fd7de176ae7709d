import { findAccount } from '../shared/chart-of-accounts.js';
import type { Decider, DomainCommand } from '../shared/decider.js';
import { malformed, notFound, refuse, unreachable } from '../shared/domain-error.js';
import { parsePositiveAmount } from '../shared/money.js';
import { sameContent } from '../shared/same-content.js';
import {
  AdjustmentApproved,
  AdjustmentPosted,
  AdjustmentProposed,
  AdjustmentRejected,
} from './adjustment.events.js';
import type { AdjustmentEvent } from './adjustment.events.js';

interface AdjustmentKey {
  readonly shopId: string;
  readonly adjustmentId: string;
}

export type ProposeAdjustment = DomainCommand<
  'ProposeAdjustment',
  AdjustmentKey & {
    readonly orderNo?: string | undefined;
    readonly currency: string;
    readonly amount: string;
    /** Codes of the chart of accounts. */
    readonly debitAccount: string;
    readonly creditAccount: string;
    readonly reason: string;
  }
>;
export type ApproveAdjustment = DomainCommand<'ApproveAdjustment', AdjustmentKey>;
export type RejectAdjustment = DomainCommand<'RejectAdjustment', AdjustmentKey & { readonly reason: string }>;
/** The command's `occurredAt` is the moment at which the correction takes effect in the books. */
export type PostAdjustment = DomainCommand<'PostAdjustment', AdjustmentKey>;
export type AdjustmentCommand = ProposeAdjustment | ApproveAdjustment | RejectAdjustment | PostAdjustment;

export interface AdjustmentState {
  readonly status: 'unknown' | 'proposed' | 'approved' | 'rejected' | 'posted';
  readonly proposal: AdjustmentProposed['data'] | undefined;
  readonly approvedBy: string | undefined;
}

function decide(command: AdjustmentCommand, state: AdjustmentState): readonly AdjustmentEvent[] {
  switch (command.type) {
    case 'ProposeAdjustment':
      return proposeAdjustment(command, state);
    case 'ApproveAdjustment':
      return approveAdjustment(command, state);
    case 'RejectAdjustment':
      return rejectAdjustment(command, state);
    case 'PostAdjustment':
      return postAdjustment(command, state);
    default:
      return unreachable(command);
  }
}

/**
 * Throws ADJUSTMENT_ALREADY_PROPOSED for other content under a known id, ADJUSTMENT_ACCOUNT_UNKNOWN,
 * ADJUSTMENT_ACCOUNTS_EQUAL and AMOUNT_NOT_POSITIVE.
 */
function proposeAdjustment(command: ProposeAdjustment, state: AdjustmentState): readonly AdjustmentEvent[] {
  const { shopId, adjustmentId, orderNo, currency, debitAccount, creditAccount, reason } = command.data;
  const amount = parsePositiveAmount(command.data.amount, currency);
  for (const account of [debitAccount, creditAccount]) {
    if (findAccount(account) === undefined) {
      malformed('ADJUSTMENT_ACCOUNT_UNKNOWN', `"${account}" is no account of the chart`, { account });
    }
  }
  if (debitAccount === creditAccount) {
    malformed(
      'ADJUSTMENT_ACCOUNTS_EQUAL',
      `${amount} ${currency} can't move from ${debitAccount} to itself`,
      {
        account: debitAccount,
      },
    );
  }
  const proposed = AdjustmentProposed.at(command.occurredAt, {
    shopId,
    adjustmentId,
    ...(orderNo === undefined ? {} : { orderNo }),
    currency,
    amount,
    debitAccount,
    creditAccount,
    reason,
    proposedBy: command.actor.id,
  });
  const known = state.proposal;
  if (known === undefined) return [proposed];
  if (state.status !== 'rejected' && sameContent(known, proposed.data)) return [];
  return refuse(
    'ADJUSTMENT_ALREADY_PROPOSED',
    `adjustment ${adjustmentId} of ${known.amount} ${known.currency} (debit ${known.debitAccount}, credit ${known.creditAccount}) by ${known.proposedBy} is already ${state.status}`,
    { adjustmentId, proposedAmount: known.amount, amount },
  );
}

/** Refuses ADJUSTMENT_SELF_APPROVAL (maker ≠ checker) and ADJUSTMENT_NOT_PROPOSED. */
function approveAdjustment(command: ApproveAdjustment, state: AdjustmentState): readonly AdjustmentEvent[] {
  const { shopId, adjustmentId } = command.data;
  const proposal = requireProposal(command.data, state);
  if (state.status === 'approved' && state.approvedBy === command.actor.id) return [];
  requireAwaitingDecision(command.data, proposal, state);
  if (proposal.proposedBy === command.actor.id) {
    refuse(
      'ADJUSTMENT_SELF_APPROVAL',
      `adjustment ${adjustmentId} of ${proposal.amount} ${proposal.currency} was proposed by ${proposal.proposedBy}; somebody else must approve it`,
      { adjustmentId, proposedBy: proposal.proposedBy },
    );
  }
  return [AdjustmentApproved.at(command.occurredAt, { shopId, adjustmentId, approvedBy: command.actor.id })];
}

/** Anybody may say no, the maker too: that is how a proposal is withdrawn. Refuses ADJUSTMENT_NOT_PROPOSED. */
function rejectAdjustment(command: RejectAdjustment, state: AdjustmentState): readonly AdjustmentEvent[] {
  const { shopId, adjustmentId, reason } = command.data;
  const proposal = requireProposal(command.data, state);
  if (state.status === 'rejected') return [];
  requireAwaitingDecision(command.data, proposal, state);
  const rejected = { shopId, adjustmentId, rejectedBy: command.actor.id, reason };
  return [AdjustmentRejected.at(command.occurredAt, rejected)];
}

/** Refuses ADJUSTMENT_NOT_APPROVED: the books take nothing that a second person has not agreed to. */
function postAdjustment(command: PostAdjustment, state: AdjustmentState): readonly AdjustmentEvent[] {
  const { shopId, adjustmentId } = command.data;
  const proposal = requireProposal(command.data, state);
  if (state.status === 'posted') return [];
  if (state.status !== 'approved') {
    refuse(
      'ADJUSTMENT_NOT_APPROVED',
      `adjustment ${adjustmentId} of ${proposal.amount} ${proposal.currency} is ${state.status}, not approved`,
      { adjustmentId, status: state.status },
    );
  }
  const { orderNo, currency, amount, debitAccount, creditAccount } = proposal;
  const posted = {
    shopId,
    adjustmentId,
    ...(orderNo === undefined ? {} : { orderNo }),
    currency,
    amount,
    debitAccount,
    creditAccount,
    postedBy: command.actor.id,
  };
  return [AdjustmentPosted.at(command.occurredAt, posted)];
}

function requireProposal(key: AdjustmentKey, state: AdjustmentState): AdjustmentProposed['data'] {
  return (
    state.proposal ??
    notFound('ADJUSTMENT_UNKNOWN', `adjustment ${key.adjustmentId} of shop ${key.shopId} is not known`, {
      shopId: key.shopId,
      adjustmentId: key.adjustmentId,
    })
  );
}

function requireAwaitingDecision(
  { adjustmentId }: AdjustmentKey,
  proposal: AdjustmentProposed['data'],
  state: AdjustmentState,
): void {
  if (state.status === 'proposed') return;
  refuse(
    'ADJUSTMENT_NOT_PROPOSED',
    `adjustment ${adjustmentId} of ${proposal.amount} ${proposal.currency} is ${state.status}, it awaits no decision`,
    { adjustmentId, status: state.status },
  );
}

function evolve(state: AdjustmentState, event: AdjustmentEvent): AdjustmentState {
  switch (event.type) {
    case 'AdjustmentProposed':
      return { ...state, status: 'proposed', proposal: event.data };
    case 'AdjustmentApproved':
      return { ...state, status: 'approved', approvedBy: event.data.approvedBy };
    case 'AdjustmentRejected':
      return { ...state, status: 'rejected' };
    case 'AdjustmentPosted':
      return { ...state, status: 'posted' };
    default:
      return unreachable(event);
  }
}

/** A correction of the books under four eyes: proposed by one person, approved by another, then posted. */
export const adjustmentDecider: Decider<AdjustmentState, AdjustmentCommand, AdjustmentEvent> = {
  initialState: { status: 'unknown', proposal: undefined, approvedBy: undefined },
  decide,
  evolve,
};
