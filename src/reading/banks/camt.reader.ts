import { add } from '../../shared/money.js';
import { malformed } from '../../shared/domain-error.js';
import { decodeXml } from './camt.encoding.js';
import { readable } from './camt.figures.js';
import { MESSAGE_NAME, MESSAGE_TAG, messageOf } from './camt.format.js';
import { EntryIdentities } from './camt.identity.js';
import { pageOf, pageWarnings } from './camt.page.js';
import { CamtStatement } from './camt.statement.js';
import { camtTime } from './camt.time.js';
import type { CamtTime } from './camt.time.js';
import { readCamtXml } from './camt.xml.js';
import type { CamtItem, CamtRecord } from './camt.xml.js';
import type { FileHead, Recognition } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { decodingWarnings, defined } from '../reader-item.js';
import type { ReaderWarning } from '../reader-item.js';
import { computedOf } from '../tables/statement-table.js';
import type { StatementEnd } from '../statement-tally.js';

/** ISO 20022 bank statements: account reports (052), statements (053) and notifications (054) of any version. */
export const camtReader: FileReader = {
  kind: 'camt',
  family: 'statement',
  name: { en: 'ISO 20022 bank statement (camt.052/053/054)', zh: 'ISO 20022 银行对账单（camt.052/053/054）' },
  version: 1,
  recognise,
  read,
};

function recognise({ text }: FileHead): Recognition | undefined {
  const tag = MESSAGE_TAG.exec(text);
  const message = messageOf(tag?.[1] ?? '');
  if (tag === null || message === undefined || !text.trimStart().startsWith('<')) return undefined;
  const name = MESSAGE_NAME.exec(text.slice(0, tag.index + 1000))?.[0];
  return { score: 100, version: name?.startsWith(message) === true ? name : message };
}

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const { encoding, text, damage } = await decodeXml(source, options.encoding);
  const run = new CamtRun(options, encoding);
  for await (const item of readCamtXml(text)) yield* run.items(item);
  yield run.closed(decodingWarnings(damage));
}

/** A file while it is read. */
class CamtRun {
  private readonly identities: EntryIdentities;
  private readonly ends: StatementEnd[] = [];
  private readonly warnings: ReaderWarning[] = [];
  private version: string | undefined;
  private opened = false;
  private statement: CamtStatement | undefined;
  private createdAt: CamtTime | undefined;
  private lastPage = true;
  private statements = 0;
  private rows = 0;

  constructor(
    private readonly options: ReadOptions,
    private readonly encoding: string,
  ) {
    this.identities = new EntryIdentities(options.shopId);
  }

  *items(item: CamtItem): Generator<FileItem> {
    if (item.kind === 'message') {
      this.version ??= item.version;
    } else if (item.kind === 'statement') {
      yield* this.open(item.line);
    } else if (item.kind === 'record') {
      yield* this.record(item.record);
    } else if (this.statement !== undefined) {
      const ends = this.statement.ends();
      this.statement = undefined;
      this.ends.push(...ends);
      yield* ends;
    }
  }

  private *open(line: number): Generator<FileItem> {
    if (!this.opened) {
      this.opened = true;
      const { version = '', encoding } = this;
      yield { kind: 'opened', version, encoding, warnings: [...this.warnings] };
    }
    const { options, identities, createdAt, lastPage } = this;
    const nextIndex = (): number => this.statements++;
    this.statement = new CamtStatement({ options, identities, nextIndex, createdAt, lastPage }, line);
  }

  private *record(record: CamtRecord): Generator<FileItem> {
    if (record.name === 'GrpHdr') {
      this.header(record);
      return;
    }
    const item = this.statement?.read(record);
    if (item === undefined) return;
    this.rows += 1;
    yield item;
  }

  private header(record: CamtRecord): void {
    const page = pageOf(record, 'MsgPgntn/');
    this.lastPage = page.last;
    this.warnings.push(...pageWarnings(page, 'message'));
    const created = record.first('CreDtTm');
    this.createdAt = readable(
      () => (created === '' ? undefined : camtTime(created, 'CreDtTm', this.options.zone)),
      ({ code, message }) => this.warnings.push({ code, detail: message }),
    );
  }

  /** Throws NOT_A_STATEMENT and NO_STATEMENT. */
  closed(damage: readonly ReaderWarning[]): FileItem {
    if (this.version === undefined) {
      malformed(
        'NOT_A_STATEMENT',
        'This XML is no bank statement: it holds no camt.052, camt.053 or camt.054',
      );
    }
    if (this.ends.length === 0) {
      malformed('NO_STATEMENT', `This ${this.version} holds no statement of an account with a currency`);
    }
    const [only, ...others] = this.ends;
    return {
      kind: 'closed',
      rows: this.rows,
      declared: others.length === 0 ? defined({ ...only?.declared }) : {},
      computed: computedOf(byAccount(this.ends)),
      warnings: [...this.warnings, ...damage],
    };
  }
}

/** Several statements of one account and currency as one. */
function byAccount(ends: readonly StatementEnd[]): readonly StatementEnd[] {
  const merged = new Map<string, StatementEnd>();
  for (const end of ends) {
    const key = `${end.accountNo}\n${end.currency}`;
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? end
        : {
            ...known,
            entries: known.entries + end.entries,
            creditCount: known.creditCount + end.creditCount,
            creditAmount: add(known.creditAmount, end.creditAmount),
            debitCount: known.debitCount + end.debitCount,
            debitAmount: add(known.debitAmount, end.debitAmount),
          },
    );
  }
  return [...merged.values()];
}
