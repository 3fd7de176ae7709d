import { describe, expect, it } from '@jest/globals';
import { ACCOUNT, balance, BOOKED_ON, entries, entry, message, read } from '../support/camt-message.js';

describe('an entry of a bank statement', () => {
  it('keeps the direction of its indicator when it is a reversal', async () => {
    const { lines } = await entries(
      entry({ amount: '564.05', indicator: 'DBIT', more: '<RvslInd>true</RvslInd>' }),
      entry({ amount: '100.00', indicator: 'DBIT', more: '<RvslInd>true</RvslInd>' }),
      entry({ amount: '1405.31', indicator: 'CRDT' }),
    );
    expect(lines.map(({ amount }) => amount)).toEqual(['-564.05', '-100.00', '1405.31']);
  });

  it('is left out when it is pending, future or only information', async () => {
    const { lines, skipped, closed, statements } = await entries(
      entry({ status: '<Sts>PDNG</Sts>' }),
      entry({ status: '<Sts><Cd>INFO</Cd></Sts>' }),
      entry({ status: '<Sts><Cd>FUTR</Cd></Sts>', amount: '' }),
      entry({ status: '' }),
      entry({ status: '<Sts>BOOK</Sts>' }),
    );
    expect(skipped.map(({ code }) => code)).toEqual(['PENDING', 'INFORMATION', 'FUTURE']);
    expect(lines).toHaveLength(2);
    expect(closed.rows).toBe(5);
    expect(statements[0]).toMatchObject({ entries: 2, rejected: 0, creditAmount: '20.00' });
  });

  it('takes its date from booking, else value, else the statement, also as a time', async () => {
    const value = '<ValDt><Dt>2024-03-06</Dt></ValDt>';
    const { lines } = await read(
      message([
        ACCOUNT +
          balance('CLBD', '1', '2024-03-05') +
          [
            `${BOOKED_ON}${value}`,
            value,
            '',
            '<BookgDt><DtTm>2024-03-08T10:15:00.123456+02:00</DtTm></BookgDt>',
            '<BookgDt><Dt>2024-03-08T10:15:00</Dt></BookgDt>',
            '<BookgDt><DtTm>2024-03-08</DtTm></BookgDt>',
            '<BookgDt><Dt>2024-03-08+01:00</Dt></BookgDt>',
          ]
            .map((dates) => entry({ dates }))
            .join(''),
      ]),
    );
    expect(lines.map(({ occurredAt }) => occurredAt)).toEqual([
      '2024-03-07T23:00:00Z',
      '2024-03-05T23:00:00Z',
      '2024-03-04T23:00:00Z',
      '2024-03-08T08:15:00Z',
      '2024-03-08T09:15:00Z',
      '2024-03-07T23:00:00Z',
      '2024-03-07T23:00:00Z',
    ]);
  });

  it('is rejected with a reason when it can not be read, and the others are read', async () => {
    const { lines, rejected, statements } = await entries(
      entry({ amount: '' }),
      entry({ amount: '1.234' }),
      entry({ amount: 'ten' }),
      entry({ indicator: '' }),
      entry({ indicator: 'CREDIT' }),
      entry({ dates: '<BookgDt><Dt>08.03.2024</Dt></BookgDt>' }),
      entry({ dates: '<BookgDt><Dt>2024-02-30</Dt></BookgDt>' }),
      entry({ currency: 'EURO' }),
      entry({ status: '<Sts><Prtry>VORGEMERKT</Prtry></Sts>' }),
      entry({ amount: '8.85000' }),
    );
    expect(rejected.map(({ code }) => code)).toEqual([
      'AMOUNT_MISSING',
      'AMOUNT_TOO_PRECISE',
      'MALFORMED_AMOUNT',
      'DIRECTION_MISSING',
      'DIRECTION_UNKNOWN',
      'MALFORMED_TIME',
      'MALFORMED_TIME',
      'MALFORMED_CURRENCY',
      'ENTRY_STATUS_UNKNOWN',
    ]);
    expect(rejected[1]!.reason).toBe('Entry 2 of the statement: Amt "1.234" has more decimals than EUR has');
    expect(lines.map(({ amount }) => amount)).toEqual(['8.85']);
    expect(statements[0]).toMatchObject({ rejected: 9, entries: 1, problems: [{ code: 'LINES_REJECTED' }] });
  });

  it('reads a minus sign as out, with either indicator, and says so', async () => {
    const { lines, statements } = await entries(
      entry({ amount: '-5.00', indicator: 'DBIT' }),
      entry({ amount: '-5.00', indicator: 'CRDT' }),
      entry({ amount: '-5.00', indicator: '' }),
    );
    expect(lines.map(({ amount }) => amount)).toEqual(['-5.00', '-5.00', '-5.00']);
    expect(statements[0]!.notes).toMatchObject([{ code: 'AMOUNT_NEGATIVE' }]);
  });

  it('has the trade number of its one transaction, but no placeholder', async () => {
    const refs = (content: string): string => entry({ details: `<TxDtls><Refs>${content}</Refs></TxDtls>` });
    const { lines } = await entries(
      refs('<EndToEndId>SHOP-1001</EndToEndId><TxId>T1</TxId>'),
      refs('<EndToEndId>NOTPROVIDED</EndToEndId><TxId>T2</TxId>'),
      refs('<EndToEndId>13800138000</EndToEndId>'),
      refs('<AcctSvcrRef>BANK-77</AcctSvcrRef>'),
    );
    expect(lines.map(({ tradeNo }) => tradeNo)).toEqual(['SHOP-1001', 'T2', undefined, undefined]);
    expect(lines.map(({ entryNo }) => entryNo)).toEqual([undefined, undefined, undefined, 'BANK-77']);
  });

  it('is one line for a batch, with the references of its transactions in the remark', async () => {
    const one = (id: string, text: string): string =>
      `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="USD">1</Amt><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`;
    const { lines } = await entries(
      entry({
        amount: '30.00',
        details: `<Btch><NbOfTxs>2</NbOfTxs></Btch>${one('E1', 'first')}${one('E2', 'second')}`,
      }),
      entry({ amount: '31.00', details: `<Btch><NbOfTxs>94</NbOfTxs></Btch>${one('E3', 'third')}` }),
    );
    expect(lines).toMatchObject([
      { amount: '30.00', remark: 'E1 E2 first second' },
      { amount: '31.00', remark: 'E3 third' },
    ]);
    expect(lines.map((line) => 'tradeNo' in line)).toEqual([false, false]);
  });

  it('keeps creditor references and invoice numbers, and drops persons and accounts', async () => {
    const { lines } = await entries(
      entry({
        details: `<TxDtls><RltdPties><Dbtr><Pty><Nm>Anna Müller-Lang</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>Order PO2024030800012 von ANNA MÜLLER-LANG, Tel 13800138000</Ustrd><Ustrd>Konto NL91 ABNA 0417 1643 00 DANKE</Ustrd>
<Strd><RfrdDocInf><Nb>INV-7</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`,
      }),
      entry({
        details:
          '<TxDtls><RltdPties><Dbtr><Nm>张三</Nm></Dbtr></RltdPties><RmtInf><Ustrd>收到张三货款</Ustrd></RmtInf></TxDtls>',
      }),
    );
    expect(lines.map(({ remark }) => remark)).toEqual([
      'Order PO2024030800012 von …, Tel … Konto … DANKE RF18539007547034 INV-7',
      '收到…货款',
    ]);
  });
});
