import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { DomainError, malformed } from '../shared/domain-error.js';

/** An upload on disk for as long as it is looked at, with the texts that were sent beside it. */
export interface ReceivedUpload {
  readonly path: string;
  readonly fileName: string;
  readonly fields: Readonly<Record<string, string>>;
}

const HELP = 'send the file as multipart/form-data in a part named "file"';

/**
 * Puts the file of a multipart request into `folder`, lends it to `work`, and removes it. Throws FILE_MISSING, FILE_TOO_LARGE
 * above `maxBytes`, and DISK_FULL. What a crash leaves there is removed at the next start: its name ends in ".part".
 */
export async function withUpload<T>(
  request: FastifyRequest,
  folder: string,
  maxBytes: number,
  work: (upload: ReceivedUpload) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) malformed('FILE_MISSING', HELP);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.part`);
  try {
    return await work({ path, ...(await receive(request, path, maxBytes)) });
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(
  request: FastifyRequest,
  path: string,
  maxBytes: number,
): Promise<Omit<ReceivedUpload, 'path'>> {
  const fields: Record<string, string> = {};
  let fileName: string | undefined;
  for await (const part of request.parts({ limits: { files: 1, fileSize: maxBytes } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      continue;
    }
    await pipeline(part.file, createWriteStream(path)).catch(refuseFullDisk);
    if (part.file.truncated) {
      const megabytes = Math.floor(maxBytes / 1024 ** 2);
      malformed('FILE_TOO_LARGE', `files of more than ${megabytes} MB are not looked into here: import it`);
    }
    fileName = part.filename;
  }
  return fileName === undefined ? malformed('FILE_MISSING', HELP) : { fileName, fields };
}

function refuseFullDisk(error: unknown): never {
  if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  throw new DomainError('DISK_FULL', 'the disk that uploads are kept on is full', {}, 'unavailable');
}
