import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../../src/platform/http/pagination.js';
import { ChoiceFilter, NameFilter } from '../../src/platform/http/query-fields.js';
import { checkDate } from '../../src/shared/business-period.js';
import { malformed } from '../../src/shared/domain-error.js';
import { startOfDate } from '../../src/shared/period.js';
import { DIFFERENCE_CODES } from '../core/difference-row.js';
import type { DifferenceCode } from '../core/difference-row.js';
import { OWNERS } from '../core/difference.js';
import type { Owner } from '../core/difference.js';
import { ORDER_STATUSES } from '../reconciliation/reconciled-order.js';
import type { ReconciledStatus } from '../reconciliation/reconciled-order.js';
import { ALERT_STATES } from '../risk-alerts/alert-handling.js';
import { ALERT_RULES, ALERT_SEVERITIES } from '../risk-alerts/alert-rules.js';
import type { AlertRule, AlertSeverity } from '../risk-alerts/alert-rules.js';
import { AGE_BANDS } from './totals-of-standing.js';
import type { AgeBand } from './totals-of-standing.js';

function DateFilter(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date', description, example: '2026-01-01' }),
    IsOptional(),
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a date such as "2026-01-01"' }),
  );
}

function DaysFilter(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 100_000, description }),
    IsOptional(),
    Transform(({ value }) => Number(value)),
    IsInt(),
    Min(0),
    Max(100_000),
  );
}

/** A period and a channel of the standing. */
export class StandingQuery {
  @DateFilter('Orders placed from this date in China on')
  from?: string;

  @DateFilter('Orders placed before this date in China')
  to?: string;

  @NameFilter('Only orders of this channel')
  channel?: string;
}

export const ORDER_SORTS = ['placedAt', 'difference', 'orderNo'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** Which orders are listed. */
export class StandingOrdersFilter extends StandingQuery {
  @ChoiceFilter('What the reconciliation says of the order', ORDER_STATUSES)
  status?: ReconciledStatus;

  @NameFilter('The order number begins with this')
  q?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Whether the order has differences' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  withDifference?: boolean;

  @ChoiceFilter(
    'Latest first (as without it), largest unexplained amount first (orders with differences only), or by number (as without it where q is given)',
    ORDER_SORTS,
  )
  sort?: OrderSort | undefined;
}

export const DIFFERENCE_SORTS = ['amount', 'age', 'code'] as const;
export type DifferenceSort = (typeof DIFFERENCE_SORTS)[number];
const SUBJECT_KINDS = ['order', 'line', 'payout', 'statement'] as const;

/** Which differences are listed. */
export class StandingDifferencesFilter extends StandingQuery {
  @ChoiceFilter('Code of the difference', DIFFERENCE_CODES)
  code?: DifferenceCode;

  @ChoiceFilter('Who can mend it', OWNERS)
  owner?: Owner;

  @ChoiceFilter('What it is about', SUBJECT_KINDS)
  subjectKind?: (typeof SUBJECT_KINDS)[number];

  @NameFilter('The number of the order, line, payout or the name of the file begins with this')
  q?: string;

  @DaysFilter('At least so many days old at the end of the statements')
  minAgeDays?: number;

  @DaysFilter('At most so many days old at the end of the statements')
  maxAgeDays?: number;

  @ChoiceFilter('The age that the summary counts it to; unknown are those without a moment', AGE_BANDS)
  ageBand?: AgeBand;

  @ChoiceFilter('Largest first, oldest first, or by code', DIFFERENCE_SORTS, 'amount')
  sort: DifferenceSort = 'amount';
}

export const ALERT_STATE_CHOICES = [...ALERT_STATES, 'all'] as const;
export const ALERT_SORTS = ['severity', 'age', 'newest'] as const;

export class StandingAlertsQuery extends PageQuery {
  @NameFilter('Only the alert with this id')
  alertId?: string;

  @ChoiceFilter('What people did about it', ALERT_STATE_CHOICES, 'open')
  state: (typeof ALERT_STATE_CHOICES)[number] = 'open';

  @ChoiceFilter('How bad it is', ALERT_SEVERITIES)
  severity?: AlertSeverity;

  @ChoiceFilter('The rule that raised it', ALERT_RULES)
  rule?: AlertRule;

  @ChoiceFilter(
    'The worst first and then the oldest, the oldest first, or the newest first',
    ALERT_SORTS,
    'severity',
  )
  sort: (typeof ALERT_SORTS)[number] = 'severity';
}

export class StandingOrdersQuery extends IntersectionType(PageQuery, StandingOrdersFilter) {}
export class StandingDifferencesQuery extends IntersectionType(PageQuery, StandingDifferencesFilter) {}

/** The filters of a period, checked: dates of the calendar, in this order. Throws MALFORMED_TIME and PERIOD_EMPTY. */
export function checkPeriod<T extends StandingQuery>(query: T): T {
  const { from, to } = query;
  for (const date of [from, to]) if (date !== undefined) checkDate(date);
  if (from !== undefined && to !== undefined && from >= to) {
    malformed('PERIOD_EMPTY', `the period from ${from} to the day before ${to} holds no day`, { from, to });
  }
  return query;
}

/** The instants at which a period begins and ends in China. */
export function instantsOf({ from, to }: StandingQuery): {
  readonly from: string | undefined;
  readonly to: string | undefined;
} {
  const start = (date: string | undefined): string | undefined =>
    date === undefined ? undefined : startOfDate(date);
  return { from: start(from), to: start(to) };
}
