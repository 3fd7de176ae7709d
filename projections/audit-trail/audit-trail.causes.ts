import type { Queryable } from '../../src/platform/postgres/database.js';
import { isUuid } from '../../src/shared/ids.js';
import { ENTRY_COLUMNS, entryView, findEntry } from './audit-trail.queries.js';
import type { AuditEntry, EntryRow } from './audit-trail.queries.js';

/** An event in the tree of what caused it and what it caused. */
export interface CauseNode extends AuditEntry {
  /** How it hangs on the node above: decided by the same command, or by one that the event or command above led to. */
  readonly relation: 'root' | 'same-command' | 'consequence';
  readonly children: readonly CauseNode[];
}

/** The causes of an event up to the first one, and from there all consequences downward. */
export interface CauseTree {
  readonly eventId: string;
  /** Ids of the events from the root down to the one that was asked for, both included. */
  readonly path: readonly string[];
  readonly root: CauseNode;
  readonly nodes: number;
  /** True if there is more than the answer shows, which always has the path. */
  readonly truncated: boolean;
  /** What else came of the same request or file without being caused by one another, in the order of the log. */
  readonly correlated: readonly AuditEntry[];
  readonly correlatedTruncated: boolean;
}

const MOST_NODES = 200;
const MOST_CORRELATED = 50;
/** No chain of causes is longer; one that is has been made by somebody who wants the reader to run in circles. */
const MOST_CAUSES = 50;

interface Branch {
  readonly entry: AuditEntry;
  readonly relation: CauseNode['relation'];
  readonly children: Branch[];
}

/** Throws AUDIT_ENTRY_NOT_FOUND. At most 200 nodes; every step reads an index. */
export async function causesOf(database: Queryable, eventId: string): Promise<CauseTree> {
  const path = await pathTo(database, await findEntry(database, eventId));
  const grown = await grow(database, path);
  const ids = [...grown.branches.keys()];
  const correlated = await correlatedWith(database, path.at(-1) as AuditEntry, ids);
  return {
    eventId,
    path: path.map((entry) => entry.eventId),
    root: nodeOf(grown.root),
    nodes: ids.length,
    truncated: grown.truncated,
    correlated: correlated.slice(0, MOST_CORRELATED),
    correlatedTruncated: correlated.length > MOST_CORRELATED,
  };
}

/** From the first cause down to the event: an event is caused by an event, or by a command, whose first event stands for it. */
async function pathTo(database: Queryable, entry: AuditEntry): Promise<readonly AuditEntry[]> {
  const path = [entry];
  const seen = new Set([entry.eventId]);
  for (let at = entry; path.length < MOST_CAUSES;) {
    const cause = await causeOf(database, at);
    if (cause === undefined || seen.has(cause.eventId)) break;
    seen.add(cause.eventId);
    path.unshift(cause);
    at = cause;
  }
  return path;
}

async function causeOf(database: Queryable, entry: AuditEntry): Promise<AuditEntry | undefined> {
  const { causationId } = entry;
  const [row] = await database.query<EntryRow>(
    `(SELECT ${ENTRY_COLUMNS} FROM view_audit_trail.entry WHERE event_id = $1::uuid)
      UNION ALL
     (SELECT ${ENTRY_COLUMNS} FROM view_audit_trail.entry WHERE command_id = $2 ORDER BY ordinal LIMIT 1)
      LIMIT 1`,
    [isUuid(causationId) ? causationId : null, causationId],
  );
  return row === undefined ? undefined : entryView(row);
}

/** Level by level from the root; the path is put in first, so that it is there however much else there is. */
async function grow(
  database: Queryable,
  path: readonly AuditEntry[],
): Promise<{
  readonly root: Branch;
  readonly branches: ReadonlyMap<string, Branch>;
  readonly truncated: boolean;
}> {
  const branches = new Map<string, Branch>();
  const parents = new Map<string, Branch>();
  const add = (entry: AuditEntry, parent: Branch | undefined): Branch => {
    const same = parent?.entry.commandId === entry.commandId;
    const relation = parent === undefined ? 'root' : same ? 'same-command' : 'consequence';
    const branch: Branch = { entry, relation, children: [] };
    branches.set(entry.eventId, branch);
    parent?.children.push(branch);
    // The first event of a command stands for it: what the command caused hangs there.
    parents.set(entry.eventId, branch);
    if (!parents.has(entry.commandId)) parents.set(entry.commandId, branch);
    if (parent === undefined && !parents.has(entry.causationId)) parents.set(entry.causationId, branch);
    return branch;
  };
  let above: Branch | undefined;
  for (const entry of path) above = add(entry, above);
  for (let asked = 0, keys = [...parents.keys()]; keys.length > 0; keys = [...parents.keys()].slice(asked)) {
    asked += keys.length;
    const room = MOST_NODES - branches.size;
    const children = await causedBy(database, keys, [...branches.keys()], room + 1);
    for (const entry of children.slice(0, room)) add(entry, parents.get(entry.causationId));
    if (children.length > room) return { root: rootOf(branches), branches, truncated: true };
  }
  return { root: rootOf(branches), branches, truncated: false };
}

function rootOf(branches: ReadonlyMap<string, Branch>): Branch {
  return [...branches.values()][0] as Branch;
}

/** What these events and commands led to, and the other events of these commands. */
async function causedBy(
  database: Queryable,
  causes: readonly string[],
  known: readonly string[],
  limit: number,
): Promise<readonly AuditEntry[]> {
  const rows = await database.query<EntryRow>(
    `SELECT ${ENTRY_COLUMNS} FROM (
       SELECT * FROM view_audit_trail.entry WHERE causation_id = ANY ($1::text[]) AND causation_id <> command_id
        UNION ALL
       SELECT * FROM view_audit_trail.entry WHERE command_id = ANY ($1::text[]) AND causation_id = command_id
     ) caused
      WHERE event_id <> ALL ($2::uuid[]) ORDER BY ordinal LIMIT $3`,
    [causes, known, limit],
  );
  return rows.map(entryView);
}

async function correlatedWith(
  database: Queryable,
  { correlationId }: AuditEntry,
  known: readonly string[],
): Promise<readonly AuditEntry[]> {
  const rows = await database.query<EntryRow>(
    `SELECT ${ENTRY_COLUMNS} FROM view_audit_trail.entry
      WHERE correlation_id = $1 AND event_id <> ALL ($2::uuid[]) ORDER BY ordinal LIMIT $3`,
    [correlationId, known, MOST_CORRELATED + 1],
  );
  return rows.map(entryView);
}

function nodeOf({ entry, relation, children }: Branch): CauseNode {
  const inOrder = children.toSorted((a, b) => (BigInt(a.entry.ordinal) < BigInt(b.entry.ordinal) ? -1 : 1));
  return { ...entry, relation, children: inOrder.map(nodeOf) };
}
