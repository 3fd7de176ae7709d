/** The messages, by the element that holds them; version 1 has the version in the name of the element. */
const MESSAGE = /^BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d+)?$/;

const NAMES: Readonly<Record<string, string>> = {
  Stmt: 'camt.053',
  AcctRpt: 'camt.052',
  DbtCdtNtfctn: 'camt.054',
};

/** The name without version ("camt.053") of the message that an element holds, undefined for other elements. */
export function messageOf(element: string): string | undefined {
  return NAMES[MESSAGE.exec(element)?.[1] ?? ''];
}

/** The start of a message in the head of a file. */
export const MESSAGE_TAG = /<(?:[\w.-]+:)?(BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d+)?)[\s/>]/;

/** The full name of a message, as namespaces and schema locations have it. */
export const MESSAGE_NAME = /camt\.05[234]\.\d{3}\.\d{2}/;

/** The elements of which each is a statement of one account. */
export const STATEMENT_ELEMENTS: ReadonlySet<string> = new Set(['Stmt', 'Rpt', 'Ntfctn']);

/** Elements that only some versions put between a parent and its child: a path is written without them. */
export const TRANSPARENT: ReadonlySet<string> = new Set(['NtryDtls', 'CdOrPrtry', 'Pty']);

/** Which parts of a record are kept: paths below it, "" for its own text. */
export interface RecordShape {
  readonly wanted: ReadonlySet<string>;
  /** Elements on the way to a wanted one. */
  readonly passed: ReadonlySet<string>;
}

function shape(...paths: readonly string[]): RecordShape {
  const passed = new Set<string>(['']);
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth <= parts.length; depth++) passed.add(parts.slice(0, depth).join('/'));
  }
  return { wanted: new Set(paths), passed };
}

const PARTIES = ['InitgPty', 'Dbtr', 'UltmtDbtr', 'Cdtr', 'UltmtCdtr', 'TradgPty'];

/** Where an entry names persons and their accounts: nothing of it is kept, and all of it is taken out of free texts. */
export const PERSONAL_PATHS: readonly string[] = [
  ...PARTIES.map((party) => `TxDtls/RltdPties/${party}/Nm`),
  ...['DbtrAcct', 'CdtrAcct'].flatMap((account) =>
    ['Nm', 'Id/IBAN', 'Id/Othr/Id', 'Id/PrtryAcct/Id'].map((path) => `TxDtls/RltdPties/${account}/${path}`),
  ),
];

/** The paths of a bank transaction code below an element. */
const codePaths = (parent: string): readonly string[] =>
  ['Domn/Cd', 'Domn/Fmly/Cd', 'Domn/Fmly/SubFmlyCd', 'Prtry/Cd'].map((path) => `${parent}BkTxCd/${path}`);

const PAGES = shape('PgNb', 'LastPgInd');

/** The elements directly below a message that are read. */
export const MESSAGE_RECORDS: Readonly<Record<string, RecordShape>> = {
  GrpHdr: shape('CreDtTm', 'MsgPgntn/PgNb', 'MsgPgntn/LastPgInd'),
};

/** The elements directly below a statement that are read; an entry's details are folded into the entry. */
export const STATEMENT_RECORDS: Readonly<Record<string, RecordShape>> = {
  CreDtTm: shape(''),
  FrToDt: shape('FrDtTm', 'ToDtTm', 'FrDt', 'ToDt'),
  StmtPgntn: PAGES,
  RptPgntn: PAGES,
  NtfctnPgntn: PAGES,
  Acct: shape('Id/IBAN', 'Id/BBAN', 'Id/UPIC', 'Id/Othr/Id', 'Id/PrtryAcct/Id', 'Ccy'),
  Bal: shape('Tp/Cd', 'Amt', 'CdtDbtInd', 'Dt/Dt', 'Dt/DtTm'),
  TxsSummry: shape(
    'TtlNtries/NbOfNtries',
    'TtlNtries/TtlNetNtryAmt',
    'TtlNtries/CdtDbtInd',
    'TtlNtries/TtlNetNtry/Amt',
    'TtlNtries/TtlNetNtry/CdtDbtInd',
    'TtlCdtNtries/NbOfNtries',
    'TtlCdtNtries/Sum',
    'TtlDbtNtries/NbOfNtries',
    'TtlDbtNtries/Sum',
  ),
  Ntry: shape(
    'NtryRef',
    'Amt',
    'CdtDbtInd',
    'Sts',
    'Sts/Cd',
    'Sts/Prtry',
    'BookgDt/Dt',
    'BookgDt/DtTm',
    'ValDt/Dt',
    'ValDt/DtTm',
    'AcctSvcrRef',
    ...codePaths(''),
    'Btch/NbOfTxs',
    'AddtlNtryInf',
    'TxDtls',
    'TxDtls/Refs/AcctSvcrRef',
    'TxDtls/Refs/EndToEndId',
    'TxDtls/Refs/TxId',
    ...codePaths('TxDtls/'),
    ...PERSONAL_PATHS,
    'TxDtls/RmtInf/Ustrd',
    'TxDtls/RmtInf/Strd/CdtrRefInf/Ref',
    'TxDtls/RmtInf/Strd/CdtrRefInf/CdtrRef',
    'TxDtls/RmtInf/Strd/RfrdDocInf/Nb',
    'TxDtls/RmtInf/Strd/AddtlRmtInf',
    'TxDtls/AddtlTxInf',
  ),
};
