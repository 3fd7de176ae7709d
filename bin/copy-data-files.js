// The SQL of tables and functions and the schemas of the API's answers lie beside the code that uses them; the build
// carries them along.
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
for (const folder of ['src', 'projections']) {
  for (const file of readdirSync(join(root, folder), { recursive: true })) {
    if (/\.(sql|json)$/.test(String(file))) {
      cpSync(join(root, folder, String(file)), join(root, 'dist', folder, String(file)));
    }
  }
}
// Tells bin/ledger.js that everything above, and the compiler before it, came to its end.
writeFileSync(join(root, 'dist', '.built'), '');
