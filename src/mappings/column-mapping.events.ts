import { MAPPED_COLUMNS } from '../shared/column-mapping.js';
import type { MappedColumn } from '../shared/column-mapping.js';
import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { currency, key, oneOf, optional, record, text } from '../shared/event-schema.js';
import type { Field } from '../shared/event-schema.js';

const header = optional(text);
const headers = Object.fromEntries(MAPPED_COLUMNS.map((column) => [column, header])) as Readonly<
  Record<MappedColumn, Field<string | undefined>>
>;

/**
 * From now on the shop's tables may be read by this mapping, in place of an earlier one of the same name. `mapping` is what
 * `ColumnMapping` explains; its own name is a title for people.
 */
export const ColumnMappingSaved = defineEvent('ColumnMappingSaved', {
  shopId: key,
  name: key,
  mapping: record({
    name: text,
    columns: record({ ...headers, date: text }),
    dateFormat: optional(text),
    decimal: oneOf('.', ','),
    sign: optional(oneOf('as-is', 'inverted')),
    currency: optional(currency),
    accountNo: optional(key),
  }),
});
export type ColumnMappingSaved = EventOf<typeof ColumnMappingSaved>;

export const mappingEvents = [ColumnMappingSaved] as const;
