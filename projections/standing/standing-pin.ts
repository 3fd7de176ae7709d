import { parsePosition } from '../../src/platform/event-store/log-position.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readLiveCheckpoints } from '../core/checkpoints.js';
import { SETTLEMENT_POLICY_VERSION } from '../core/settlement-settings-sql.js';

/** Raise it when the standing is computed otherwise: every shop's is then made anew. */
const STANDING_VERSION = 1;

/** The views that the standing is derived from. */
export const SOURCE_VIEWS = ['reconciliation', 'risk-alerts'] as const;

/** The place in the log up to which all of them have read. */
export interface StandingPin {
  readonly position: string;
  readonly ordinal: string;
  /** The log and the versions of what computes: another source is another standing. */
  readonly source: string;
}

/** Undefined before the first event. */
export async function readPin(tx: Queryable): Promise<StandingPin | undefined> {
  const checkpoints = await readLiveCheckpoints(tx, SOURCE_VIEWS);
  const views = SOURCE_VIEWS.map((name) => checkpoints.get(name)).filter((view) => view !== undefined);
  const behind = views.reduce<(typeof views)[number] | undefined>(
    (least, view) => (least === undefined || view.ordinal < least.ordinal ? view : least),
    undefined,
  );
  if (behind?.position === undefined || views.length < SOURCE_VIEWS.length) return undefined;
  const { store, logId } = parsePosition(behind.position);
  const versions = [STANDING_VERSION, SETTLEMENT_POLICY_VERSION, ...views.map(({ version }) => version)];
  return {
    position: behind.position,
    ordinal: String(behind.ordinal),
    source: `${store}:${logId} ${versions.join(' ')}`,
  };
}
