import { stat } from 'node:fs/promises';
import { mappingNamed, savedMappings } from '../mappings/saved-mappings.js';
import type { MappingSource } from '../mappings/saved-mappings.js';
import { openParts } from '../reading/containers/file-parts.js';
import type { FileContainer, FilePart } from '../reading/containers/file-parts.js';
import { fileHead } from '../reading/file-head.js';
import type { FileHead } from '../reading/file-head.js';
import { detectFileKind, readerOf } from '../reading/file-kind.js';
import type { FileFamily, FileReader, ReadOptions } from '../reading/file-reader.js';
import { inspectPart } from '../reading/inspect.js';
import type { Inspection } from '../reading/inspect.js';
import { headOf, workbookHashOf } from '../reading/read-part.js';
import type { OpenedPart } from '../reading/read-part.js';
import { mappedReader } from '../reading/tables/mapped-table.js';
import { mappingOf, proposeMapping } from '../reading/tables/propose-mapping.js';
import type { ProposedMapping } from '../reading/tables/propose-mapping.js';
import { previewTable } from '../reading/tables/table-preview.js';
import type { TablePreview } from '../reading/tables/table-preview.js';
import type { ColumnMapping } from '../shared/column-mapping.js';
import { DomainError, malformed } from '../shared/domain-error.js';
import { derivedId } from '../shared/ids.js';
import { statementStream } from '../shared/streams.js';
import { previewLines } from './preview-lines.js';
import type { PreviewedLine } from './preview-lines.js';

/** What a part of a file is taken for, and why. */
export interface RecognisedKind {
  readonly kind: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly family: FileFamily;
  /**
   * "asked": the request names the kind or the mapping. "signature": nothing else has what it begins with. "columns": so many
   * of its columns are those of the kind. "saved-mapping": no kind fits, and one mapping of the shop does.
   */
  readonly by: 'asked' | 'signature' | 'columns' | 'saved-mapping';
  /** How much of the part the kind explains: 100 for a signature, else about the number of columns it knows. */
  readonly score: number | null;
  /** Name of the saved mapping by which it is read. */
  readonly mapping: string | null;
}

/** A file, a member of an archive or a sheet of a workbook. */
export interface InspectedPart {
  readonly name: string;
  readonly container: FileContainer;
  readonly encoding: string;
  /** Null if no kind and no single mapping fits: see `reason`, and `proposal`. */
  readonly recognised: RecognisedKind | null;
  readonly reason: string;
  readonly reasonZh: string;
  /** Names of the shop's mappings that fit, the best first, whether or not one is used. */
  readonly fittingMappings: readonly string[];
  /** Columns and the first twenty rows as text; null for what is no table. */
  readonly table: TablePreview | null;
  /** What the columns of a table that nobody knows probably are. */
  readonly proposal: ProposedMapping | null;
  /** What reading it to its end gives: statements with declared and computed totals, lines left out, warnings. */
  readonly reading: Inspection | null;
  /** The first twenty lines of a statement as they would be recorded, or why not. */
  readonly lines: readonly PreviewedLine[];
  /** By what those lines were read: the kind or mapping above, or the proposal. Null if there are none. */
  readonly linesReadBy: 'recognised' | 'proposal' | null;
  /** Whether all of its statements are in the log already: importing them again brings nothing. Null for other files. */
  readonly alreadyImported: boolean | null;
  /** Why it can't be read, if it is recognised and can't. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface UploadInspection {
  readonly fileName: string;
  readonly bytes: number;
  readonly parts: readonly InspectedPart[];
}

export interface UploadToInspect {
  readonly path: string;
  readonly fileName: string;
  readonly shopId: string;
  readonly zone: string;
  /** A kind of file or "auto". */
  readonly kind: string;
  /** In place of the kind: the name of a saved mapping, or a mapping that is to be tried. */
  readonly mapping?: string | ColumnMapping | undefined;
}

/** Of an archive with more parts only these are looked into: a person can't look at more of them either. */
const PARTS_SHOWN = 50;

