import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cpus } from 'node:os';
import { nodeFlags } from './support.js';

/** One measured figure. `ratio` is against the baseline of the same run; absolutes depend on the machine. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly what: string; readonly value: number };
  readonly ratio?: number;
  readonly note?: string;
}

const SECTIONS = ['http', 'append', 'rebuild', 'import', 'reconcile', 'lists', 'accuracy'] as const;

/** Each section is a process of its own, so that its peak memory is its own. */
async function runSection(section: string): Promise<Figure[]> {
  const child = spawn(
    process.execPath,
    [...nodeFlags(), '--import', './test/support/run-typescript.cjs', `test/bench/${section}.ts`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const figures: Figure[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{')) figures.push(JSON.parse(line) as Figure);
    else process.stderr.write(`${line}\n`);
  }
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`the section ${section} failed`);
  return figures;
}

function row({ what, value, unit, baseline, ratio, note }: Figure): string {
  const against =
    baseline === undefined ? '' : `${(ratio ?? 0).toFixed(2)} × ${baseline.what} (${shown(baseline.value)})`;
  return `${what.padEnd(58)} ${shown(value).padStart(10)} ${unit.padEnd(11)} ${against} ${note ?? ''}`.trimEnd();
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2);
}

const chosen = process.argv.slice(2);
const figures: Figure[] = [];
for (const section of SECTIONS) {
  if (chosen.length > 0 && !chosen.includes(section)) continue;
  process.stderr.write(`\n${section} …\n`);
  for (const figure of await runSection(section)) {
    figures.push(figure);
    process.stdout.write(`${row(figure)}\n`);
  }
}
writeFileSync(
  'bench-result.json',
  `${JSON.stringify({ node: process.version, cores: cpus().length, figures }, null, 2)}\n`,
);
process.stderr.write('\nbench-result.json written\n');
