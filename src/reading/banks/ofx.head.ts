import { westernEncoding } from './mt940.text.js';
import { detectEncoding } from '../encoding.js';

const CHARSETS: Readonly<Record<string, string>> = {
  '1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  '8859-1': 'windows-1252',
  'WINDOWS-1252': 'windows-1252',
  '936': 'gb18030',
  GBK: 'gb18030',
  GB2312: 'gb18030',
  GB18030: 'gb18030',
};

/**
 * The encoding of an OFX file. Banks declare one and write another, so the bytes decide where they can; the header
 * (CHARSET, or the encoding of the XML declaration) does for bytes that are not UTF-8 and for what comes behind a head
 * of ASCII.
 */
export function ofxEncoding(head: Uint8Array): string {
  const detected = detectEncoding(head);
  const ascii = head.every((byte) => byte < 0x80);
  if (detected !== 'gb18030' && !ascii) return detected;
  const start = Buffer.from(head.subarray(0, 2000)).toString('latin1');
  const declared =
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/i.exec(start)?.[1] ??
    /^\s*CHARSET\s*:\s*([\w-]+)/im.exec(start)?.[1] ??
    '';
  const charset = CHARSETS[declared.toUpperCase()];
  if (ascii) return charset ?? 'utf-8';
  const western = westernEncoding(head);
  return western === 'utf-8' ? western : (charset ?? western);
}

/** "OFX 1.0.2" for VERSION:102, "OFX 2.1.1" for VERSION="211"; "OFX" where the header is missing. */
export function ofxVersion(text: string): string {
  const [, digits] =
    /^\s*VERSION\s*:\s*(\d{3})/im.exec(text) ?? /<\?OFX[^>]*\sVERSION\s*=\s*["'](\d{3})/i.exec(text) ?? [];
  return digits === undefined ? 'OFX' : `OFX ${digits.replace(/\B/g, '.')}`;
}
