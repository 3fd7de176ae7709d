import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FORMATS } from '../../src/reading/formats.js';
import { detectFileKind } from '../../src/reading/file-kind.js';
import iconv from 'iconv-lite';

const ORDERS = '订单编号,总金额,买家实际支付金额,订单创建时间\n1,2,2,2020-02-21 00:00:00\n';
const ACCOUNT =
  '#支付宝账务明细查询\n#账号：[20888]\n账务流水号,业务流水号,发生时间,收入金额（+元）,支出金额（-元）\n';

/** The kind of reader that was found, or what the file looks like. */
const found = (bytes: Uint8Array): string => {
  const { reader, seen } = detectFileKind(bytes);
  return reader?.kind ?? seen;
};
const kindOf = (text: string, encoding = 'utf-8'): string => found(iconv.encode(text, encoding));

describe('which kind of file it is', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le'])('is told by the header, in %s', (encoding) => {
    expect(kindOf(ORDERS, encoding)).toBe('tmall-orders');
    expect(kindOf(ACCOUNT, encoding)).toBe('alipay-account');
    expect(detectFileKind(iconv.encode(ACCOUNT, encoding)).seen).toContain(encoding);
  });

  it('is named although a required column is missing, so that the reader can say which', () => {
    expect(kindOf('订单编号,总金额,订单创建时间\n')).toBe('tmall-orders');
    expect(kindOf('账务流水号,发生时间,收入金额（+元）,备注\n')).toBe('alipay-account');
  });

  it('a summary of the account is not its statement', () => {
    const summary =
      '#支付宝账务汇总查询\n类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\n';
    expect(kindOf(summary)).not.toBe('alipay-account');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'an empty file'],
    ['blank lines', Buffer.from('\r\n \r\n'), 'a file of blank lines'],
    ['a zip', Buffer.from('PK\x03\x04rest'), 'zip archive or an xlsx'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) % 256)),
      'binary data',
    ],
    [
      'a page of a portal that asks for a login',
      Buffer.from('<!doctype html><html>'),
      'an XML or HTML document',
    ],
    ['a table nobody knows', Buffer.from('a,b,c\n1,2,3\n'), 'a table of up to 3 columns in utf-8'],
  ])('%s is unknown, and it says what was seen', (_, bytes, seen) => {
    expect(found(bytes)).toContain(seen);
  });
});

describe('the list of formats', () => {
  const listed = readFileSync('docs/formats.md', 'utf8');

  it.each(FORMATS.map(({ kind }) => kind))('%s is told in docs/formats.md', (kind) => {
    expect(listed).toContain(`\`${kind}\``);
  });

  it('gives every kind a name of its own', () => {
    const kinds = FORMATS.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
