import type { DocumentKind } from '../../src/shared/document-id.js';
import { isNegative, isPositive, sum } from '../../src/shared/money.js';
import type { Sentences, Summary } from './audit-trail.sentence.js';

/** What became of a statement's file. */
export const aboutStatements: Pick<
  Sentences,
  'StatementRegistered' | 'StatementOpened' | 'StatementLinesRecorded' | 'StatementClosed'
> = {
  StatementRegistered: ({ statementId, accountNo, coversFrom, coversUntil }) => ({
    en: `Statement ${statementId} of account ${accountNo} was registered, covering ${coversFrom} until ${coversUntil}`,
    zh: `账户 ${accountNo} 的对账单 ${statementId} 已登记，覆盖 ${coversFrom} 至 ${coversUntil}`,
  }),
  StatementOpened: ({ fileName, kind, statementId, accountNo }) => ({
    en: `Reading of ${fileName} (${kind}) began: statement ${statementId} of account ${accountNo}`,
    zh: `开始读取 ${fileName}（${kind}）：账户 ${accountNo} 的对账单 ${statementId}`,
  }),
  StatementLinesRecorded: ({ statementId, chunk, lines, currency }) => {
    const amounts = lines.map(({ amount }) => amount);
    const came = sum(amounts.filter(isPositive), currency);
    const went = sum(amounts.filter(isNegative), currency);
    const net = sum([came, went], currency);
    return {
      en: `${lines.length} lines of statement ${statementId} (part ${chunk}) were recorded: sum ${net} ${currency}, in ${came}, out ${went}`,
      zh: `对账单 ${statementId}（第 ${chunk} 段）记录 ${lines.length} 行：合计 ${net} ${currency}，收入 ${came}，支出 ${went}`,
    };
  },
  StatementClosed: ({
    statementId,
    rows,
    newRows,
    creditAmount,
    debitAmount,
    currency,
    foots,
    problems,
  }) => ({
    en: `Statement ${statementId} was read to its end: ${rows} lines, ${newRows} new, in ${creditAmount}, out ${debitAmount} ${currency}; ${foots ? 'it foots' : 'it does NOT foot'}, ${problems.length} problems`,
    zh: `对账单 ${statementId} 读取完毕：共 ${rows} 行，新增 ${newRows}，收入 ${creditAmount}，支出 ${debitAmount} ${currency}；${foots ? '勾稽一致' : '勾稽不符'}，问题 ${problems.length} 个`,
  }),
};

/** What documents of a kind are called. */
const DOCUMENTS: Readonly<Record<DocumentKind, Summary>> = {
  item: { en: 'order items', zh: '商品明细' },
  refund: { en: 'refund cases', zh: '退款单' },
  shipment: { en: 'shipments', zh: '发货与退货记录' },
  invoice: { en: 'invoices', zh: '发票' },
};

/** What became of a file of documents. */
export const aboutDocuments: Pick<
  Sentences,
  'DocumentFileOpened' | 'OrderDocumentsRecorded' | 'DocumentFileClosed'
> = {
  DocumentFileOpened: ({ fileName, fileKind, fileId }) => ({
    en: `Reading of ${fileName} (${fileKind}) began: file ${fileId}`,
    zh: `开始读取 ${fileName}（${fileKind}）：文件 ${fileId}`,
  }),
  OrderDocumentsRecorded: ({ fileId, kind, chunk, documents }) => ({
    en: `${documents.length} ${DOCUMENTS[kind].en} of file ${fileId} (part ${chunk}) were recorded as evidence`,
    zh: `文件 ${fileId}（第 ${chunk} 段）的 ${documents.length} 条${DOCUMENTS[kind].zh}已作为凭据记录`,
  }),
  DocumentFileClosed: ({ fileId, fileKind, rows, newRows, rejectedRows }) => ({
    en: `File ${fileId} (${fileKind}) was read to its end: ${rows} rows, ${newRows} documents recorded, ${rejectedRows} rejected`,
    zh: `文件 ${fileId}（${fileKind}）读取完毕：共 ${rows} 行，记录单据 ${newRows} 条，拒收 ${rejectedRows} 行`,
  }),
};
