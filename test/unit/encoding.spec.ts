import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { createHash } from 'node:crypto';
import { decodeText, detectEncoding } from '../../src/reading/encoding.js';
import { hashing } from '../../src/reading/hashing.js';
import { bytesOf, collect } from '../support/bytes.js';

const TEXT = '订单编号,总金额\r\n1930679858170647,598.00元\r\n'.repeat(20);

async function decoded(content: string | Uint8Array, encoding?: string) {
  const { encoding: found, text, damage } = await decodeText(bytesOf(content, encoding));
  return { found, text: (await collect(text)).join(''), damage };
}

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', 'utf-8'],
    ['gb18030', 'gb18030'],
    ['gbk', 'gb18030'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
  ])(
    '%s is found without a byte order mark, and read whole though pieces cut characters in two',
    async (as, found) => {
      expect(await decoded(TEXT, as)).toEqual({
        found,
        text: TEXT,
        damage: { replacedCharacters: 0, firstLine: undefined },
      });
    },
  );

  it.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'the byte order mark of %s is no part of the text',
    async (as) => {
      const marked = iconv.encode(TEXT, as, { addBOM: true });
      expect(await decoded(marked)).toMatchObject({ found: as, text: TEXT });
    },
  );

  it('characters that only GB18030 has are read in a file that is GBK for the rest', async () => {
    expect((await decoded(`${TEXT}𠮷,€\n`, 'gb18030')).text.endsWith('𠮷,€\n')).toBe(true);
  });

  it('a few broken bytes in UTF-8 are counted with their line and do not make the file GBK', async () => {
    const bytes = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xe8, 0xae, 0x0a]), Buffer.from(TEXT)]);
    const { found, damage } = await decoded(bytes);
    expect(found).toBe('utf-8');
    expect(damage.firstLine).toBe(41);
    expect(damage.replacedCharacters).toBeGreaterThan(0);
  });

  it('bytes that are not GB18030 are counted with their line', async () => {
    const bytes = Buffer.concat([
      iconv.encode(TEXT, 'gbk'),
      Buffer.from([0xff, 0xff, 0x0a]),
      iconv.encode(TEXT, 'gbk'),
    ]);
    const { found, damage } = await decoded(bytes);
    expect(found).toBe('gb18030');
    expect(damage.firstLine).toBe(41);
  });

  it('a head that ends inside a character is not taken as broken', () => {
    expect(detectEncoding(Buffer.from('订单编号').subarray(0, 11))).toBe('utf-8');
  });
});

describe('hashing a file', () => {
  it('hashes the bytes that pass, and has no hash of half a file', async () => {
    const { bytes, digest } = hashing(bytesOf(TEXT));
    expect(digest).toThrow('not been read to its end');
    expect(Buffer.concat(await collect(bytes))).toEqual(Buffer.from(TEXT));
    const sha256 = createHash('sha256').update(TEXT).digest('hex');
    expect(digest()).toEqual({ sha256, bytes: Buffer.byteLength(TEXT) });
  });
});
