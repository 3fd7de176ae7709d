import type { CamtRecord } from './camt.xml.js';
import type { ReaderWarning } from '../reader-item.js';

/** The page of a longer message or statement. */
export interface CamtPage {
  readonly first: boolean;
  readonly last: boolean;
}

export function pageOf(record: CamtRecord, parent = ''): CamtPage {
  const number = record.first(`${parent}PgNb`);
  return {
    first: number === '' || Number(number) <= 1,
    last: record.first(`${parent}LastPgInd`) !== 'false',
  };
}

export function pageWarnings({ first, last }: CamtPage, what: string): readonly ReaderWarning[] {
  return [
    ...(first
      ? []
      : [{ code: 'PAGE_NOT_FIRST', detail: `The ${what} is a later page: earlier ones are other files` }]),
    ...(last ? [] : [{ code: 'PAGE_NOT_LAST', detail: `The ${what} says that a further page follows` }]),
  ];
}
