import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWholeFile } from '../../src/platform/write-file.js';
import { streamOf } from '../support/report-examples.js';

describe('writing a whole file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-write-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives its size and hash, and takes the place of the old one', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, 'a longer file of yesterday');
    const written = await writeWholeFile(path, streamOf([Buffer.from('ab'), Buffer.from('c')]));
    expect(written).toEqual({ bytes: 3, sha256: createHash('sha256').update('abc').digest('hex') });
    expect(await readFile(path, 'utf8')).toBe('abc');
  });

  it('leaves the old file, and nothing besides, if it breaks off', async () => {
    const path = join(folder, 'b.csv');
    await writeFile(path, 'old');
    // eslint-disable-next-line @typescript-eslint/require-await -- a source that fails at once
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('new');
      throw new Error('the database went away');
    };
    await expect(writeWholeFile(path, broken())).rejects.toThrow('the database went away');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(folder)).filter((name) => name.startsWith('b.csv'))).toEqual(['b.csv']);
  });

  it.each(['no-such-folder/c.csv', '.'])('names a path that can not be written: %s', async (name) => {
    await expect(writeWholeFile(join(folder, name), streamOf([]))).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
      kind: 'malformed',
    });
  });
});
