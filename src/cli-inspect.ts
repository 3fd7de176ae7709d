import { resolve } from 'node:path';
import type { CommandResult } from './cli-commands.js';
import type { CliOutput } from './cli-output.js';
import { inspectionLines } from './cli-tables.js';
import { loadConfig } from './platform/config/config.js';
import { FORMATS } from './reading/formats.js';
import { inspectFile } from './reading/inspect.js';

/** How a file is to be read, where what is found in it is not right. */
export interface ReadingOptions {
  readonly kind: string;
  readonly encoding?: string;
  readonly currency?: string;
  readonly account?: string;
}

/** Needs no ledger: nothing is opened but the file. */
export async function runInspect(
  output: CliOutput,
  file: string,
  { kind, encoding, currency, account }: ReadingOptions,
): Promise<CommandResult> {
  const { zone } = loadConfig(process.env);
  const options = { shopId: 'inspect', zone, encoding, currency, accountNo: account };
  const inspection = await inspectFile(resolve(file), kind, options, (bytes, totalBytes) =>
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
