import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';

/** What the controllers answer, as `npm run openapi` reads it from their return types. */
export interface ResponseSchemas {
  /** By operationId. */
  readonly operations: Readonly<
    Record<string, { readonly mediaType: string; readonly schema?: Readonly<Record<string, unknown>> }>
  >;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The checked-in schemas. They are data and not code, so that they can be made anew when they do not fit any more. */
export function readResponseSchemas(): ResponseSchemas {
  return JSON.parse(
    readFileSync(new URL('./response-schemas.json', import.meta.url), 'utf8'),
  ) as ResponseSchemas;
}

/** The document with a body at every answer of success; what a method says of its media types itself stays. */
export function withResponses(
  document: OpenAPIObject,
  { operations, components }: ResponseSchemas,
): OpenAPIObject {
  for (const methods of Object.values(document.paths)) {
    for (const operation of [methods.get, methods.post, methods.put, methods.delete]) {
      const response = operations[operation?.operationId ?? ''];
      if (operation === undefined || response === undefined) continue;
      for (const [status, answer] of Object.entries(operation.responses)) {
        if (!/^2\d\d$/.test(status) || answer === undefined || '$ref' in answer) continue;
        answer.content = {
          ...answer.content,
          [response.mediaType]: response.schema === undefined ? {} : { schema: response.schema },
        };
      }
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...components, ...document.components?.schemas },
  };
  return document;
}
