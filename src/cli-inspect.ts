import { resolve } from 'node:path';
import type { CommandResult } from './cli-commands.js';
import type { CliOutput } from './cli-output.js';
import { inspectionLines } from './cli-tables.js';
import { loadConfig } from './platform/config/config.js';
import { FORMATS } from './reading/formats.js';
import type { FileReader } from './reading/file-reader.js';
import { inspectFile } from './reading/inspect.js';
import { mappedReader } from './reading/tables/mapped-table.js';
import { parseMapping } from './shared/column-mapping.js';
import { readJson } from './read-json.js';

/** How a file is to be read, where what is found in it is not right. */
export interface ReadingOptions {
  readonly kind: string;
  readonly encoding?: string;
  readonly currency?: string;
  readonly account?: string;
  /** A JSON file that says what the columns of a table are. */
  readonly mapping?: string;
}

/** The kind that was asked for, or the reader that a column mapping makes. Throws what `parseMapping` throws. */
export async function kindOf({ kind, mapping }: ReadingOptions): Promise<string | FileReader> {
  return mapping === undefined ? kind : mappedReader(parseMapping(await readJson(mapping)));
}

/** Needs no ledger: nothing is opened but the file. */
export async function runInspect(
  output: CliOutput,
  file: string,
  reading: ReadingOptions,
): Promise<CommandResult> {
  const { encoding, currency, account } = reading;
  const { zone } = loadConfig(process.env);
  const options = { shopId: 'inspect', zone, encoding, currency, accountNo: account };
  const inspection = await inspectFile(resolve(file), await kindOf(reading), options, (bytes, totalBytes) =>
    output.progress('Read', Math.min(bytes, totalBytes), totalBytes, ''),
  );
  return { result: inspection, lines: inspectionLines(inspection) };
}

export async function runFormats(): Promise<CommandResult> {
  const formats = FORMATS.map(({ kind, family, name, version }) => ({ kind, family, name, version }));
  const width = Math.max(...formats.map(({ kind }) => kind.length));
  const lines = formats.map(
    ({ kind, family, name }) => `${kind.padEnd(width)}  ${family.padEnd(10)}  ${name.en} / ${name.zh}`,
  );
  return Promise.resolve({ result: { formats }, lines });
}
