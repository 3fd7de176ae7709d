import { malformed } from '../../shared/domain-error.js';
import type { FileHead, Recognition } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { decodeBankText, withLineFeeds } from './mt940.text.js';
import { ofxEncoding, ofxVersion } from './ofx.head.js';
import { OfxRun } from './ofx.run.js';
import { ofxTokens } from './ofx.tokens.js';
import { decodingWarnings } from '../reader-item.js';

/** OFX, also as QFX: statements of banks and credit cards, 1.x (SGML) and 2.x (XML). */
export const ofxReader: FileReader = {
  kind: 'ofx',
  family: 'statement',
  name: { en: 'OFX bank statement', zh: 'OFX 银行对账单' },
  version: 1,
  recognise,
  read,
};

function recognise({ text }: FileHead): Recognition | undefined {
  const start = text.slice(0, 4000);
  if (!/^\s*OFXHEADER\s*:|<\?OFX\s|<OFX[\s>]/im.test(start)) return undefined;
  return { score: 100, version: ofxVersion(start) };
}

/** Characters in which the header and the first tag must have come. */
const HEADER = 10_000;

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const { encoding, text, damage } = await decodeBankText(source, options.encoding, ofxEncoding);
  const run = new OfxRun(options);
  let head: string | undefined = '';
  const watched = async function* (): AsyncGenerator<string> {
    for await (const piece of withLineFeeds(text)) {
      if (head !== undefined) head += piece;
      yield piece;
    }
  };
  for await (const tokens of ofxTokens(watched())) {
    if (head !== undefined && tokens.some(({ name }) => name === 'OFX')) {
      yield { kind: 'opened', version: ofxVersion(head), encoding, warnings: [] };
      head = undefined;
    } else if (head !== undefined && head.length > HEADER) notOfx();
    for (const token of tokens) yield* run.take(token);
  }
  if (head !== undefined) notOfx();
  yield* run.close();
  yield {
    kind: 'closed',
    rows: run.rows,
    declared: run.totals.declared,
    computed: run.totals.computed,
    warnings: [...run.warnings.list(), ...decodingWarnings(damage)],
  };
}

function notOfx(): never {
  return malformed('NO_STATEMENT', 'the file has no <OFX> element');
}
