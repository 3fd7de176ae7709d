import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { readKnownAt, readMoment } from './as-of.js';
import type { KnownAt } from './as-of.js';
import { PageQuery } from './pagination.js';

/** PostgreSQL's texts hold no NUL character; no name of ours has any other control character either. */
const NAME = /^\P{Cc}{1,512}$/u;

/** An optional query parameter that names a thing; one that is not known gives an empty list. */
export function NameFilter(description: string): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ type: String, description }), IsOptional(), Matches(NAME));
}

/** An optional query parameter that takes one of these words. */
export function ChoiceFilter(
  description: string,
  choices: readonly string[],
  standard?: string,
): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: String,
      enum: [...choices],
      description,
      ...(standard !== undefined && { default: standard }),
    }),
    IsOptional(),
    IsIn(choices),
  );
}

/** An optional query parameter that is an amount without sign, for example 12.50. */
export function AmountFilter(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, description, example: '12.50' }),
    IsOptional(),
    Matches(/^\d{1,24}(\.\d{1,12})?$/, { message: '$property must be an amount such as 12.50' }),
  );
}

/** An optional query parameter that readMoment or readKnownAt takes apart. */
export function MomentFilter(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, description, example: '2026-04-01' }),
    IsOptional(),
    IsString(),
  );
}

/** The two time axes of a question: what had happened, and what was known. */
export class AsOfQuery {
  @MomentFilter('Only what took effect before this instant, or before this date in China')
  asOf?: string;

  @MomentFilter('Only what had been recorded at this instant or date, or up to this position of the log')
  knownAt?: string;
}

/** A list's page together with the two time axes. */
export class AsOfPageQuery extends IntersectionType(PageQuery, AsOfQuery) {}

/** The axes of a query, read. Throws MALFORMED_TIME and MALFORMED_POSITION. */
export function readAsOf(query: AsOfQuery): { readonly asOf: string | undefined; readonly knownAt: KnownAt } {
  return { asOf: momentOf(query, 'asOf'), knownAt: readKnownAt('knownAt', query.knownAt) };
}

/** A moment of a query, undefined if it was not given. Throws MALFORMED_TIME. */
export function momentOf<Name extends string>(
  query: { readonly [name in Name]?: string | undefined },
  name: Name,
): string | undefined {
  const text = query[name];
  return text === undefined ? undefined : readMoment(name, text);
}
