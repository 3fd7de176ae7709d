import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { DomainError } from '../../shared/domain-error.js';
import { Database } from '../postgres/database.js';
import { migrate } from '../postgres/migrations.js';
import { readSql } from '../read-sql.js';

const KEPT_DAYS = 7;
const FORGET_EVERY_MS = 3_600_000;

interface Claim {
  readonly key: string;
  readonly fingerprint: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Which request a key belongs to, across all streams. Claims that arrive while a statement is under way leave together
 * in the next one, so a busy door costs one round trip for all and not one for each.
 */
@Injectable()
export class IdempotencyKeys implements OnModuleInit, OnModuleDestroy {
  private waiting: Claim[] = [];
  private scheduled = false;
  private forgetting: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await migrate(this.database, 'http', [
      { version: 1, sql: readSql(import.meta.url, './idempotency.schema.sql') },
    ]);
    this.forgetting = setInterval(() => {
      // Housekeeping: what fails now is done an hour later.
      this.forget().catch(() => undefined);
    }, FORGET_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.forgetting);
  }

  /**
   * Binds `key` to the request with this fingerprint, for seven days. The same pair again is a retry and welcome.
   * Throws IDEMPOTENCY_KEY_REUSED (kind "mismatch") if the key belongs to another request.
   */
  claim(key: string, fingerprint: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, fingerprint, resolve, reject });
      this.schedule();
    });
  }

  /** Deletes keys older than seven days. */
  async forget(): Promise<void> {
    await this.database.query(
      `DELETE FROM http.idempotency_key WHERE recorded_at < now() - interval '${KEPT_DAYS} days'`,
    );
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => void this.sendWaiting());
  }

  private async sendWaiting(): Promise<void> {
    const claims = this.waiting;
    this.waiting = [];
    try {
      const refused = await this.database.query<{ ordinal: number }>(
        'SELECT claim_keys AS ordinal FROM http.claim_keys($1::text[], $2::text[])',
        [claims.map(({ key }) => key), claims.map(({ fingerprint }) => fingerprint)],
      );
      for (const { ordinal } of refused) {
        const claim = claims[ordinal - 1];
        claim?.reject(reused(claim.key));
      }
      // A promise settles once: those that were just refused stay refused.
      for (const { resolve } of claims) resolve();
    } catch (error) {
      for (const { reject } of claims) reject(error);
    } finally {
      this.scheduled = false;
      if (this.waiting.length > 0) this.schedule();
    }
  }
}

function reused(key: string): DomainError {
  return new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    `the Idempotency-Key "${key}" was used before for another request`,
    { idempotencyKey: key },
    'mismatch',
  );
}
