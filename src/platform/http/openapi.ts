import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PROBLEM_MEDIA_TYPE } from './problem-filter.js';
import { readResponseSchemas, withResponses } from './response-schemas.js';

const PROBLEM = {
  type: 'object',
  description:
    'RFC 9457. `code` is stable; `detail` names the thing and the figures, `details` repeats them as data.',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri', example: 'urn:ledger:problem:REFUND_EXCEEDS_RECEIVED' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', example: 'REFUND_EXCEEDS_RECEIVED' },
    detail: { type: 'string' },
    detailZh: { type: 'string', description: 'The same in Chinese, where a person is to read it' },
    instance: { type: 'string', format: 'uri-reference' },
    details: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer into the body' },
          parameter: { type: 'string', description: 'Name of a query parameter' },
          detail: { type: 'string' },
          detailZh: { type: 'string', description: 'The same in Chinese' },
        },
      },
    },
    incident: { type: 'string', description: 'Id under which an unforeseen error stands in the log' },
  },
};

const COMMAND_PROBLEMS: Readonly<Record<string, string>> = {
  400: 'Malformed',
  404: 'Not known',
  409: 'A rule refuses it; the refusal is in the audit trail',
  412: 'If-Match lost: it was changed since',
  422: 'The Idempotency-Key belongs to another request',
  503: 'A part is away or the outcome is not known: send it again with the same key',
};
const VIEW_PROBLEMS: Readonly<Record<string, string>> = {
  400: 'Malformed',
  404: 'Not known',
  503: 'The view is behind or the database is away',
};

/** Swagger UI at /docs (unless `ui` is false), the OpenAPI document at /docs/json. Call it before `app.init()` or `listen()`. */
export function setupOpenApi(app: NestFastifyApplication, { ui = true } = {}): void {
  SwaggerModule.setup('docs', app, () => withResponses(openApiDocument(app), readResponseSchemas()), {
    jsonDocumentUrl: 'docs/json',
    ui,
  });
}

/** What the decorators of the controllers say, and the problems. The bodies of answers come from withResponses. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Order ledger')
    .setDescription(
      'Event-sourced finance ledger for online shops. Amounts are decimal strings, times are ISO 8601.',
    )
    .setVersion('1')
    // From 3.1 on a schema is JSON Schema, so that "or null" can be said.
    .setOpenAPIVersion('3.1.0')
    .build();
  return withProblems(SwaggerModule.createDocument(app, config));
}

/** Every operation of /v1 answers errors alike, so they are added here and not at each method. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM },
  };
  for (const [path, methods] of Object.entries(document.paths)) {
    if (!path.startsWith('/v1/')) continue;
    for (const operation of [methods.get, methods.post, methods.put, methods.delete]) {
      if (operation === undefined) continue;
      const problems = operation === methods.get ? VIEW_PROBLEMS : COMMAND_PROBLEMS;
      for (const [status, description] of Object.entries(problems)) {
        operation.responses[status] ??= { description, content: problemContent() };
      }
      if (
        operation.parameters?.some((one) => 'name' in one && one.name === 'If-Match' && one.required === true)
      ) {
        operation.responses['428'] ??= { description: 'If-Match is missing', content: problemContent() };
      }
    }
  }
  return document;
}

function problemContent(): Record<string, { schema: { $ref: string } }> {
  return { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } };
}