/**
 * Looks into a file without writing anything: what it is and why, and how its rows would be read. Throws DomainError
 * (malformed): EMPTY_FILE, UNKNOWN_FILE_KIND for a kind that does not exist, and what `openParts` refuses; MAPPING_UNKNOWN
 * (not found). What is wrong with one part stands in that part.
 */
export async function inspectUpload(
  source: MappingSource,
  upload: UploadToInspect,
): Promise<UploadInspection> {
  const { path, fileName, shopId } = upload;
  const { size } = await stat(path);
  if (size === 0) malformed('EMPTY_FILE', `${fileName} is empty`, { fileName });
  const saved = await savedMappings(source, shopId);
  const own = saved.map(({ mapping, name }) => mappedReader(mapping, name));
  const asked =
    typeof upload.mapping === 'string'
      ? mappedReader(mappingNamed(saved, { shopId, name: upload.mapping }).mapping, upload.mapping)
      : upload.mapping && mappedReader(upload.mapping);
  const found = await openParts(path);
  const parts: InspectedPart[] = [];
  for (const part of found.slice(0, PARTS_SHOWN)) {
    const name = found.length === 1 ? fileName : part.name;
    const workbookHash = await workbookHashOf(path, part, found.length === 1);
    const looked = new PartInspector(source, upload, { part, name, workbookHash });
    parts.push(await looked.inspect(asked, own));
  }
  return { fileName, bytes: size, parts };
}

interface PartToInspect {
  readonly part: FilePart;
  readonly name: string;
  readonly workbookHash: string | undefined;
}

/** Looks into one part. */
class PartInspector {
  private readonly options: ReadOptions;

  constructor(
    private readonly source: MappingSource,
    private readonly upload: UploadToInspect,
    private readonly about: PartToInspect,
  ) {
    this.options = { shopId: upload.shopId, zone: upload.zone };
  }

  async inspect(asked: FileReader | undefined, own: readonly FileReader[]): Promise<InspectedPart> {
    const bytes = await headOf(this.about.part);
    const head = fileHead(bytes);
    const fitting = fittingOf(head, own);
    const { reader, ...why } = this.recognise(bytes, head, asked, fitting);
    const known =
      this.upload.mapping === undefined || typeof this.upload.mapping === 'string'
        ? []
        : titlesOf(this.upload.mapping);
    const table = previewTable(head, known) ?? previewTable(head) ?? null;
    const proposal = reader === undefined && table !== null ? proposeMapping(table) : null;
    return {
      name: this.about.name,
      container: this.about.part.container,
      encoding: head.encoding,
      ...why,
      fittingMappings: fitting.map(({ savedAs }) => savedAs ?? ''),
      table,
      proposal,
      ...(reader === undefined ? await this.tried(proposal) : await this.read(reader)),
    };
  }

  private recognise(
    bytes: Uint8Array,
    head: FileHead,
    asked: FileReader | undefined,
    fitting: readonly FileReader[],
  ): Pick<InspectedPart, 'recognised' | 'reason' | 'reasonZh'> & { readonly reader: FileReader | undefined } {
    const { kind } = this.upload;
    if (asked !== undefined || kind !== 'auto') {
      const reader = asked ?? readerOf(bytes, this.about.name, kind);
      return { reader, recognised: recognisedAs(reader, 'asked', null), ...ASKED };
    }
    const { reader, seen } = detectFileKind(bytes);
    if (reader !== undefined) {
      const score = reader.recognise(head)?.score ?? 0;
      const by = score >= SIGNATURE_SCORE ? 'signature' : 'columns';
      return { reader, recognised: recognisedAs(reader, by, score), ...reasonOf(reader, by, score) };
    }
    const [best, second] = fitting;
    const score = best?.recognise(head)?.score ?? 0;
    if (best === undefined || second?.recognise(head)?.score === score) {
      return { reader: undefined, recognised: null, ...unknownReason(seen, best !== undefined) };
    }
    return { reader: best, recognised: recognisedAs(best, 'saved-mapping', score), ...savedReason(best) };
  }

