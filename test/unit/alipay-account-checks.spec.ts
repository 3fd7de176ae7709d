import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordProblem } from '../../src/shared/event-schema.js';
import { StatementLinesRecorded } from '../../src/statements/statement.events.js';
import {
  COMMISSION,
  FOOTER,
  footer,
  readStatement,
  readText,
  RECEIPT,
  row,
  statement,
} from '../support/alipay-statement.js';
import { bytesOf } from '../support/bytes.js';

describe('what does not agree inside a statement', () => {
  it('a footer with other counts and sums is a problem with both figures, not an error', async () => {
    const { closed, lines } = await readText(
      statement([RECEIPT, COMMISSION], footer('18笔，共14989.00', '1笔，共-5.00')),
    );
    expect(lines).toHaveLength(2);
    expect(closed.foots).toBe(false);
    expect(closed.problems).toEqual([
      {
        code: 'DECLARED_COUNT_MISMATCH',
        detail: 'The footer declares 18 lines of income (收入合计), 1 were read: the file is incomplete',
      },
      {
        code: 'DECLARED_TOTAL_MISMATCH',
        detail: 'The footer declares 14989.00 of income (收入合计), the lines add up to 100.00',
        differenceAmount: '14889.00',
      },
    ]);
  });

  it('balances that do not follow from the lines do not foot, and the place is noted', async () => {
    const off = COMMISSION.replace('1095.00', '1090.00');
    const { closed } = await readText(statement([RECEIPT, off], FOOTER));
    expect(closed.problems).toEqual([
      expect.objectContaining({ code: 'BALANCE_DOES_NOT_FOOT', differenceAmount: '-5.00' }),
    ]);
    expect(closed.notes).toEqual([{ code: 'BALANCE_GAP', detail: expect.stringContaining('line 7') }]);
  });

  it('a gap that closes again is a note only: the balance column is eventually consistent', async () => {
    const rows = [
      row({ entry: '1', time: '2020-02-21 10:00:00', income: '10.00', balance: '110.00' }),
      row({ entry: '2', time: '2020-02-21 10:00:01', income: '10.00', balance: '130.00' }),
      row({ entry: '3', time: '2020-02-21 10:00:02', income: '10.00', balance: '120.00' }),
      row({ entry: '4', time: '2020-02-21 10:00:03', income: '10.00', balance: '140.00' }),
    ];
    const { closed } = await readText(statement(rows, footer('4笔，共40.00', '0笔，共0.00')));
    expect(closed).toMatchObject({ foots: true, problems: [], notes: [{ code: 'BALANCE_GAP' }] });
  });

  it('a file without its end is torn: its footer is missed, its last line rejected', async () => {
    const torn = statement([RECEIPT, COMMISSION], []).slice(0, -30);
    const { problems, rejected, lines, closed } = await readText(torn);
    expect(problems).toEqual(['MISSING_FOOTER', 'LINES_REJECTED']);
    expect(rejected).toEqual(['7 TORN_LINE']);
    expect(lines).toHaveLength(1);
    expect(closed.foots).toBe(false);
  });

  it('lines outside the period and behind the end of the list are named', async () => {
    const late = row({ entry: '74', time: '2020-03-01 00:00:00', income: '1.00', balance: '1096.00' });
    const { problems, rejected } = await readText(statement([RECEIPT, COMMISSION, late], [...FOOTER, late]));
    expect(problems).toContain('LINES_OUTSIDE_PERIOD');
    expect(rejected).toEqual(['13 LINE_BEHIND_END']);
  });

  it('an entry that stands twice counts once, and with other content the second is refused', async () => {
    const { lines, repeated, rejected, closed } = await readText(
      statement([RECEIPT, RECEIPT, RECEIPT.replace('100.00', '90.00'), COMMISSION], FOOTER),
    );
    expect(lines).toHaveLength(2);
    expect(repeated).toEqual([{ kind: 'repeated', fileLine: 7, firstFileLine: 6 }]);
    expect(rejected).toEqual(['8 ENTRY_CONTRADICTS_ITSELF']);
    expect(closed).toMatchObject({ foots: true, rejected: 1, repeated: 1 });
  });

  it.each([
    ['2020-02-30 10:00:00', '1.00', '', 'MALFORMED_TIME'],
    ['2020-02-21 10:00:00', '1.005', '', 'AMOUNT_TOO_PRECISE'],
    ['2020-02-21 10:00:00', '-1.00', '', 'AMOUNT_NEGATIVE'],
    ['2020-02-21 10:00:00', '', '', 'AMOUNT_MISSING'],
    ['2020-02-21 10:00:00', '1.00', '-1.00', 'TWO_AMOUNTS'],
  ])(
    'a line of %s with income "%s" and expense "%s" is rejected as %s',
    async (time, income, expense, code) => {
      const { rejected } = await readText(
        statement([row({ entry: '1', time, income, expense, balance: '1' })], FOOTER),
      );
      expect(rejected).toEqual([`6 ${code}`]);
    },
  );

  it('a number that a spreadsheet rounded is refused, since other lines would share it', async () => {
    const rounded = row({ entry: '5.46324E+13', income: '1.00', balance: '1.00' });
    expect((await readText(statement([rounded], FOOTER))).rejected).toEqual(['6 NUMBER_ROUNDED']);
  });

  it('without balances footing rests on the declared totals, and that is said', async () => {
    const { closed } = await readText(statement([RECEIPT.replace('1100.00', ''), COMMISSION], FOOTER));
    expect(closed).toMatchObject({
      foots: true,
      openingBalance: undefined,
      notes: [{ code: 'BALANCE_UNKNOWN' }],
    });
  });

  it('a statement without lines foots', async () => {
    const { closed } = await readText(statement([], footer('0笔，共0.00', '0笔，共0.00')));
    expect(closed).toMatchObject({ rows: 0, foots: true, problems: [], openingBalance: undefined });
  });
});

