import { isCanonicalAmount, currencyDecimals } from './money.js';

/**
 * The schema of an event's data: one definition gives the TypeScript type, the check at the store's edge and the list
 * of personal fields, so the three cannot part.
 */
export interface Field<T> {
  /** Says what is wrong with a value, or undefined if it is right. `currency` is that of the enclosing record. */
  readonly problem: (value: unknown, currency: string | undefined) => string | undefined;
  readonly optional: boolean;
  /** True if the value identifies a natural person; it then stands nowhere else in the system. */
  readonly personal: boolean;
  readonly _type?: T;
}

export type Shape = Readonly<Record<string, Field<unknown>>>;
export type FieldType<F> = F extends Field<infer T> ? T : never;
type OptionalKeys<S extends Shape> = {
  [K in keyof S]: undefined extends FieldType<S[K]> ? K : never;
}[keyof S];
export type TypeOf<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalKeys<S>>]: FieldType<S[K]>;
} & {
  readonly [K in OptionalKeys<S>]?: Exclude<FieldType<S[K]>, undefined>;
};

function field<T>(problem: Field<T>['problem']): Field<T> {
  return { problem, optional: false, personal: false };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Any string. */
export const text: Field<string> = field((value) => (isText(value) ? undefined : 'is not a text'));

/** A name or number that is never empty. */
export const key: Field<string> = field((value) =>
  isText(value) && value.length > 0 ? undefined : 'is empty or not a text',
);

/** An ISO 4217 currency code; amounts of the same record are checked against it. */
export const currency: Field<string> = field((value) => {
  try {
    currencyDecimals(String(value));
    return undefined;
  } catch {
    return 'is not a currency code';
  }
});

/** A canonical amount of the record's `currency`, of any sign. */
export const amount: Field<string> = field((value, inCurrency) =>
  isText(value) && inCurrency !== undefined && isCanonicalAmount(value, inCurrency)
    ? undefined
    : 'is not a canonical amount of the currency',
);

/** A plain decimal that is no money: a rate or a quantity. */
export const decimal: Field<string> = field((value) =>
  isText(value) && /^-?\d{1,18}(\.\d{1,12})?$/.test(value) ? undefined : 'is not a plain decimal',
);

export const integer: Field<number> = field((value) =>
  Number.isSafeInteger(value) ? undefined : 'is not an integer',
);

export const flag: Field<boolean> = field((value) =>
  typeof value === 'boolean' ? undefined : 'is not true or false',
);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

export function isInstant(value: unknown): value is string {
  return isText(value) && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

/** A moment as ISO 8601 in UTC with "Z". */
export const instant: Field<string> = field((value) =>
  isInstant(value) ? undefined : 'is not an ISO 8601 instant in UTC',
);

export function oneOf<const T extends readonly string[]>(...values: T): Field<T[number]> {
  return field((value) =>
    values.includes(value as string) ? undefined : `is not one of ${values.join(', ')}`,
  );
}

export function optional<T>(inner: Field<T>): Field<T | undefined> {
  return {
    problem: (value, inCurrency) => (value === undefined ? undefined : inner.problem(value, inCurrency)),
    optional: true,
    personal: inner.personal,
  };
}

/** Marks a field as identifying a person. */
export function personal<T>(inner: Field<T>): Field<T> {
  return { ...inner, personal: true };
}

export function list<T>(inner: Field<T>): Field<readonly T[]> {
  return field((value, inCurrency) => {
    if (!Array.isArray(value)) return 'is not a list';
    for (let i = 0; i < value.length; i++) {
      const problem = inner.problem(value[i], inCurrency);
      if (problem !== undefined) return `[${i}] ${problem}`;
    }
    return undefined;
  });
}

export function record<S extends Shape>(shape: S): Field<TypeOf<S>> {
  return field((value, inCurrency) => recordProblem(shape, value, inCurrency));
}

/** First thing wrong with `value` as a record of `shape`; unknown fields are allowed (newer writers, tolerant readers). */
export function recordProblem(shape: Shape, value: unknown, outerCurrency?: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a record';
  const data = value as Record<string, unknown>;
  const inCurrency = isText(data['currency']) ? data['currency'] : outerCurrency;
  for (const name in shape) {
    const problem = shape[name]?.problem(data[name], inCurrency);
    if (problem !== undefined) return `${name} ${problem}`;
  }
  return undefined;
}
