import type { Queryable } from '../../src/platform/postgres/database.js';
import { alertIdOf } from '../../src/shared/alert-id.js';
import { Columns } from '../core/columns.js';

const AT_A_TIME = 5000;

interface Unnamed {
  readonly rule: string;
  readonly subject_kind: string;
  readonly subject: string;
  readonly currency: string;
}

/** Gives new alerts their ids, by which people's handling of them is found. */
export async function nameAlerts(tx: Queryable, shopId: string): Promise<void> {
  for (;;) {
    const rows = await tx.query<Unnamed>(
      `SELECT rule, subject_kind, subject, currency FROM standing.alert
        WHERE shop_id = $1 AND alert_id IS NULL LIMIT $2`,
      [shopId, AT_A_TIME],
    );
    if (rows.length === 0) return;
    const columns = new Columns(6);
    for (const { rule, subject_kind: subjectKind, subject, currency } of rows) {
      const id = alertIdOf(shopId, { rule, subjectKind, subject, currency });
      columns.add(shopId, rule, subjectKind, subject, currency, id);
    }
    await columns.insert(
      tx,
      `UPDATE standing.alert a SET alert_id = n.id::uuid
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
           AS n (shop_id, rule, subject_kind, subject, currency, id)
        WHERE a.shop_id = n.shop_id AND a.rule = n.rule AND a.subject_kind = n.subject_kind AND a.subject = n.subject
          AND a.currency = n.currency`,
    );
  }
}
