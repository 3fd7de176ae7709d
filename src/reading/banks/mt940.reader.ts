import { malformed } from '../../shared/domain-error.js';
import type { FileHead, Recognition } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { swiftFields } from './mt940.fields.js';
import type { SwiftField } from './mt940.fields.js';
import { SwiftRun } from './mt940.run.js';
import { decodeBankText, withLineFeeds } from './mt940.text.js';
import { decodingWarnings } from '../reader-item.js';

/**
 * SWIFT customer statements: MT940 with balances, MT942 with counts and sums. Every message is a statement of its own,
 * also the pages of a longer one (:60M:, :62M:): each page has both balances and foots by itself.
 */
export const mt940Reader: FileReader = {
  kind: 'mt940',
  family: 'statement',
  name: { en: 'SWIFT bank statement (MT940, MT942)', zh: 'SWIFT 银行对账单（MT940/MT942）' },
  version: 1,
  recognise,
  read,
};

const SIGNATURE = /^[ \t]{0,4}:(?:61:\s*\d{6}|6[02][FM]?:\s*[DC]?\d{6}|34F:[A-Z]{3}|90[CD]:\d+[A-Z]{3})/m;
/** The start of a first message whose statement is longer than what is seen of the file. */
const OPENING = /^[ \t]{0,4}:20:[^\n]*\n(?:[ \t]*\n|:21:[^\n]*\n)*[ \t]{0,4}:25P?:/m;

function recognise({ text }: FileHead): Recognition | undefined {
  const lines = text.replace(/\r\n?/g, '\n');
  if (!SIGNATURE.test(lines) && !OPENING.test(lines)) return undefined;
  const interim = /^[ \t]{0,4}:34F:/m.test(lines) && !/^[ \t]{0,4}:60[FM]?:/m.test(lines);
  return { score: 100, version: interim ? 'MT942' : 'MT940' };
}

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const { encoding, text, damage } = await decodeBankText(source, options.encoding);
  const run = new SwiftRun(options);
  let waiting: SwiftField[] | undefined = [];
  for await (const field of swiftFields(withLineFeeds(text))) {
    if (waiting === undefined) {
      yield* run.take(field);
      continue;
    }
    waiting.push(field);
    const version = versionOf(field, waiting);
    if (version === undefined) continue;
    yield { kind: 'opened', version, encoding, warnings: [] };
    for (const one of waiting) yield* run.take(one);
    waiting = undefined;
  }
  if (waiting !== undefined) malformed('NO_STATEMENT', 'the file has no balance and no entry (:60F:, :61:)');
  yield* run.close();
  yield {
    kind: 'closed',
    rows: run.rows,
    declared: run.totals.declared,
    computed: run.totals.computed,
    warnings: [...run.warnings.list(), ...decodingWarnings(damage)],
  };
}

/** What the first telling field of a file says it is; `before` are those up to it. */
function versionOf({ kind, tag, lines }: SwiftField, before: readonly SwiftField[]): string | undefined {
  if (kind === 'header') {
    const [, type] = /^(?:\{1:.*)?\{2:[IO]?(94[02])/.exec(lines[0] ?? '') ?? [];
    return type === undefined ? undefined : `MT${type}`;
  }
  if (/^34|^90/.test(tag)) return 'MT942';
  if (/^6[02]/.test(tag)) return 'MT940';
  // Movements without a balance before them: a report of the day names its time (:13D:).
  if (tag === '61') return before.some((field) => field.tag.startsWith('13')) ? 'MT942' : 'MT940';
  return undefined;
}
