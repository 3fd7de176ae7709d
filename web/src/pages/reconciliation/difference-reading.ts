import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { Read } from '../../api/reading.js';
import type {
  Difference,
  OrderReconciliation,
  ReconciledLine,
  StandingDifference,
} from '../../api/schema.js';
import { asked } from '../../parts/url-state.js';
import type { Question } from './question.js';

type Named = Pick<Difference, 'code' | 'subjectKind' | 'subject' | 'currency'>;

/** How a link names a difference. */
export function detailOf({ code, subjectKind, currency, subject }: Named): string {
  return [code, subjectKind, currency, subject].join('/');
}

/** The difference that the URL names; the subject may hold any sign. */
export function namedBy(detail: string | null): Named | undefined {
  const parts = detail?.split('/') ?? [];
  const [code, subjectKind, currency] = parts;
  if (code === undefined || subjectKind === undefined || currency === undefined) return undefined;
  return {
    code: code as Difference['code'],
    subjectKind: subjectKind as Difference['subjectKind'],
    currency,
    subject: parts.slice(3).join('/'),
  };
}

export type ShownDifference = Difference & Partial<Pick<StandingDifference, 'ledgerSays' | 'statementSays'>>;

/** The difference itself, from the standing or, for another moment, from the reconciliation. */
export function useDifference(
  question: Question,
  named: Named | undefined,
): Read<ShownDifference | undefined> {
  const { shop, asOf, knownAt, isExact } = question;
  const standing = useRead(
    ['standing difference', shop, named],
    shop === undefined || named === undefined || isExact
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/standing/differences', {
            params: {
              path: { shopId: shop },
              query: { code: named.code, subjectKind: named.subjectKind, q: named.subject, limit: 100 },
            },
            signal,
          }),
  );
  const exact = useRead(
    ['difference', shop, named, asOf, knownAt],
    shop === undefined || named === undefined || !isExact
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/differences', {
            params: {
              path: { shopId: shop },
              query: asked({ asOf, knownAt, code: named.code, limit: 1000 }),
            },
            signal,
          }),
  );
  const items: readonly ShownDifference[] | undefined = (isExact ? exact : standing).data?.items;
  const data = items?.find(
    ({ subject, currency }) => subject === named?.subject && currency === named.currency,
  );
  return { ...(isExact ? exact : standing), data };
}

/** An order that the ledger has, with its movements and lines. */
export function useSides(
  { shop, asOf, knownAt }: Question,
  orderNo: string | undefined,
): Read<OrderReconciliation> {
  return useRead(
    ['reconciled order', shop, orderNo, asOf, knownAt],
    shop === undefined || orderNo === undefined
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/orders/{orderNo}', {
            params: { path: { shopId: shop, orderNo }, query: asked({ asOf, knownAt }) },
            signal,
          }),
  );
}

/** The lines that name an order, whether the ledger has it or not. */
export function useLinesOf(
  { shop, asOf, knownAt }: Question,
  orderNo: string | undefined,
): Read<{ readonly items: readonly ReconciledLine[] }> {
  return useRead(
    ['lines of order', shop, orderNo, asOf, knownAt],
    shop === undefined || orderNo === undefined
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/lines', {
            params: { path: { shopId: shop }, query: asked({ asOf, knownAt, q: orderNo, limit: 100 }) },
            signal,
          }),
  );
}
