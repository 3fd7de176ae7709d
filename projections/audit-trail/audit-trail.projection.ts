import type { Decoded } from '../../src/platform/event-store/codec.js';
import { bigintArray, textArray, uuidArray } from '../../src/platform/postgres/binary-array.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import { subjectOfStream } from '../../src/shared/streams.js';
import { knownEvent } from '../core/ledger-event.js';
import type { LedgerEvent } from '../core/ledger-event.js';
import type { Projection } from '../core/projection.js';
import { recordFacets } from './audit-trail.facets.js';
import { summaryOf } from './audit-trail.summary.js';

/** Every event of the log as a readable entry: who, what, when on both time axes, by which command, and why. */
export const auditTrailProjection: Projection = {
  name: 'audit-trail',
  version: 2,
  schemaSql: readSql(import.meta.url, './audit-trail.schema.sql'),
  indexSql: readSql(import.meta.url, './audit-trail.indexes.sql'),
  apply: applyToAuditTrail,
};

async function applyToAuditTrail(tx: Queryable, events: readonly Decoded[]): Promise<void> {
  if (events.length === 0) return;
  const known = events.map(({ event }) => knownEvent(event));
  const subjects = known.map(subjectOf);
  const summaries = known.map(summaryOf);
  const context = (name: keyof Decoded['context']): Buffer =>
    textArray(events.map((decoded) => decoded.context[name]));
  await tx.query(
    `INSERT INTO entry
       (ordinal, revision, occurred_at, recorded_at, event_id, type, stream, shop_id, order_no, actor_type, actor_id,
        command_id, command_type, correlation_id, causation_id, source, summary, summary_zh,
        reason, refused_stream)
     SELECT unnest($1::bigint[]), unnest($2::bigint[]), unnest($3::text[])::timestamptz, unnest($4::text[])::timestamptz,
        unnest($5::uuid[]), unnest($6::text[]), unnest($7::text[]), unnest($8::text[]), unnest($9::text[]),
        unnest($10::text[]), unnest($11::text[]), unnest($12::text[]), unnest($13::text[]), unnest($14::text[]),
        unnest($15::text[]), unnest($16::text[]), unnest($17::text[]), unnest($18::text[]), unnest($19::text[]),
        unnest($20::text[])`,
    [
      bigintArray(events.map(({ ordinal }) => ordinal)),
      bigintArray(events.map(({ revision }) => revision)),
      textArray(events.map(({ event }) => event.occurredAt)),
      textArray(events.map(({ recordedAt }) => recordedAt)),
      uuidArray(events.map(({ id }) => id)),
      textArray(events.map(({ event }) => event.type)),
      textArray(events.map(({ stream }) => stream)),
      textArray(subjects.map(({ shopId }) => shopId)),
      textArray(subjects.map(({ orderNo }) => orderNo)),
      context('actorType'),
      context('actorId'),
      context('commandId'),
      context('commandType'),
      context('correlationId'),
      context('causationId'),
      context('source'),
      textArray(summaries.map(({ en }) => en)),
      textArray(summaries.map(({ zh }) => zh)),
      textArray(known.map(reasonOf)),
      textArray(known.map((event) => (event.type === 'CommandRefused' ? event.data.stream : undefined))),
    ],
  );
  await recordFacets(tx, events, (index) => subjects[index]?.shopId);
}

/** The shop and order an event is about; a refusal is about those of the stream that the command would have changed. */
function subjectOf(event: LedgerEvent): { readonly shopId?: string; readonly orderNo?: string } {
  if (event.type === 'CommandRefused') return subjectOfStream(event.data.stream);
  const aboutAlert = orderOfAlert(event);
  if (aboutAlert !== undefined) return aboutAlert;
  // Events name their shop and order alike or not at all; which of them do is the definitions' business.
  const { shopId, orderNo } = event.data as { readonly shopId?: string; readonly orderNo?: string };
  return { ...(shopId === undefined ? {} : { shopId }), ...(orderNo === undefined ? {} : { orderNo }) };
}

/** An alert about an order belongs to that order's trail. */
function orderOfAlert(event: LedgerEvent): { readonly shopId: string; readonly orderNo: string } | undefined {
  if (
    event.type !== 'AlertAcknowledged' &&
    event.type !== 'AlertResolved' &&
    event.type !== 'AlertReopened'
  ) {
    return undefined;
  }
  const { shopId, subjectKind, subject } = event.data;
  return subjectKind === 'order' ? { shopId, orderNo: subject } : undefined;
}

/** Why, if the event says so; of a refusal the rule's own words. */
function reasonOf(event: LedgerEvent): string | undefined {
  if (event.type === 'CommandRefused') return event.data.message;
  const { reason } = event.data as { readonly reason?: string };
  return reason === '' ? undefined : reason;
}
