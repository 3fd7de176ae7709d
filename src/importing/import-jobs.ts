import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../shared/domain-error.js';
import type { ImportProgress, ImportReport } from './import-report.js';
import type { ImportRequest } from './import-file.js';

/** An upload and what became of it. */
export interface ImportJob {
  readonly importId: string;
  readonly shopId: string;
  readonly kind: string;
  /** The name of a saved mapping to read it by. */
  readonly mapping?: string | undefined;
  readonly fileName: string;
  readonly actorId: string;
  readonly receivedAt: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  progress: ImportProgress;
  report?: ImportReport;
  error?: { readonly code: string; readonly message: string };
}

type JobFacts = Pick<
  ImportJob,
  'importId' | 'shopId' | 'kind' | 'mapping' | 'fileName' | 'actorId' | 'receivedAt'
>;

const JOBS_KEPT = 500;
const NOTHING_YET: ImportProgress = { phase: 'checking', bytes: 0, totalBytes: 0, rows: 0 };

/**
 * Uploaded files, imported one after another. A file and its facts are on disk before the upload is acknowledged, and are
 * removed when the import has ended, so an upload that a crash interrupts is imported after the next start: imports
 * may be repeated.
 */
export class ImportJobs {
  private readonly jobs = new Map<string, ImportJob>();
  private queue: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly folder: string,
    private readonly importFile: (request: ImportRequest) => Promise<ImportReport>,
    private readonly zone: string,
    private readonly now: () => string,
  ) {}

  /** Takes up what an earlier process left. */
  async start(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      if (name.endsWith('.json')) {
        this.enqueue(JSON.parse(await readFile(join(this.folder, name), 'utf8')) as JobFacts);
      }
      // An upload that was not acknowledged; its sender has been told so.
      if (name.endsWith('.part')) await rm(join(this.folder, name), { force: true });
    }
  }

  /** Stores an upload and puts it in the queue. Throws DISK_FULL when the folder can't take it. */
  async receive(
    content: Readable,
    facts: Omit<JobFacts, 'importId' | 'receivedAt'>,
    isTruncated: () => boolean,
  ): Promise<ImportJob> {
    const job: JobFacts = { ...facts, importId: randomUUID(), receivedAt: this.now() };
    const path = this.pathOf(job);
    try {
      await pipeline(content, createWriteStream(`${path}.part`));
      if (isTruncated()) {
        throw new DomainError(
          'FILE_TOO_LARGE',
          'the file is larger than uploads may be; use the command line',
          {},
          'malformed',
        );
      }
      await rename(`${path}.part`, path);
      await writeFile(`${path}.json`, JSON.stringify(job));
    } catch (error) {
      for (const file of [`${path}.part`, path]) await rm(file, { force: true });
      if ((error as { code?: string }).code === 'ENOSPC') {
        throw new DomainError('DISK_FULL', 'the disk that uploads are kept on is full', {}, 'unavailable');
      }
      throw error;
    }
    return this.enqueue(job);
  }

  find(importId: string): ImportJob | undefined {
    return this.jobs.get(importId);
  }

  /** Newest first. */
  list(shopId: string): readonly ImportJob[] {
    return [...this.jobs.values()].filter((job) => job.shopId === shopId).reverse();
  }

  /** Resolves when a job has ended. */
  async ended(job: ImportJob): Promise<void> {
    while (job.state === 'waiting' || job.state === 'running') await this.queue;
  }

  /** Ends after the import under way; what waits is taken up after the next start. */
  async close(): Promise<void> {
    this.closed = true;
    await this.queue;
  }

  private enqueue(facts: JobFacts): ImportJob {
    const job: ImportJob = { ...facts, state: 'waiting', progress: NOTHING_YET };
    this.jobs.set(job.importId, job);
    for (const [id, { state }] of this.jobs) {
      if (this.jobs.size <= JOBS_KEPT) break;
      if (state === 'done' || state === 'failed') this.jobs.delete(id);
    }
    this.queue = this.queue.then(() => this.run(job));
    return job;
  }

  private async run(job: ImportJob): Promise<void> {
    if (this.closed) return;
    job.state = 'running';
    const path = this.pathOf(job);
    try {
      const { shopId, kind, mapping, fileName } = job;
      job.report = await this.importFile({
        path,
        fileName,
        shopId,
        kind,
        mapping,
        actor: { type: 'user', id: job.actorId },
        zone: this.zone,
        now: job.receivedAt,
        // A file within an archive has more bytes than the archive.
        onProgress: (progress) =>
          (job.progress = { ...progress, bytes: Math.min(progress.bytes, progress.totalBytes) }),
      });
      job.state = 'done';
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      job.error = {
        code: typeof code === 'string' ? code : 'UNEXPECTED',
        message: error instanceof Error ? error.message : String(error),
      };
      job.state = 'failed';
    }
    for (const file of [`${path}.json`, path]) await rm(file, { force: true }).catch(() => undefined);
  }

  private pathOf({ importId }: Pick<JobFacts, 'importId'>): string {
    return join(this.folder, importId);
  }
}