  /** Reads it to its end, as an import does at first. */
  private async read(
    reader: FileReader,
  ): Promise<Pick<InspectedPart, 'reading' | 'lines' | 'linesReadBy' | 'alreadyImported' | 'error'>> {
    const opened = this.openedBy(reader);
    const nothing = { reading: null, lines: [], linesReadBy: null, alreadyImported: null };
    try {
      const reading = await inspectPart(opened, this.options);
      if (reader.family !== 'statement') return { ...nothing, reading, error: null };
      return {
        reading,
        lines: await previewLines(opened, this.options, reading.statements ?? []),
        linesReadBy: 'recognised',
        alreadyImported: await this.isImported(reading),
        error: null,
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ...nothing, error: { code: error.code, message: error.message } };
    }
  }

  /** Of a table that nobody knows, the lines that the proposal would give. */
  private async tried(
    proposal: ProposedMapping | null,
  ): Promise<Pick<InspectedPart, 'reading' | 'lines' | 'linesReadBy' | 'alreadyImported' | 'error'>> {
    const nothing = { reading: null, alreadyImported: null, error: null };
    const mapping = proposal === null ? undefined : mappingOf(proposal, this.about.name);
    if (mapping === undefined) return { ...nothing, lines: [], linesReadBy: null };
    try {
      const lines = await previewLines(this.openedBy(mappedReader(mapping)), this.options, []);
      return { ...nothing, lines, linesReadBy: 'proposal' };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ...nothing, lines: [], linesReadBy: null };
    }
  }

  private openedBy(reader: FileReader): OpenedPart {
    const { part, name, workbookHash } = this.about;
    return { part, reader, fileName: name, workbookHash };
  }

  private async isImported({ statements = [], sha256 }: Inspection): Promise<boolean> {
    for (const [index, { account }] of statements.entries()) {
      const place = index === 0 ? [] : [String(index)];
      const id = derivedId('statement', this.upload.shopId, account, sha256, ...place);
      const [first] = await this.source.store.readStream(statementStream(this.upload.shopId, id), {
        limit: 1,
      });
      if (first === undefined) return false;
    }
    return statements.length > 0;
  }
}

const SIGNATURE_SCORE = 100;

function fittingOf(head: FileHead, own: readonly FileReader[]): readonly FileReader[] {
  const scored = own.map((reader) => ({ reader, score: reader.recognise(head)?.score ?? 0 }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ reader }) => reader);
}

function titlesOf({ columns }: ColumnMapping): readonly string[] {
  return Object.values(columns);
}

function recognisedAs(reader: FileReader, by: RecognisedKind['by'], score: number | null): RecognisedKind {
  const { kind, name, family, savedAs } = reader;
  return { kind, name, family, by, score, mapping: savedAs ?? null };
}

interface Reason {
  readonly reason: string;
  readonly reasonZh: string;
}

const ASKED: Reason = { reason: 'It is read as it was asked for', reasonZh: '按指定的方式读取' };

function reasonOf({ name }: FileReader, by: 'signature' | 'columns', score: number): Reason {
  if (by === 'signature') {
    return {
      reason: `It begins as only a file of the kind ${name.en} does`,
      reasonZh: `文件开头具有「${name.zh}」独有的特征`,
    };
  }
  const found = Math.ceil(score);
  return {
    reason: `Its header has ${found} columns of the kind ${name.en}, more than of any other`,
    reasonZh: `表头有 ${found} 列与「${name.zh}」相符，多于其他格式`,
  };
}

function savedReason({ savedAs = '' }: FileReader): Reason {
  return {
    reason: `No kind that is known fits, and all columns of the saved mapping "${savedAs}" stand in its header`,
    reasonZh: `不属于已知格式；表头包含已保存的列映射「${savedAs}」的所有列`,
  };
}

function unknownReason(seen: string, isAmbiguous: boolean): Reason {
  if (isAmbiguous) {
    return {
      reason: 'Several saved mappings explain as much of it: choose the one that is meant',
      reasonZh: '有多个已保存的列映射同样相符，请选择其一',
    };
  }
  return {
    reason: `No kind that is known fits: it looks like ${seen}`,
    reasonZh: `不属于任何已知格式（${seen}）`,
  };
}
