import { prepareViews } from '../../projections/core/checkpoints.js';
import { liveSchema } from '../../projections/core/projection.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import { Database } from '../../src/platform/postgres/database.js';
import { fillMonth, SHOP } from './settled-month.js';
import { median, report, reportMemory, timed, withPostgres } from './support.js';

const ROUNDS = 3;

await withPostgres(async (fresh) => {
  const database = new Database(await fresh(), { max: 4 });
  await prepareViews(database, [reconciliationProjection]);
  const schema = liveSchema('reconciliation');
  await fillMonth(database, schema);
  await fillBare(database, schema);
  const bare: number[] = [];
  const full: number[] = [];
  let differences = 0;
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(
      await timed(async () => {
        await database.query('DROP TABLE IF EXISTS bare_result');
        await database.query(
          `CREATE TABLE bare_result AS
           SELECT o.order_no, o.amount AS expected, l.amount AS settled, l.amount - o.amount AS difference
             FROM bare_order o FULL JOIN bare_line l USING (shop_id, order_no)`,
        );
      }),
    );
    full.push(
      await timed(async () => {
        const result = await reconcile(database, { shopId: SHOP });
        differences = result.differences.reduce((sum, { count }) => sum + count, 0);
      }),
    );
  }
  report({
    what: '(e) 1,000,000 orders reconciled with 1,000,000 lines',
    value: median(full),
    unit: 's',
    baseline: { what: 'bare full join that writes its result', value: median(bare) },
    note: `${differences} differences`,
  });
  reportMemory('(e)');
  await database.close();
});

/** Orders and lines of the same month, with nothing but what a join needs. */
async function fillBare(database: Database, schema: string): Promise<void> {
  await database.query(
    `CREATE TABLE bare_order AS SELECT shop_id, order_no, amount, occurred_at FROM ${schema}.order_movement WHERE kind = 'placed'`,
  );
  await database.query(
    `CREATE TABLE bare_line AS SELECT shop_id, order_no, amount, occurred_at FROM ${schema}.statement_line`,
  );
  await database.query('VACUUM ANALYZE');
}
