// Builds the console into dist/web, if anything that it is made of is newer than the last build.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist/web/.built');
const sources = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'src/shared/vocabulary.ts',
  'package-lock.json',
];

function newestIn(path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

const newest = Math.max(...sources.map((source) => newestIn(join(root, source))));
if (!existsSync(stamp) || statSync(stamp).mtimeMs < newest) {
  process.stderr.write('Building the console …\n');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' });
  writeFileSync(stamp, '');
}
