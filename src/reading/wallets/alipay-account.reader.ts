import { readAlipayAccount, ALIPAY_ACCOUNT_READER_VERSION } from './alipay-account.js';
import type { AccountStatementOpened, AccountStatementSummary } from './alipay-account.js';
import { ALIPAY_ACCOUNT_FORMAT } from './alipay-account.format.js';
import { recogniseTable } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { defined } from '../reader-item.js';
import type { DeclaredFigures, StatementEnd } from '../statement-tally.js';

/** Alipay's account statement 账务明细. */
export const alipayAccountReader: FileReader = {
  kind: 'alipay-account',
  family: 'statement',
  name: { en: 'Alipay account statement', zh: '支付宝账务明细' },
  version: ALIPAY_ACCOUNT_READER_VERSION,
  recognise: (head) => recogniseTable(head, ALIPAY_ACCOUNT_FORMAT),
  read,
};

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  let opened: AccountStatementOpened | undefined;
  for await (const item of readAlipayAccount(source, options)) {
    if (item.kind === 'opened') {
      opened = item;
      const { encoding, warnings } = item;
      yield { kind: 'opened', version: 'alipay-account', encoding, warnings };
    } else if (item.kind === 'line') {
      yield { kind: 'line', statement: 0, line: item.line };
    } else if (item.kind === 'closed' && opened !== undefined) {
      const end = endOf(opened, item);
      yield end;
      const { creditCount, creditAmount, debitCount, debitAmount } = end;
      yield {
        kind: 'closed',
        rows: item.rows + item.rejected + item.repeated,
        declared: defined({ ...end.declared }),
        computed: { creditCount, creditAmount, debitCount, debitAmount },
        warnings: item.warnings,
      };
    } else if (item.kind === 'rejected' || item.kind === 'repeated') {
      yield item;
    }
  }
}

function endOf(opened: AccountStatementOpened, summary: AccountStatementSummary): StatementEnd {
  const { accountNo, currency, coversFrom, coversUntil, from, to } = opened;
  const { rows, footer, ...figures } = summary;
  const declared: DeclaredFigures = {
    creditCount: footer.credit?.count,
    creditAmount: footer.credit?.amount,
    debitCount: footer.debit?.count,
    debitAmount: footer.debit?.amount,
  };
  return {
    ...figures,
    kind: 'statement',
    statement: 0,
    accountNo,
    currency,
    coversFrom,
    coversUntil,
    from,
    to,
    entries: rows,
    declared,
  };
}
