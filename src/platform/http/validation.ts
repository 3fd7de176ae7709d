import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { HttpProblem } from './problem.js';
import type { InputError } from './problem.js';

/** Checks bodies and query strings against their classes: what a class does not name is refused, never dropped in silence. */
export class RequestValidation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      exceptionFactory: (errors) => errors,
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Parameters of our own decorators are checked where they are made.
    return metadata.type === 'custom' ? Promise.resolve(value) : this.check(value, metadata);
  }

  private async check(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value !== undefined && !isJsonObject(value)) {
      throw malformedRequest([{ pointer: '#', detail: 'the body must be a JSON object' }]);
    }
    try {
      return await super.transform(value, metadata);
    } catch (errors) {
      if (!Array.isArray(errors)) throw errors;
      throw malformedRequest(inputErrors(errors as ValidationError[], metadata.type === 'body'));
    }
  }
}

function isJsonObject(value: unknown): boolean {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Fields say in the context of a check what they say in its message: see fields.ts. */
function chineseOf({ contexts }: ValidationError, constraint: string): string | undefined {
  return (contexts?.[constraint] as { readonly zh?: string } | undefined)?.zh;
}

function malformedRequest(errors: readonly InputError[]): HttpProblem {
  const first = errors[0];
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new HttpProblem(400, 'MALFORMED_REQUEST', `${first?.detail ?? 'the input is malformed'}${rest}`, {
    errors,
    ...(first?.detailZh !== undefined && { detailZh: first.detailZh }),
  });
}

/** Flattens class-validator's tree: one entry per broken constraint, found by JSON Pointer in a body, by name elsewhere. */
function inputErrors(errors: readonly ValidationError[], inBody: boolean, parent = '#'): InputError[] {
  return errors.flatMap((error) => {
    const path = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = new Map(
      Object.entries(error.constraints ?? {}).map(([name, detail]) => [detail, chineseOf(error, name)]),
    );
    const place = inBody ? { pointer: path } : { parameter: error.property };
    return [
      ...[...own].map(([detail, detailZh]) => ({
        ...place,
        detail,
        ...(detailZh !== undefined && { detailZh }),
      })),
      ...inputErrors(error.children ?? [], inBody, path),
    ];
  });
}
