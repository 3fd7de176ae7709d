#!/usr/bin/env -S node --max-old-space-size=1024 --max-semi-space-size=32
// The command line right after `npm ci`: builds once where the sources are newer than the build, then runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'dist/.built');

function newestSource() {
  let newest = 0;
  for (const folder of ['src', 'projections']) {
    for (const file of readdirSync(join(root, folder), { recursive: true })) {
      newest = Math.max(newest, statSync(join(root, folder, String(file))).mtimeMs);
    }
  }
  return newest;
}

// An installed image has the build and no sources.
if (existsSync(join(root, 'src')) && (!existsSync(built) || statSync(built).mtimeMs < newestSource())) {
  process.stderr.write('Building once …\n');
  const { status } = spawnSync('npm', ['run', '--silent', 'build:server'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(2);
}
const { main } = await import('../dist/src/cli.js');
await main(process.argv);
