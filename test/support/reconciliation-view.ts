import { sum } from '../../src/shared/money.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { Database } from '../../src/platform/postgres/database.js';
import { prepareViews } from '../../projections/core/checkpoints.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import { listDifferences, reconcileOrder } from '../../projections/reconciliation/reconciliation.queries.js';
import type { MoneySummary } from '../../projections/reconciliation/reconciliation.summary.js';
import { SCENARIO_SHOP } from './settlement-scenario.js';
import type { Scenario } from './settlement-scenario.js';
import { freshDatabase } from './test-database.js';
import { fillView } from './view-under-test.js';

/** The reconciliation view on a database of its own. */
export interface ReconciliationView {
  readonly database: Database;
  /** Makes the view anew from a log. */
  fill(log: readonly Decoded[]): Promise<void>;
  /** Makes the view anew and gives its differences as "CODE subject amount". */
  found(scenario: Scenario): Promise<readonly string[]>;
  /** Status of an order of the scenario's shop. */
  statusOf(orderNo: string): Promise<string>;
  close(): Promise<void>;
}

export async function openReconciliationView(): Promise<ReconciliationView> {
  const home = await freshDatabase();
  const database = new Database(home.url);
  await prepareViews(database, [reconciliationProjection]);
  const shop = { shopId: SCENARIO_SHOP };
  const fill = (log: readonly Decoded[]): Promise<void> => fillView(database, reconciliationProjection, log);
  return {
    database,
    fill,
    found: async (scenario) => {
      await fill(scenario.log());
      const { items } = await listDifferences(database, shop, { limit: 100 });
      return items.map(({ code, subject, amount }) => `${code} ${subject} ${amount}`);
    },
    statusOf: async (orderNo) => (await reconcileOrder(database, shop, orderNo)).status,
    close: async () => {
      await database.close();
      await home.drop();
    },
  };
}

/** All items of a list, page by page. */
export async function every<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

export function explainedSum({ explained, currency }: MoneySummary): string {
  return sum(Object.values(explained), currency);
}
