import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { AppModule } from '../../src/app.module.js';
import type { Ledger } from '../../src/ledger.js';
import { createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { openApiDocument } from '../../src/platform/http/openapi.js';
import { withResponses } from '../../src/platform/http/response-schemas.js';
import { readResponseSchemas } from './response-types.js';
import type { ResponseSchemas } from './response-types.js';

// npm run openapi: writes the response schemas and the types of the console's client; with --check it only compares.
const root = process.cwd();
const SCHEMAS_FILE = 'src/platform/http/response-schemas.json';
const CLIENT_FILE = 'web/src/api/schema.ts';

const bare = await documentWithoutResponses();
const responses = readResponseSchemas(root, operationIdsOf(bare));
refuseSharedNames(bare, responses);
const document = withResponses(bare, responses);
const files = {
  [SCHEMAS_FILE]: JSON.stringify(sorted(responses)),
  [CLIENT_FILE]: await clientTypes(document),
};
const stale: string[] = [];
for (const [path, text] of Object.entries(files)) {
  const file = join(root, path);
  const made = await format(text, { ...(await resolveConfig(file)), filepath: file });
  if (made === (await readFile(file, 'utf8').catch(() => undefined))) continue;
  stale.push(path);
  if (!process.argv.includes('--check')) await writeFile(file, made);
}
if (process.argv.includes('--check') && stale.length > 0) {
  process.stderr.write(`${stale.join(' and ')}: not what the controllers say, run \`npm run openapi\`\n`);
  process.exitCode = 1;
}

/** Nest's preview makes no instance of anything, so the document needs neither a database nor a log. */
async function documentWithoutResponses(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of({} as Ledger),
    createHttpAdapter(),
    { preview: true, logger: ['error'], abortOnError: false },
  );
  try {
    return openApiDocument(app);
  } finally {
    await app.close();
  }
}

function operationIdsOf(of: OpenAPIObject): readonly string[] {
  return Object.values(of.paths).flatMap((methods) =>
    [methods.get, methods.post, methods.put, methods.delete].flatMap(
      (operation) => operation?.operationId ?? [],
    ),
  );
}

/** What is sent and what is answered are described by different hands, so one name for both would lose one of them. */
function refuseSharedNames(of: OpenAPIObject, { components }: ResponseSchemas): void {
  const shared = Object.keys(of.components?.schemas ?? {}).filter((name) => name in components);
  if (shared.length > 0) {
    throw new Error(`a request and an answer are both called ${shared.join(', ')}; rename one of them`);
  }
}

async function clientTypes(of: OpenAPIObject): Promise<string> {
  const ast = await openapiTS(of as OpenAPI3, {
    immutable: false,
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return `/** The API as the console calls it. Made from the controllers by \`npm run openapi\`; never edited. */\n${astToString(ast)}`;
}

/** Keys in the order of the alphabet, so that equal contents are equal bytes. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