describe('any statement written in the format', () => {
  const yuan = (fen: bigint) => {
    const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
    return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  const movement = fc.record({
    fen: fc.bigInt({ min: -5_000_000n, max: 9_999_999_999n }).filter((fen) => fen !== 0n),
    second: fc.integer({ min: 0, max: 86_399 }),
    goods: fc.string({ unit: fc.constantFrom('面', '霜', 'A', '"', ' ', '(', '𠮷'), maxLength: 8 }),
    type: fc.constantFrom('交易付款', '其它', '收费', ''),
  });

  it('is read back line for line, in either direction and any encoding, with totals that agree', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(movement, { maxLength: 30 }),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.boolean(),
        fc.constantFrom('gb18030', 'utf-8', 'utf-16le'),
        fc.integer({ min: 1, max: 200 }),
        async (movements, opening, newestFirst, encoding, pieceSize) => {
          let balance = opening;
          const written = movements
            .toSorted((a, b) => a.second - b.second)
            .map(({ fen, second, goods, type }, index) => {
              balance += fen;
              const clock = [second / 3600, (second / 60) % 60, second % 60];
              const time = clock.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
              return {
                amount: yuan(fen),
                text: row({
                  entry: `${9_000_000 + index}`,
                  goods: `"${goods.replaceAll('"', '""')}"`,
                  time: `2020-02-21 ${time}`,
                  income: fen > 0n ? yuan(fen) : '0.00',
                  expense: fen < 0n ? yuan(fen) : '0.00',
                  balance: yuan(balance),
                  type,
                }),
                goods: goods.trim(),
              };
            });
          if (newestFirst) written.reverse();
          const total = (sign: 1n | -1n) => {
            const some = movements.map(({ fen }) => fen * sign).filter((fen) => fen > 0n);
            return { count: some.length, sum: yuan(some.reduce((a, b) => a + b, 0n)) };
          };
          const [credit, debit] = [total(1n), total(-1n)];
          const foot = footer(`${credit.count}笔，共${credit.sum}`, `${debit.count}笔，共-${debit.sum}`);
          const text = statement(
            written.map((line) => line.text),
            foot,
          );
          const { lines, closed, rejected } = await readStatement(bytesOf(text, encoding, pieceSize));
          expect(rejected).toEqual([]);
          expect(lines.map((line) => [line.amount, line.goods ?? ''])).toEqual(
            written.map((line) => [line.amount, line.goods]),
          );
          expect(closed).toMatchObject({
            creditCount: credit.count,
            creditAmount: credit.sum,
            debitCount: debit.count,
            debitAmount: debit.sum,
            foots: true,
            problems: [],
          });
          if (movements.length > 1) {
            expect(closed).toMatchObject({ openingBalance: yuan(opening), closingBalance: yuan(balance) });
          }
          const data = {
            shopId: 's',
            accountNo: 'a',
            statementId: 'x',
            kind: 'alipay-account',
            currency: 'CNY',
            chunk: 1,
            lines,
          };
          expect(recordProblem(StatementLinesRecorded.shape, data)).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});
