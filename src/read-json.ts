import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { malformed } from './shared/domain-error.js';

/** The JSON of a file that a person names. Throws FILE_NOT_FOUND and MALFORMED_JSON. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(resolve(file), 'utf8').catch((error: unknown) =>
    malformed('FILE_NOT_FOUND', `${file} can't be read (${(error as { code?: string }).code ?? ''})`, {
      path: file,
    }),
  );
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return malformed('MALFORMED_JSON', `${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}
