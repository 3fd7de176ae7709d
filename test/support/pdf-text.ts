import { inflateSync } from 'node:zlib';

export interface PdfText {
  readonly pages: number;
  /** The text in the order in which it was drawn, words of a line without what lies between them. */
  readonly text: string;
}

/** The text of a PDF as our writer makes it: every font has a map from its glyphs to Unicode. */
export function pdfTextOf(bytes: Buffer): PdfText {
  const objects = objectsOf(bytes);
  const glyphs = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', font = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '';
      glyphs.set(name, glyphsOf(objects.get(map)?.stream ?? ''));
    }
  }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  const text = pages.map(({ head }) => {
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '';
    let drawn = '';
    let font: ReadonlyMap<string, string> | undefined;
    for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = glyphs.get(name);
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/g)) {
        drawn += (hex.match(/.{4}/g) ?? []).map((glyph) => font?.get(glyph) ?? '?').join('');
      }
    }
    return drawn;
  });
  return { pages: pages.length, text: text.join('\n') };
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(bytes: Buffer): ReadonlyMap<string, PdfObject> {
  const file = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = body.split(/\nstream\n/);
    const raw = Buffer.from(stream?.replace(/\nendstream$/, '') ?? '', 'latin1');
    const text = head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
    objects.set(id, { head, stream: text });
  }
  return objects;
}

/** Runs of glyphs with their UTF-16 codes: <0000> <00ff> [<0041> <0042> …]. */
function glyphsOf(map: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first = '', codes = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    let glyph = Number.parseInt(first, 16);
    for (const [, code = ''] of codes.matchAll(/<([0-9a-f ]*)>/g)) {
      const units = Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      glyphs.set(glyph.toString(16).padStart(4, '0'), units);
      glyph += 1;
    }
  }
  return glyphs;
}
