import { describe, expect, it } from '@jest/globals';
import { ACCOUNT, entries, entry, message, read } from '../support/camt-message.js';

describe('the identity of an entry of a bank statement', () => {
  const ids = async (text: string): Promise<readonly string[]> =>
    (await read(text)).lines.map(({ lineId }) => lineId);

  it('is the same in report, statement and notification by the reference of the bank', async () => {
    const ref = 'BANK-REF-0001';
    const [statement] = await ids(
      message([ACCOUNT + entry({ ref, more: '<AddtlNtryInf>a</AddtlNtryInf>' })]),
    );
    const [report] = await ids(message([ACCOUNT + entry({ ref, status: '<Sts>BOOK</Sts>' })], '052', '02'));
    const details = '<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs></TxDtls>';
    const [notification] = await ids(message([ACCOUNT + entry({ ref, dates: '', details })], '054'));
    expect([report, notification]).toEqual([statement, statement]);
    const [other] = await ids(message([ACCOUNT.replace('DE02', 'DE03') + entry({ ref })]));
    expect(other).not.toBe(statement);
  });

  it('tells a charge from the payment whose reference it shares', async () => {
    const ref = 'BANK-REF-0001';
    const { lines, repeated } = await entries(
      entry({ ref }),
      entry({ ref, amount: '0.20', indicator: 'DBIT' }),
    );
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(repeated).toBe(0);
  });

  it.each(['1', '000000000001'])(
    'tells entries of different days apart whose bank numbers them anew every day (%s)',
    async (ref) => {
      const next = '<BookgDt><Dt>2024-03-09</Dt></BookgDt>';
      const found = await ids(message([ACCOUNT + entry({ ref }) + entry({ ref, dates: next })]));
      expect(new Set(found).size).toBe(2);
      expect(await ids(message([ACCOUNT + entry({ ref, dates: next })]))).toEqual([found[1]]);
    },
  );

  it('counts an entry that comes again word for word with its reference once, one with other words twice', async () => {
    const ref = 'BANK-REF-0001';
    const { lines, repeated, statements, closed } = await entries(
      entry({ ref }),
      entry({ ref }),
      entry({ ref, more: '<AddtlNtryInf>other</AddtlNtryInf>' }),
    );
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(repeated).toBe(1);
    expect(statements[0]).toMatchObject({ entries: 2, repeated: 1 });
    expect(closed.rows).toBe(3);
  });

  it('numbers equal entries of a day without reference, alike in every file', async () => {
    const three = message([ACCOUNT + entry() + entry({ ref: 'NOTPROVIDED' }) + entry({ ref: '0000' })]);
    const found = await ids(three);
    expect(new Set(found).size).toBe(3);
    expect(await ids(message([ACCOUNT + entry({ amount: '1.00' }) + entry() + entry()]))).toEqual([
      expect.any(String),
      found[0],
      found[1],
    ]);
  });
});
