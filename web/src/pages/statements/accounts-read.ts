import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { Read } from '../../api/reading.js';
import type { StatementAccount, StatementAccounts } from '../../api/schema.js';
import type { Question } from './question.js';

export function useAccounts(shop: string | undefined): Read<StatementAccounts> {
  return useRead(
    ['accounts', shop],
    shop === undefined
      ? undefined
      : (signal) => api.GET('/v1/shops/{shopId}/accounts', { params: { path: { shopId: shop } }, signal }),
  );
}

/** The account of the URL; else one in trouble, else the first. */
export function chosenAccount(
  items: readonly StatementAccount[],
  { account, kind, currency }: Question,
): StatementAccount | undefined {
  if (account === null) return items.find(({ state }) => state !== 'fresh') ?? items[0];
  const own = items.filter(({ accountNo }) => accountNo === account);
  return own.find((one) => one.kind === kind && (currency === null || one.currency === currency)) ?? own[0];
}
