import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { malformed } from '../shared/domain-error.js';

export interface WrittenFile {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** What the person who named the path can mend. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it may not be written',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
};

/**
 * Writes a file piece by piece. Whoever looks sees the old file or the whole new one, never a part: it is written beside
 * its place and moved there in the end. Throws FILE_UNWRITABLE, naming the path.
 */
export async function writeWholeFile(path: string, parts: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
  const beside = `${path}.${randomUUID().slice(0, 8)}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const file = await open(beside, 'wx');
    try {
      for await (const part of parts) {
        hash.update(part);
        bytes += part.length;
        await file.writeFile(part);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    malformed('FILE_UNWRITABLE', `${path} can't be written: ${reason}`, { path });
  }
  return { bytes, sha256: hash.digest('hex') };
}
