import { describe, expect, it } from '@jest/globals';
import { camtReader } from '../../src/reading/banks/camt.reader.js';
import { readWhole, recognised } from '../support/read-file.js';
import type { FileRead } from '../support/read-file.js';

const BODY = (remark: string): string =>
  `<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2024-03-08</Dt></BookgDt>
<AddtlNtryInf>${remark}</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>`;
const xml = (remark: string, encoding = 'UTF-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n${BODY(remark)}`;

const read = (bytes: Uint8Array | string, pieceBytes = 1021): Promise<FileRead> =>
  readWhole(camtReader, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, {}, pieceBytes);
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('the XML of a bank statement', () => {
  const encoded: readonly (readonly [string, Uint8Array, string])[] = [
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${xml('Öl €')}`), 'utf-8'],
    ['no declaration', Buffer.from(BODY('Öl €')), 'utf-8'],
    ['blank lines before the declaration', Buffer.from(`\n\n${xml('Öl €')}`), 'utf-8'],
    ['UTF-16', utf16(xml('Öl €', 'UTF-16')), 'utf-16le'],
    ['UTF-16 big-endian', utf16(xml('Öl €', 'utf-16')).swap16(), 'utf-16be'],
    ['UTF-8 that calls itself UTF-16', Buffer.from(xml('Öl €', 'utf-16')), 'utf-8'],
    ['windows-1252', Buffer.from(xml('\u00D6l \u0080', 'Windows-1252'), 'latin1'), 'windows-1252'],
    ['ISO 8859-15', Buffer.from(xml('\u00D6l \u00A4', 'ISO-8859-15'), 'latin1'), 'iso-8859-15'],
  ];

  it.each(encoded)('is read in its encoding: %s', async (_name, bytes, encoding) => {
    expect(recognised(camtReader, bytes)).toBe(100);
    for (const size of [1, 1021]) {
      const { opened, lines, closed } = await read(bytes, size);
      expect(opened.encoding).toBe(encoding);
      expect(lines.map(({ remark }) => remark)).toEqual(['Öl €']);
      expect(closed.warnings).toEqual([]);
    }
  });

  it('is read in GB2312 if it says so', async () => {
    const [before, behind] = xml('|', 'GB2312').split('|');
    const bytes = Buffer.concat([
      Buffer.from(before!),
      Buffer.from([0xbb, 0xf5, 0xbf, 0xee]),
      Buffer.from(behind!),
    ]);
    expect((await read(bytes, 1)).lines[0]).toMatchObject({ remark: '货款' });
  });

  it('says which bytes can not be decoded', async () => {
    const { lines, closed } = await read(Buffer.from(xml('\u00D6l'), 'latin1'));
    expect(lines[0]).toMatchObject({ amount: '10.00' });
    expect(closed.warnings).toEqual([
      { code: 'UNDECODABLE_BYTES', detail: '1 characters can not be decoded, the first on line 4' },
    ]);
  });

  it('is refused in an encoding that nobody knows', async () => {
    await expect(read(xml('a', 'x-klingon'))).rejects.toMatchObject({
      code: 'XML_ENCODING_UNKNOWN',
      kind: 'malformed',
    });
  });

  it('may hold entities of XML itself, comments and CDATA', async () => {
    const { lines } = await read(xml('M&amp;M &#8364;<!-- c --> <![CDATA[<b>]]>'), 7);
    expect(lines[0]).toMatchObject({ remark: 'M&M € <b>' });
  });

  it('is refused with line and column when it is broken', async () => {
    const crossed = xml('x').replace('</Stmt>', '</Stmnt>');
    await expect(read(crossed)).rejects.toMatchObject({
      code: 'XML_MALFORMED',
      details: { line: 4, column: 45 },
    });
    await expect(read(crossed)).rejects.toThrow(
      'The XML is broken on line 4, column 45: unexpected close tag.',
    );
    await expect(read(`\n${crossed}`)).rejects.toMatchObject({ details: { line: 5 } });
    await expect(read(xml('x').slice(0, -20))).rejects.toMatchObject({ code: 'XML_MALFORMED' });
    await expect(read(xml('Müller & Co'))).rejects.toMatchObject({ code: 'XML_MALFORMED' });
    await expect(read(xml('x') + xml('x'))).rejects.toMatchObject({ code: 'XML_MALFORMED' });
    await expect(read('IBAN;amount')).rejects.toMatchObject({ code: 'XML_MALFORMED' });
  });

  it('is refused with a DOCTYPE, whether or not its entities are used', async () => {
    const bomb = '<!DOCTYPE Document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    for (const text of [xml('&b;'), xml('x')]) {
      const withType = text.replace('<Document>', `${bomb}<Document>`);
      await expect(read(withType)).rejects.toMatchObject({ code: 'XML_DOCTYPE_REFUSED' });
    }
    await expect(read(xml('&b;'))).rejects.toMatchObject({ code: 'XML_MALFORMED' });
  });

  it('is refused when a text, comment or DOCTYPE never ends', async () => {
    const long = 'a'.repeat(2_200_000);
    for (const text of [xml(long), xml(`<!-- ${long} -->`), `<!DOCTYPE a [${long}`, `<a b="${long}"/>`]) {
      await expect(read(text, 65_536)).rejects.toMatchObject({ code: 'XML_TEXT_TOO_LONG' });
    }
    expect((await read(xml('a'.repeat(900_000)), 65_536)).lines[0]?.remark).toHaveLength(2000);
  });

  it('is refused when elements lie in one another without end', async () => {
    await expect(read('<a>'.repeat(200))).rejects.toMatchObject({ code: 'XML_TOO_DEEP' });
  });

  it('is refused when it is empty or something else', async () => {
    await expect(read(' \n')).rejects.toMatchObject({ code: 'EMPTY_FILE' });
    await expect(read('<Document><CstmrCdtTrfInitn/></Document>')).rejects.toMatchObject({
      code: 'NOT_A_STATEMENT',
    });
  });

  it('ends with its file: the source is let go when a file is refused', async () => {
    let released = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.from(`<a><b>${'x'.repeat(2000)}</c>`));
      } finally {
        released = true;
      }
    }
    const items = camtReader.read(source(), { shopId: 's', zone: 'UTC' });
    await expect(items.next()).rejects.toMatchObject({ code: 'XML_MALFORMED' });
    expect(released).toBe(true);
  });
});
