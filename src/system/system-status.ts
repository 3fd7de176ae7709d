import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { ordinalOf } from '../platform/event-store/log-position.js';
import { VIEW_FRESHNESS } from '../platform/http/reads-view.js';
import type { LedgerStatus, ViewFreshness } from '../platform/http/reads-view.js';
import { Database } from '../platform/postgres/database.js';
import { programVersion } from '../platform/program-version.js';
import { VIEW_MAINTENANCE } from '../platform/view-maintenance.js';
import type { ViewMaintenance } from '../platform/view-maintenance.js';

export interface SystemVersions {
  readonly ledger: string;
  readonly node: string;
  /** Of the database of the views. */
  readonly postgresql: string;
}

/** The event log. Sizes are bytes, as whole numbers in text. */
export interface SystemLog {
  /** "postgres" or "eventstoredb". */
  readonly store: string;
  readonly head: string | null;
  /** In PostgreSQL the log counts its events; elsewhere it is the most that a view has taken. */
  readonly events: number;
  /** Null where the log is not in the database of the views: only its server knows. */
  readonly sizeBytes: string | null;
}

/** A view against the log. Times are ISO 8601 in UTC. */
export interface SystemView {
  readonly name: string;
  readonly version: number;
  readonly state: 'live' | 'behind' | 'stopped';
  /** Events (on PostgreSQL) or log units (elsewhere) between the view and the end of the log. */
  readonly lag: number;
  readonly position: string | null;
  readonly eventsDone: number;
  /** When the newest event that the view has was recorded. */
  readonly lastRecordedAt: string | null;
  readonly sizeBytes: string | null;
  /** Why it stopped. */
  readonly error: string | null;
}

export interface SystemStatus {
  readonly versions: SystemVersions;
  /** When this server was started. */
  readonly startedAt: string;
  readonly log: SystemLog;
  readonly views: readonly SystemView[];
}

/** Looks at what the ledger runs on. */
@Injectable()
export class SystemStatusReader {
  private readonly startedAt = new Date(Date.now() - Math.round(process.uptime() * 1000)).toISOString();
  private readonly ledgerVersion = programVersion();

  constructor(
    private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_FRESHNESS) private readonly freshness: ViewFreshness,
    @Inject(VIEW_MAINTENANCE) private readonly maintenance: ViewMaintenance,
  ) {}

  async read(): Promise<SystemStatus> {
    const status = await this.freshness.status();
    const [sizes, postgresql, logBytes] = await Promise.all([
      this.maintenance.sizes(),
      this.postgresqlVersion(),
      this.logBytes(),
    ]);
    return {
      versions: { ledger: this.ledgerVersion, node: process.versions.node, postgresql },
      startedAt: this.startedAt,
      log: {
        store: this.store.kind,
        head: status.head ?? null,
        events: this.eventsOf(status),
        sizeBytes: logBytes,
      },
      views: status.views.map((view) => ({
        name: view.name,
        version: view.version,
        state: view.state,
        lag: view.lag,
        position: view.position ?? null,
        eventsDone: view.eventsDone,
        lastRecordedAt: view.lastRecordedAt ?? null,
        sizeBytes: sizes.get(view.name) ?? null,
        error: view.error ?? null,
      })),
    };
  }

  private eventsOf({ head, views }: LedgerStatus): number {
    if (this.store.kind === 'postgres') return head === undefined ? 0 : Number(ordinalOf(head));
    return Math.max(0, ...views.map(({ eventsDone }) => eventsDone));
  }

  private async postgresqlVersion(): Promise<string> {
    const [row] = await this.database.query<{ server_version: string }>('SHOW server_version');
    return row?.server_version ?? '';
  }

  private async logBytes(): Promise<string | null> {
    if (this.store.kind !== 'postgres') return null;
    const [row] = await this.database.query<{ bytes: string | null }>(
      `SELECT pg_total_relation_size(to_regclass('es.event')) AS bytes`,
    );
    return row?.bytes ?? null;
  }
}
