import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { waitForViews, withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import { kindOf } from './cli-inspect.js';
import type { ReadingOptions } from './cli-inspect.js';
import type { CliOutput } from './cli-output.js';
import { importLines } from './cli-tables.js';
import { importFile } from './importing/import-file.js';
import { mergedReport } from './importing/import-report.js';
import type { ImportProgress, ImportReport } from './importing/import-report.js';
import type { Ledger } from './ledger.js';
import type { FileReader } from './reading/file-reader.js';
import { problemOf } from './platform/http/problem.js';
import { DomainError, malformed } from './shared/domain-error.js';

export interface ImportOptions extends ReadingOptions {
  readonly shop: string;
}

/** A file of several that was not imported, and why; the others were. */
interface FailedFile {
  readonly fileName: string;
  readonly error: { readonly code: string; readonly message: string };
}

interface FoundFile {
  readonly path: string;
  /** As it is shown: below the folder that was named. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * Imports files and all files of folders, one after another, and waits until every view has them. One file gives its
 * report; of several each gives its own, and one that can't be read does not keep the others out: it is named, and the
 * exit code is 1. What the system itself can't do ends the whole.
 */
export async function runImport(
  output: CliOutput,
  paths: readonly string[],
  options: ImportOptions,
): Promise<CommandResult> {
  const files = await filesOf(paths);
  return withLedger(output, true, async (ledger) => {
    const results = await importAll(ledger, output, files, options);
    const reports = results.filter((one): one is ImportReport => !('error' in one));
    const position = reports.at(-1)?.position;
    if (position !== null && position !== undefined) await waitForViews(ledger, output, position);
    const [only] = results;
    if (files.length === 1 && only !== undefined) return { result: only, lines: linesOf(only) };
    if (reports.length < results.length) output.exitCode(1);
    const sum = reports.length === 0 ? { rows: 0, events: 0 } : mergedReport(reports);
    return { result: { ...sum, files: results }, lines: results.flatMap(linesOf) };
  });
}

async function importAll(
  ledger: Ledger,
  output: CliOutput,
  files: readonly FoundFile[],
  options: ImportOptions,
): Promise<readonly (ImportReport | FailedFile)[]> {
  const { shop, encoding, currency, account } = options;
  const { kind, mapping } = await askedReading(options);
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const results: (ImportReport | FailedFile)[] = [];
  let bytesBefore = 0;
  for (const { path, name, bytes } of files) {
    const request = {
      path,
      fileName: name,
      shopId: shop,
      kind,
      mapping,
      encoding,
      currency,
      accountNo: account,
      actor: { type: 'user' as const, id: 'cli' },
      zone: ledger.config.zone,
      now: new Date().toISOString(),
      // A file within an archive has more bytes than the archive.
      onProgress: ({ phase, bytes: done, rows }: ImportProgress) =>
        output.progress(
          'Import',
          bytesBefore + (phase === 'checking' ? 0 : Math.min(done, bytes)),
          totalBytes,
          `${name} ${rows} rows`,
        ),
    };
    try {
      results.push(await importFile(ledger, request));
    } catch (error) {
      const isTheirs = error instanceof DomainError && error.kind === 'malformed';
      if (files.length === 1 || !isTheirs) throw error;
      results.push({ fileName: name, error: { code: problemOf(error).code, message: error.message } });
    }
    bytesBefore += bytes;
  }
  return results;
}

/** A mapping that is no file is the name of a saved one. Throws what `kindOf` throws. */
async function askedReading(
  options: ImportOptions,
): Promise<{ readonly kind: string | FileReader; readonly mapping?: string }> {
  const { kind, mapping } = options;
  const isFile =
    mapping === undefined ||
    (await stat(resolve(mapping)).then(
      (found) => found.isFile(),
      () => false,
    ));
  return isFile ? { kind: await kindOf(options) } : { kind, mapping };
}

function linesOf(result: ImportReport | FailedFile): readonly string[] {
  if ('error' in result) return [`${result.fileName}: not imported / 未导入: ${result.error.message}`];
  return importLines(result);
}

/** The files that are named, and those below the folders that are named, hidden ones left out, in the order of names. */
async function filesOf(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const named of paths) {
    const path = resolve(named);
    const facts = await stat(path).catch((error: unknown) =>
      malformed('FILE_NOT_FOUND', `${named} can't be read (${(error as { code?: string }).code ?? ''})`, {
        path: named,
      }),
    );
    if (!facts.isDirectory()) {
      found.push({ path, name: basename(path), bytes: facts.size });
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const inside = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(
        (one) =>
          !relative(path, one)
            .split(/[\\/]/)
            .some((part) => part.startsWith('.')),
      )
      .sort();
    for (const one of inside) {
      found.push({ path: one, name: relative(path, one), bytes: (await stat(one)).size });
    }
  }
  if (found.length === 0) malformed('FILE_NOT_FOUND', `there is no file in ${paths.join(', ')}`);
  return found;
}
