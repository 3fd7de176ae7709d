import { useSyncExternalStore } from 'react';
import { api } from '../../api/client.js';
import { answer, ApiProblem } from '../../api/problem.js';
import type { ImportJob, UploadInspection } from '../../api/schema.js';
import { asked } from '../../parts/url-state.js';
import type { ChosenFile } from './dropped-files.js';
import { stepAfterLook } from './upload.js';
import type { Upload } from './upload.js';

const POLL_MS = 400;
const AWAY_MS = 2_000;

// The queue is no part of the page: it goes on while another page is looked at.
let uploads: readonly Upload[] = [];
let isRunning = false;
const listeners = new Set<() => void>();

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => uploads,
  );
}

/** Puts files into the queue of a shop; they are looked into and imported one after another. */
export function addUploads(shop: string, files: readonly ChosenFile[]): void {
  const added = files.map((chosen): Upload => ({
    ...chosen,
    id: crypto.randomUUID(),
    shop,
    step: 'waiting',
    mapping: null,
    inspection: null,
    job: null,
    problem: null,
  }));
  show([...uploads, ...added]);
  void run();
}

/** Begins again with a file: after a failure, or with a mapping that a person chose or saved. */
export function retryUpload(id: string, mapping: string | null = null): void {
  change(id, { step: 'waiting', mapping, problem: null, job: null });
  void run();
}

/** Tables that nobody knew are looked at again: a mapping that was saved for one of them may fit others. */
export function lookAgain(shop: string): void {
  for (const { id, step, shop: of } of uploads) {
    if (step === 'unknown' && of === shop) change(id, { step: 'waiting' });
  }
  void run();
}

/** Takes files that have ended off the list; the ledger keeps what they brought. */
export function clearUploads(isCleared: (upload: Upload) => boolean): void {
  show(uploads.filter((upload) => !isCleared(upload)));
}

async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  for (;;) {
    const next = uploads.find(({ step }) => step === 'waiting');
    if (next === undefined) break;
    await bring(next);
  }
  isRunning = false;
}

async function bring(upload: Upload): Promise<void> {
  const { id } = upload;
  try {
    change(id, { step: 'looking' });
    const inspection = await look(upload);
    if (inspection !== undefined) {
      const after = stepAfterLook(inspection);
      change(id, { inspection, ...after });
      if (after.step !== 'importing') return;
    }
    change(id, { step: 'importing' });
    await follow(id, await send(upload));
  } catch (error) {
    const { code, message } =
      error instanceof ApiProblem ? error : new ApiProblem(0, 'FAILED', String(error));
    change(id, { step: 'failed', problem: { code, message } });
  }
}

/** Undefined for a file that is too large to be looked into beforehand: an import says as much, later. */
async function look({ shop, file, mapping }: Upload): Promise<UploadInspection | undefined> {
  try {
    const { data } = await answer(inspect({ shop, file, query: asked({ mapping }) }));
    return data;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'FILE_TOO_LARGE') return undefined;
    throw error;
  }
}

interface Inspected {
  readonly shop: string;
  readonly file: File;
  /** A mapping that is tried, as JSON. */
  readonly mapping?: string;
  readonly query?: { readonly mapping?: string };
  readonly signal?: AbortSignal;
}

/** What a file is, and how its rows would be read; nothing is written. */
export function inspect({ shop, file, mapping, query = {}, signal }: Inspected) {
  return api.POST('/v1/shops/{shopId}/imports/inspection', {
    params: { path: { shopId: shop }, query },
    body: { file: file.name, ...(mapping !== undefined && { mapping }) },
    bodySerializer: () => formOf(file, mapping),
    ...(signal !== undefined && { signal }),
  });
}

async function send({ shop, file, mapping }: Upload): Promise<ImportJob> {
  const { data } = await answer(
    api.POST('/v1/shops/{shopId}/imports', {
      params: { path: { shopId: shop }, query: asked({ mapping }) },
      body: { file: file.name },
      bodySerializer: () => formOf(file),
    }),
  );
  return data;
}

/** A field after the file would not be read before it. */
function formOf(file: File, mapping?: string): FormData {
  const form = new FormData();
  if (mapping !== undefined) form.set('mapping', mapping);
  form.set('file', file, file.name);
  return form;
}

async function follow(id: string, received: ImportJob): Promise<void> {
  let job = received;
  while (job.state === 'waiting' || job.state === 'running') {
    change(id, { job });
    await pause(POLL_MS);
    job = (await progressOf(job)) ?? job;
  }
  if (job.state === 'done') change(id, { job, step: 'done' });
  else change(id, { job, step: 'failed', problem: job.error ?? null });
}

/** A server that is away goes on with the import when it is back; undefined until then. */
async function progressOf({ shopId, importId }: ImportJob): Promise<ImportJob | undefined> {
  try {
    const path = { shopId, importId };
    const { data } = await answer(api.GET('/v1/shops/{shopId}/imports/{importId}', { params: { path } }));
    return data;
  } catch (error) {
    if (!(error instanceof ApiProblem) || (error.status !== 0 && error.status !== 503)) throw error;
    await pause(AWAY_MS);
    return undefined;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function change(id: string, to: Partial<Upload>): void {
  show(uploads.map((upload) => (upload.id === id ? { ...upload, ...to } : upload)));
}

function show(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}
