import { describe, expect, it } from '@jest/globals';
import { camtReader } from '../../src/reading/banks/camt.reader.js';
import { ACCOUNT, balance, entry, message, read } from '../support/camt-message.js';
import { recognised } from '../support/read-file.js';

describe('an ISO 20022 bank statement', () => {
  it('gives its account, its lines with signs, and balances that foot', async () => {
    const text = message([
      ACCOUNT +
        balance('OPBD', '100.00', '2024-03-08') +
        balance('CLBD', '95.5', '2024-03-08') +
        entry({
          ref: 'BANK-REF-0001',
          more: '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn><Prtry><Cd>166</Cd></Prtry></BkTxCd>',
        }) +
        entry({
          amount: '14.5',
          indicator: 'DBIT',
          more: '<BkTxCd><Prtry><Cd>FEE</Cd></Prtry></BkTxCd><AddtlNtryInf>Monthly fee</AddtlNtryInf>',
        }),
    ]);
    const { opened, lines, statements, closed } = await read(text);
    expect(opened).toMatchObject({ version: 'camt.053.001.08', encoding: 'utf-8', warnings: [] });
    expect(lines).toEqual([
      {
        statement: 0,
        lineId: expect.any(String),
        fileLine: 4,
        occurredAt: '2024-03-07T23:00:00Z',
        amount: '10.00',
        entryNo: 'BANK-REF-0001',
        businessType: 'PMNT/RCDT/ESCT',
        businessDescription: '166',
      },
      {
        statement: 0,
        lineId: expect.any(String),
        fileLine: 6,
        occurredAt: '2024-03-07T23:00:00Z',
        amount: '-14.50',
        businessType: 'FEE',
        remark: 'Monthly fee',
      },
    ]);
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({
      accountNo: 'DE02120300000000202051',
      currency: 'EUR',
      coversFrom: '2024-03-07T23:00:00Z',
      coversUntil: '2024-03-08T23:00:00Z',
      from: '2024-03-08',
      to: '2024-03-08',
      entries: 2,
      creditAmount: '10.00',
      debitAmount: '14.50',
      openingBalance: '100.00',
      closingBalance: '95.50',
      foots: true,
      problems: [],
      notes: [],
    });
    expect(closed).toMatchObject({
      rows: 2,
      declared: { openingBalance: '100.00', closingBalance: '95.50' },
      computed: { entries: 2, creditCount: 1, creditAmount: '10.00', debitCount: 1, debitAmount: '14.50' },
      warnings: [],
    });
  });

  it('reads the same in pieces of one byte', async () => {
    const text = message([
      ACCOUNT +
        balance('OPBD', '1', '2024-03-08') +
        entry({ details: '<TxDtls><RmtInf><Ustrd>Rechnung für Öl €</Ustrd></RmtInf></TxDtls>' }),
    ]);
    const whole = await read(text, {}, text.length * 2);
    expect(whole.lines[0]).toMatchObject({ remark: 'Rechnung für Öl €' });
    expect(await read(text, {}, 1)).toEqual(whole);
  });

  it('is known by its message, with any version, prefix or none', async () => {
    const plain = message([ACCOUNT + entry()], '052', '02');
    const prefixed = message([ACCOUNT + entry()])
      .replace('xmlns=', 'xmlns:n0=')
      .replace(/<(\/?)(?=[A-Z])/g, '<$1n0:');
    const bare = message([ACCOUNT + entry()], '054').replace(/ xmlns="[^"]*"/, '');
    const envelope = `<Env>${message([ACCOUNT + entry()]).replace(/<\?xml.*\?>/, '')}</Env>`;
    const versions = [];
    for (const text of [plain, prefixed, bare, envelope]) {
      expect(recognised(camtReader, Buffer.from(text))).toBe(100);
      const { opened, lines } = await read(text);
      expect(lines).toHaveLength(1);
      versions.push(opened.version);
    }
    expect(versions).toEqual(['camt.052.001.02', 'camt.053.001.08', 'camt.054', 'camt.053.001.08']);
    for (const other of [
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>',
      'a,b\n<BkToCstmrStmt>',
      '',
    ]) {
      expect(recognised(camtReader, Buffer.from(other))).toBe(0);
    }
  });

  it('says by how much its balances do not foot, and is read all the same', async () => {
    const { statements, lines } = await read(
      message([
        ACCOUNT + balance('PRCD', '5.00', '2024-03-07') + balance('CLBD', '14.00', '2024-03-08') + entry(),
      ]),
    );
    expect(lines).toHaveLength(1);
    expect(statements[0]).toMatchObject({
      foots: false,
      openingBalance: '5.00',
      problems: [{ code: 'BALANCE_DOES_NOT_FOOT', differenceAmount: '-1.00' }],
    });
  });

  it('takes an opening balance before available ones, the first day and the last of several', async () => {
    const { statements } = await read(
      message([
        ACCOUNT +
          balance('OPAV', '9.00', '2024-03-06') +
          balance('CLBD', '20.00', '2024-03-07') +
          balance('OPBD', '20.00', '2024-03-07') +
          balance('OPBD', '10.00', '2024-03-06') +
          balance('CLBD', '30.00', '2024-03-08') +
          balance('CLAV', '99.00', '2024-03-08') +
          entry() +
          entry(),
      ]),
    );
    expect(statements[0]).toMatchObject({
      openingBalance: '10.00',
      closingBalance: '30.00',
      foots: true,
      from: '2024-03-06',
      to: '2024-03-08',
    });
  });

  it('takes a balance without indicator as a credit, and DBIT as owed', async () => {
    const { statements } = await read(
      message([
        ACCOUNT +
          balance('OPBD', '5.00', '2024-03-08', 'DBIT') +
          balance('CLBD', '5.00', '2024-03-08', '') +
          entry(),
      ]),
    );
    expect(statements[0]).toMatchObject({ openingBalance: '-5.00', closingBalance: '5.00', foots: true });
  });

  it('uses interim balances of a page of a longer statement, and says that it is one', async () => {
    const page = '<MsgPgntn><PgNb>2</PgNb><LastPgInd>false</LastPgInd></MsgPgntn>';
    const { statements, closed } = await read(
      message(
        [ACCOUNT + balance('ITBD', '5.00', '2024-03-08') + balance('ITBD', '15.00', '2024-03-08') + entry()],
        '053',
        '04',
        page,
      ),
    );
    expect(statements[0]).toMatchObject({ openingBalance: '5.00', closingBalance: '15.00', foots: true });
    expect(closed.warnings.map(({ code }) => code)).toEqual(['PAGE_NOT_FIRST', 'PAGE_NOT_LAST']);
  });

  it('holds a summary that the file declares against its entries', async () => {
    const summary = (count: number, sum: string): string =>
      `<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><TtlNetNtry><Amt>4.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></TtlNetNtry></TtlNtries>
<TtlCdtNtries><NbOfNtries>${count}</NbOfNtries><Sum>${sum}</Sum></TtlCdtNtries><TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>-14</Sum></TtlDbtNtries></TxsSummry>`;
    const both = entry() + entry({ amount: '14.00', indicator: 'DBIT' });
    const right = await read(message([ACCOUNT + summary(1, '10.00') + both], '054'));
    expect(right.statements[0]).toMatchObject({ foots: true, problems: [] });
    expect(right.closed.declared).toEqual({
      entries: 2,
      creditCount: 1,
      creditAmount: '10.00',
      debitCount: 1,
      debitAmount: '14.00',
      netAmount: '-4.00',
    });
    const wrong = await read(message([ACCOUNT + summary(2, '11.00') + both], '054'));
    expect(wrong.statements[0]).toMatchObject({
      foots: false,
      problems: [
        { code: 'DECLARED_COUNT_MISMATCH' },
        { code: 'DECLARED_TOTAL_MISMATCH', differenceAmount: '1.00' },
      ],
    });
  });

  it('accepts a summary that counts pending entries too', async () => {
    const summary =
      '<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries><TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>17</Sum></TtlCdtNtries></TxsSummry>';
    const pending = entry({ amount: '7.00', status: '<Sts>PDNG</Sts>' });
    const { statements } = await read(message([ACCOUNT + summary + entry() + pending], '052'));
    expect(statements[0]).toMatchObject({ foots: true, problems: [], entries: 1, declared: { entries: 2 } });
  });

  it('a notification without balances and summary neither foots nor fails to', async () => {
    const { statements } = await read(message([ACCOUNT + entry()], '054'));
    expect(statements[0]).toMatchObject({ foots: undefined, problems: [], entries: 1 });
  });

  it('gives every statement of a file its own figures', async () => {
    const other = '<Acct><Id><Othr><Id> 77-1 </Id></Othr></Id></Acct>';
    const { statements, lines, closed } = await read(
      message([ACCOUNT + entry(), other + balance('OPBD', '5', '2024-03-08', 'CRDT', 'CHF')]),
    );
    expect(lines.map(({ statement }) => statement)).toEqual([0]);
    expect(statements).toMatchObject([
      { statement: 0, accountNo: 'DE02120300000000202051', currency: 'EUR', entries: 1 },
      { statement: 1, accountNo: '77-1', currency: 'CHF', entries: 0, openingBalance: '5.00' },
    ]);
    expect(closed.computed).toMatchObject({ entries: 1, 'credits DE02120300000000202051 EUR': '10.00' });
  });

  it('makes entries in another currency a statement of their own', async () => {
    const { statements, lines } = await read(
      message([
        ACCOUNT +
          balance('OPBD', '5.00', '2024-03-08') +
          balance('CLBD', '15.00', '2024-03-08') +
          entry({ currency: 'JPY', amount: '1200', indicator: 'DBIT' }) +
          entry(),
      ]),
    );
    expect(lines.map(({ statement, amount }) => [statement, amount])).toEqual([
      [1, '-1200'],
      [0, '10.00'],
    ]);
    expect(statements).toMatchObject([
      { currency: 'EUR', foots: true, entries: 1, notes: [{ code: 'ENTRY_CURRENCY_DIFFERS' }] },
      { currency: 'JPY', foots: undefined, entries: 1, debitAmount: '1200', notes: [] },
    ]);
  });

  it('says that a closing balance is in another currency than the opening one', async () => {
    const { statements } = await read(
      message([
        ACCOUNT +
          balance('OPBD', '5.00', '2024-03-08') +
          balance('CLBD', '15.00', '2024-03-08', 'CRDT', 'SEK') +
          entry(),
      ]),
    );
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({
      foots: false,
      closingBalance: undefined,
      problems: [{ code: 'BALANCE_CURRENCY_DIFFERS' }],
    });
  });

  it('takes account and currency from the options where the file names none', async () => {
    const text = message([entry().replace(' Ccy="EUR"', '')]);
    const { statements } = await read(text, { accountNo: '4711', currency: 'CHF' });
    expect(statements[0]).toMatchObject({ accountNo: '4711', currency: 'CHF', creditAmount: '10.00' });
    await expect(read(text, { currency: 'CHF' })).rejects.toMatchObject({ code: 'ACCOUNT_MISSING' });
    await expect(read(text, { accountNo: '4711' })).rejects.toMatchObject({ code: 'CURRENCY_MISSING' });
  });
});
