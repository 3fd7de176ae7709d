import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isInstant } from '../../shared/event-schema.js';

/**
 * The fields of request bodies: one decorator each that checks the value and documents it. An optional field may be
 * absent but not null, because an event has no null.
 */
export interface FieldOptions {
  readonly description: string;
  readonly optional?: boolean;
  readonly example?: string;
}

const KEY = /^[\p{L}\p{N}][\p{L}\p{N}._:/#@+-]{0,127}$/u;
// No control characters but line breaks and tabs, and no half of a surrogate pair: stores and views can't hold them.
const TEXT = /^[^\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\x7f]{1,1000}$/u;
const AMOUNT = /^-?\d{1,24}(\.\d{1,12})?$/;
const OFFSET_INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** What a check says, to forms in Chinese as well. */
function says(
  message: string,
  zh: string,
): { readonly message: string; readonly context: { readonly zh: string } } {
  return { message, context: { zh } };
}

function field(options: FieldOptions, schema: object, ...checks: PropertyDecorator[]): PropertyDecorator {
  const { description, optional = false, example } = options;
  return applyDecorators(
    ApiProperty({
      description,
      required: !optional,
      ...schema,
      ...(example !== undefined && { example }),
    }),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...checks,
  );
}

/** The name or number of a thing, 1–128 letters, digits and ._:/#@+- */
export function KeyField(options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { type: String, minLength: 1, maxLength: 128 },
    Matches(
      KEY,
      says(
        '$property must be a name or number of 1 to 128 letters, digits and ._:/#@+-',
        '请填写 1–128 个字母、汉字、数字或 ._:/#@+-',
      ),
    ),
  );
}

/** A list of names, of up to 200 unless said otherwise; at least one unless `mayBeEmpty`. */
export function KeyListField({
  mayBeEmpty = false,
  maxItems = 200,
  ...options
}: FieldOptions & { readonly mayBeEmpty?: boolean; readonly maxItems?: number }): PropertyDecorator {
  const minItems = mayBeEmpty ? 0 : 1;
  return field(
    options,
    { type: [String], minItems, maxItems },
    IsArray({ message: '$property must be a list' }),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    Matches(KEY, {
      each: true,
      message: '$property must hold names or numbers of 1 to 128 letters, digits and ._:/#@+-',
    }),
  );
}

/** Free text of 1 to `maxLength` characters, 1000 at the most and unless said otherwise. */
export function TextField({
  maxLength = 1000,
  ...options
}: FieldOptions & { readonly maxLength?: number }): PropertyDecorator {
  const said = says(
    `$property must be a text of 1 to ${maxLength} characters without control characters`,
    `请填写 1–${maxLength} 个字符的文字`,
  );
  return field(
    options,
    { type: String, minLength: 1, maxLength },
    Matches(TEXT, said),
    ...(maxLength < 1000 ? [MaxLength(maxLength, said)] : []),
    Matches(/\S/, says('$property must not be blank', '不能为空白')),
  );
}

/** An amount of money; how many decimals it may have is the currency's matter and checked with it. */
export function AmountField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '178.80', ...options },
    { type: String, format: 'decimal' },
    Matches(
      AMOUNT,
      says(
        '$property must be an amount such as "178.80", written as a text: a JSON number would lose cents',
        '请填写金额，例如 178.80',
      ),
    ),
  );
}

/** ISO 4217. */
export function CurrencyField(options: Partial<FieldOptions> = {}): PropertyDecorator {
  return field(
    { description: 'ISO 4217 code', example: 'CNY', ...options },
    { type: String, pattern: '^[A-Z]{3}$' },
    Matches(
      /^[A-Z]{3}$/,
      says('$property must be an ISO 4217 code such as "CNY"', '请填写币种代码，例如 CNY'),
    ),
  );
}

/** A rate below one, as a decimal string. */
export function RateField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '0.13', ...options },
    { type: String, format: 'decimal' },
    Matches(
      /^0(\.\d{1,6})?$/,
      says('$property must be a decimal string below one such as "0.13"', '请填写小于 1 的税率，例如 0.13'),
    ),
  );
}

export function QuantityField(options: FieldOptions): PropertyDecorator {
  const whole = says('$property must be a whole number from 1 to 1000000000', '请填写 1 以上的整数');
  return field(
    options,
    { type: 'integer', minimum: 1, maximum: 1_000_000_000 },
    IsInt(whole),
    Min(1, whole),
    Max(1_000_000_000, whole),
  );
}

export function ChoiceField(choices: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(
    options,
    { enum: [...choices] },
    IsIn(choices, says(`$property must be one of ${choices.join(', ')}`, `请选择：${choices.join('、')}`)),
  );
}

/** Whole days of waiting. */
export function DaysField(options: FieldOptions): PropertyDecorator {
  const whole = says('$property must be whole days from 0 to 365', '请填写 0–365 的整数天数');
  return field(
    options,
    { type: 'integer', minimum: 0, maximum: 365 },
    IsInt(whole),
    Min(0, whole),
    Max(365, whole),
  );
}

/** A date of the calendar. */
export function DateField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '2026-01-01', ...options },
    { type: String, format: 'date' },
    Matches(
      /^\d{4}-\d{2}-\d{2}$/,
      says('$property must be a date such as "2026-01-01"', '请填写日期，例如 2026-01-01'),
    ),
  );
}

/** Up to 500 records of one class; at least one unless `mayBeEmpty`. */
export function RecordListField(
  type: () => new () => object,
  { mayBeEmpty = false, ...options }: FieldOptions & { readonly mayBeEmpty?: boolean },
): PropertyDecorator {
  const minItems = mayBeEmpty ? 0 : 1;
  return field(
    options,
    { type, isArray: true, minItems, maxItems: 500 },
    IsArray({ message: '$property must be a list' }),
    ArrayMinSize(minItems),
    ArrayMaxSize(500),
    ValidateNested({ each: true, message: 'each of $property must be an object' }),
    Type(type),
  );
}

/** When it happened; the moment of the request if absent. */
export function OccurredAtField(): PropertyDecorator {
  return field(
    {
      description: 'Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.',
      optional: true,
      example: '2026-03-01T08:00:00Z',
    },
    { type: String, format: 'date-time' },
    ValidateBy(
      { name: 'isInstant', validator: { validate: (value) => instantOf(value) !== undefined } },
      says(
        '$property must be a time such as "2026-03-01T08:00:00Z" or "2026-03-01T16:00:00+08:00"',
        '请填写时间，例如 2026-03-01T16:00:00+08:00',
      ),
    ),
  );
}

/** The instant in UTC that an ISO 8601 text with an offset names; undefined if it names none (February 30th). */
export function instantOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const match = OFFSET_INSTANT.exec(text);
  if (match === null) return undefined;
  const [, date = '', , offset = ''] = match;
  const local = new Date(`${text.slice(0, text.length - offset.length)}Z`);
  const instant = new Date(text);
  if (Number.isNaN(local.getTime()) || Number.isNaN(instant.getTime())) return undefined;
  // Date reads February 30th as March 2nd and 24:00 as the next day; the calendar knows neither.
  if (local.toISOString().slice(0, 10) !== date) return undefined;
  const utc = instant.toISOString().replace('.000Z', 'Z');
  return isInstant(utc) ? utc : undefined;
}
