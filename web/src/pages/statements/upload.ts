import type { ImportJob, InspectedPart, UploadInspection } from '../../api/schema.js';
import type { ChosenFile } from './dropped-files.js';

/**
 * Where a file stands. "unknown": a table that nobody knows, so a person says what its columns are. "foreign": nothing
 * that could be imported.
 */
export type UploadStep = 'waiting' | 'looking' | 'unknown' | 'foreign' | 'importing' | 'done' | 'failed';

export interface Upload extends ChosenFile {
  readonly id: string;
  readonly shop: string;
  readonly step: UploadStep;
  /** The saved mapping that a person chose for it. */
  readonly mapping: string | null;
  readonly inspection: UploadInspection | null;
  readonly job: ImportJob | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/** The part of a file that a person has to explain: the first table that nobody knows. */
export function unknownTable({ inspection }: Upload): InspectedPart | undefined {
  return inspection?.parts.find(({ recognised, table }) => recognised === null && table !== null);
}

/** The parts that are read when the file is imported. */
export function recognisedParts({ inspection }: Upload): readonly InspectedPart[] {
  return inspection?.parts.filter(({ recognised }) => recognised !== null) ?? [];
}

export function hasEnded({ step }: Upload): boolean {
  return step === 'done' || step === 'foreign' || step === 'failed';
}

/** Whether a person has to look at it; such files stand first. */
export function needsLooking({ step, job }: Upload): boolean {
  return step === 'unknown' || step === 'failed' || (job?.report?.rejectedCount ?? 0) > 0;
}

/** What comes next for a file that was looked into. */
export function stepAfterLook(inspection: UploadInspection): Pick<Upload, 'step' | 'problem'> {
  const { parts } = inspection;
  const known = parts.filter(({ recognised }) => recognised !== null);
  const broken = known.find(({ error }) => error !== null)?.error;
  if (known.length === 0) {
    return { step: parts.some(({ table }) => table !== null) ? 'unknown' : 'foreign', problem: null };
  }
  return broken != null && known.length === 1
    ? { step: 'failed', problem: broken }
    : { step: 'importing', problem: null };
}

/** Percent of an import: a file is read twice. */
export function percentOf({ progress: { phase, bytes, totalBytes } }: ImportJob): number {
  if (totalBytes === 0) return 0;
  const once = Math.floor((bytes / totalBytes) * 50);
  return phase === 'checking' ? once : 50 + once;
}
