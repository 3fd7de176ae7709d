import { describe, expect, it } from '@jest/globals';
import { ACCOUNT, balance, entry, message, read } from '../support/camt-message.js';

describe('the period and the gaps of an ISO 20022 bank statement', () => {
  it('covers the declared period, with an exclusive end and the words of the file', async () => {
    const period = (from: string, to: string): string =>
      `<FrToDt><FrDtTm>${from}</FrDtTm><ToDtTm>${to}</ToDtTm></FrToDt>`;
    const covers = async (from: string, to: string): Promise<readonly string[]> => {
      const { statements } = await read(message([ACCOUNT + period(from, to) + entry()]));
      const [end] = statements;
      expect(end).toMatchObject({ from, to });
      return [end!.coversFrom, end!.coversUntil];
    };
    const day = ['2024-03-07T23:00:00Z', '2024-03-08T23:00:00Z'];
    expect(await covers('2024-03-08T00:00:00', '2024-03-08T23:59:59')).toEqual(day);
    expect(await covers('2024-03-08T00:00:00.000+02:00', '2024-03-08T24:00:00+02:00')).toEqual(day);
    expect(await covers('2024-03-08T00:00:00', '2024-03-09T00:00:00')).toEqual(day);
    expect(await covers('2024-03-08T00:00:00', '2024-03-08T00:00:00')).toEqual(day);
    // The entry shows that the end of the period is meant as a day.
    expect(await covers('2024-03-07T00:00:00', '2024-03-08T00:00:00')).toEqual([
      '2024-03-06T23:00:00Z',
      day[1],
    ]);
    // An entry with a date alone stands at the start of its day.
    expect(await covers('2024-03-08T08:00:00Z', '2024-03-08T12:30:00Z')).toEqual([
      day[0],
      '2024-03-08T12:30:00Z',
    ]);
    const backwards = await read(
      message([ACCOUNT + period('2024-03-09T00:00:00', '2024-03-01T00:00:00') + entry()]),
    );
    expect(backwards.statements[0]).toMatchObject({
      from: '2024-03-08',
      notes: [{ code: 'PERIOD_UNUSABLE' }],
    });
  });

  it('notes entries that are not of the declared period', async () => {
    const period =
      '<FrToDt><FrDtTm>2024-02-01T00:00:00</FrDtTm><ToDtTm>2024-02-29T23:59:59</ToDtTm></FrToDt>';
    const { statements } = await read(message([ACCOUNT + period + entry()]));
    expect(statements[0]!.notes).toMatchObject([{ code: 'ENTRY_OUTSIDE_PERIOD' }]);
  });

  it('notes a balance that it can not read, and reads the rest', async () => {
    const { statements, lines } = await read(
      message([
        ACCOUNT + balance('OPBD', 'five', '2024-03-08') + balance('CLBD', '1.00', '2024-02-30') + entry(),
      ]),
    );
    expect(lines).toHaveLength(1);
    expect(statements[0]).toMatchObject({
      openingBalance: undefined,
      closingBalance: undefined,
      foots: undefined,
      notes: [{ code: 'MALFORMED_AMOUNT' }, { code: 'MALFORMED_TIME' }],
    });
  });

  it('an account without entries and without any currency is no statement', async () => {
    await expect(read(message(['<Acct><Id><IBAN>X</IBAN></Id></Acct>']))).rejects.toMatchObject({
      code: 'NO_STATEMENT',
    });
    const { statements } = await read(message(['<Acct><Id><IBAN>X</IBAN></Id></Acct>', ACCOUNT]));
    expect(statements).toHaveLength(1);
  });
});
