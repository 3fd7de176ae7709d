import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { DomainError } from '../../shared/domain-error.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { currencyDecimals, isPositive, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { refusalInChinese } from '../../shared/refusals.js';

export type ActionFieldKind = 'key' | 'text' | 'amount' | 'rate' | 'choice';

export interface ActionChoice {
  readonly value: string;
  readonly label: string;
  readonly labelZh: string;
}

/** A field of the body of a command, with what a form may offer. */
export interface ActionField {
  readonly name: string;
  readonly label: string;
  readonly labelZh: string;
  readonly kind: ActionFieldKind;
  readonly required: boolean;
  /** What the form begins with; where `min` and `max` are the same, the only value that is taken. */
  readonly value: string | null;
  /** Bounds of an amount, both inclusive, in `currency`. */
  readonly min: Amount | null;
  readonly max: Amount | null;
  readonly currency: string | null;
  readonly choices: readonly ActionChoice[];
}

/** A command that somebody may send now, or may not and why. */
export interface PossibleAction {
  /** As the audit trail names it. */
  readonly command: string;
  /** The refund, invoice or adjustment that it is about; null for a new one and for the order itself. */
  readonly subject: string | null;
  readonly label: string;
  readonly labelZh: string;
  readonly method: 'POST';
  readonly path: string;
  /** The If-Match that the command insists on; null if it needs none. */
  readonly ifMatch: string | null;
  readonly allowed: boolean;
  /** The code that the command would be refused with; null if it is allowed. */
  readonly code: string | null;
  readonly reason: string | null;
  readonly reasonZh: string | null;
  readonly fields: readonly ActionField[];
}

/** What the rules say of a command that nobody has sent. */
export type Verdict = Pick<PossibleAction, 'allowed' | 'code' | 'reason' | 'reasonZh'>;

/** Who asks what may be done. */
export class ActionsQuery {
  @ApiPropertyOptional({
    type: String,
    description: 'Who would act; who X-Actor names, else "local", if absent',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._:/#@+-]{0,127}$/)
  actor?: string;
}

/**
 * Asks the decider itself, and throws its events away: what may be done is never told by a copy of the rules. A command
 * that would say nothing new is not offered either.
 */
export function judge(decide: () => readonly DomainEvent[]): Verdict {
  try {
    if (decide().length > 0) return { allowed: true, code: null, reason: null, reasonZh: null };
    return {
      allowed: false,
      code: 'NOTHING_NEW',
      reason: 'this is done already',
      reasonZh: '此操作已完成，无需重复。',
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, details } = error;
    return {
      allowed: false,
      code,
      reason: message,
      reasonZh: refusalInChinese(code, details) ?? `规则不允许（${code}）。`,
    };
  }
}

type Named = readonly [name: string, label: string, labelZh: string];

const PLAIN = { required: true, value: null, min: null, max: null, currency: null, choices: [] } as const;

export function plainField(
  kind: 'key' | 'text' | 'rate',
  [name, label, labelZh]: Named,
  given: Partial<Pick<ActionField, 'required' | 'value'>> = {},
): ActionField {
  return { ...PLAIN, name, label, labelZh, kind, ...given };
}

export function choiceField(
  [name, label, labelZh]: Named,
  choices: readonly ActionChoice[],
  required = true,
): ActionField {
  return { ...PLAIN, name, label, labelZh, kind: 'choice', required, choices };
}

/** An amount of `currency` from its smallest unit up to `most`, which the form begins with; zero if nothing is left. */
export function amountField([name, label, labelZh]: Named, currency: string, most: Amount): ActionField {
  const isLeft = isPositive(most);
  const bounds = {
    value: isLeft ? most : null,
    min: smallestAmount(currency),
    max: isLeft ? most : zero(currency),
  };
  return { ...PLAIN, name, label, labelZh, kind: 'amount', ...bounds, currency };
}

/** An amount without a bound above; `currency` is null where the sender chooses it. */
export function freeAmountField(
  [name, label, labelZh]: Named,
  currency: string | null,
  required = true,
): ActionField {
  return { ...PLAIN, name, label, labelZh, kind: 'amount', required, currency };
}

/** An amount that is settled already: the form shows it and sends it as it is. */
export function fixedAmountField(
  [name, label, labelZh]: Named,
  currency: string,
  amount: Amount,
): ActionField {
  const bounds = { value: amount, min: amount, max: amount };
  return { ...PLAIN, name, label, labelZh, kind: 'amount', ...bounds, currency };
}

/** "0.01" of CNY, "1" of JPY. */
export function smallestAmount(currency: string): Amount {
  const decimals = currencyDecimals(currency);
  return decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`;
}

export const REASON_FIELD = plainField('text', ['reason', 'Reason', '原因']);
