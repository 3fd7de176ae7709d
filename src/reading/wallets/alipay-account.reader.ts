import { readAlipayAccount, ALIPAY_ACCOUNT_READER_VERSION } from './alipay-account.js';
import { ALIPAY_ACCOUNT_FORMAT } from './alipay-account.format.js';
import { recogniseTable } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { defined } from '../reader-item.js';
import type { StatementEnd } from '../statement-tally.js';

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
  for await (const item of readAlipayAccount(source, options)) {
    if (item.kind === 'opened') {
      const { encoding, warnings } = item;
      yield { kind: 'opened', version: 'alipay-account', encoding, warnings };
    } else if (item.kind === 'line') {
      yield { kind: 'line', statement: 0, line: item.line };
    } else if (item.kind === 'closed') {
      const end: StatementEnd = { ...item, kind: 'statement', entries: item.rows };
      yield end;
      const { creditCount, creditAmount, debitCount, debitAmount } = end;
      yield {
        kind: 'closed',
        rows: item.rows + item.rejected + item.repeated,
        declared: defined({ ...end.declared }),
        computed: { creditCount, creditAmount, debitCount, debitAmount },
        warnings: item.warnings,
      };
    } else {
      yield item;
    }
  }
}
