import type { SettlementClass } from './settlement-line-class.js';

/** Whose account a statement is of. */
export type StatementSource =
  'alipay' | 'wechat' | 'pdd' | 'douyin' | 'jd' | 'stripe' | 'paypal' | 'bank' | 'wallet';

/** Sources whose lines are held against orders; banks show where payouts arrive, personal wallets are evidence only. */
export type SettlingSource = Exclude<StatementSource, 'bank' | 'wallet'>;

/** The kinds of a source that tell of its money first. Those after them in `SECOND_KINDS` tell of the same money again. */
export const FIRST_KINDS: Readonly<Record<SettlingSource, readonly string[]>> = {
  alipay: ['alipay-account'],
  wechat: ['wechat-trade'],
  pdd: ['pdd-settlement'],
  douyin: ['douyin-settlement'],
  jd: ['jd-settlement'],
  stripe: ['stripe-balance'],
  paypal: ['paypal'],
};

const SECOND_KINDS: Readonly<Partial<Record<SettlingSource, readonly string[]>>> = {
  alipay: ['alipay-trade'],
  wechat: ['wechat-fund'],
  stripe: ['stripe-payments'],
};

const WALLET_KINDS: readonly string[] = ['alipay-personal', 'wechat-personal', 'jd-personal'];

const SETTLING_SOURCES: ReadonlyMap<string, SettlingSource> = new Map(
  (Object.keys(FIRST_KINDS) as SettlingSource[]).flatMap((source) =>
    [...FIRST_KINDS[source], ...(SECOND_KINDS[source] ?? [])].map((kind) => [kind, source] as const),
  ),
);

/** All kinds of statement whose lines settle orders. */
export const SETTLEMENT_KINDS: readonly string[] = [...SETTLING_SOURCES.keys()];

/** The source of a kind of statement; `bank` for all kinds that are not named here, mapped tables among them. */
export function sourceOfKind(kind: string): StatementSource {
  return SETTLING_SOURCES.get(kind) ?? (WALLET_KINDS.includes(kind) ? 'wallet' : 'bank');
}

/** The source of a kind whose lines settle orders, else undefined. */
export function settlingSourceOf(kind: string): SettlingSource | undefined {
  return SETTLING_SOURCES.get(kind);
}

/** True if lines of this kind settle orders. */
export function settlesOrders(kind: string): boolean {
  return SETTLING_SOURCES.has(kind);
}

/** What WeChat's trade bill has too; the other movements of the account stand in the fund bill alone. */
const IN_TRADE_BILL: ReadonlySet<SettlementClass> = new Set<SettlementClass>([
  'receipt',
  'refund',
  'payment-fee',
  'payment-fee-return',
]);

/**
 * 2 for a line that counts only where no statement of one of its source's `FIRST_KINDS` covers its time, because that
 * one tells of the same money; 1 for all others.
 */
export function rankOfLine(kind: string, lineClass: SettlementClass): 1 | 2 {
  if (kind === 'wechat-fund') return IN_TRADE_BILL.has(lineClass) ? 2 : 1;
  return kind === 'alipay-trade' || kind === 'stripe-payments' ? 2 : 1;
}
