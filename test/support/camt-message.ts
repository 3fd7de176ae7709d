import { camtReader } from '../../src/reading/banks/camt.reader.js';
import type { ReadOptions } from '../../src/reading/file-reader.js';
import { readWhole } from './read-file.js';
import type { FileRead } from './read-file.js';

export const ACCOUNT = '<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>';
const NAMES = { '052': 'BkToCstmrAcctRpt', '053': 'BkToCstmrStmt', '054': 'BkToCstmrDbtCdtNtfctn' } as const;
const ELEMENTS = { '052': 'Rpt', '053': 'Stmt', '054': 'Ntfctn' } as const;
type Message = keyof typeof NAMES;

/** A message with one statement for each content; `header` stands in the group header. */
export function message(
  contents: readonly string[],
  type: Message = '053',
  version = '08',
  header = '',
): string {
  const statements = contents.map((content) => `<${ELEMENTS[type]}><Id>1</Id>${content}</${ELEMENTS[type]}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${type}.001.${version}"><${NAMES[type]}>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-03-09T06:00:00+01:00</CreDtTm>${header}</GrpHdr>
${statements.join('\n')}
</${NAMES[type]}></Document>`;
}

export const balance = (
  code: string,
  amount: string,
  date: string,
  indicator = 'CRDT',
  currency = 'EUR',
): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt>` +
  `${indicator === '' ? '' : `<CdtDbtInd>${indicator}</CdtDbtInd>`}<Dt><Dt>${date}</Dt></Dt></Bal>`;

export interface EntryParts {
  readonly amount?: string;
  readonly currency?: string;
  readonly indicator?: string;
  readonly status?: string;
  readonly dates?: string;
  readonly ref?: string;
  readonly details?: string;
  readonly more?: string;
}

export const BOOKED_ON = '<BookgDt><Dt>2024-03-08</Dt></BookgDt>';

export function entry(parts: EntryParts = {}): string {
  const {
    amount = '10.00',
    currency = 'EUR',
    indicator = 'CRDT',
    status = '<Sts><Cd>BOOK</Cd></Sts>',
  } = parts;
  const { dates = BOOKED_ON, ref, details = '', more = '' } = parts;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt>${indicator === '' ? '' : `<CdtDbtInd>${indicator}</CdtDbtInd>`}
${status}${dates}${ref === undefined ? '' : `<AcctSvcrRef>${ref}</AcctSvcrRef>`}${more}
${details === '' ? '' : `<NtryDtls>${details}</NtryDtls>`}</Ntry>`;
}

export const read = (
  text: string,
  options: Partial<ReadOptions> = {},
  pieceBytes?: number,
): Promise<FileRead> =>
  readWhole(camtReader, Buffer.from(text), { zone: 'Europe/Berlin', ...options }, pieceBytes);

/** The lines of one statement with an account in EUR. */
export const entries = (...list: readonly string[]): Promise<FileRead> =>
  read(message([ACCOUNT + list.join('\n')]));
