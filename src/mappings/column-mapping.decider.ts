import { parseMapping } from '../shared/column-mapping.js';
import type { ColumnMapping } from '../shared/column-mapping.js';
import type { Decider, DomainCommand } from '../shared/decider.js';
import { sameContent } from '../shared/same-content.js';
import { checkKey } from '../shared/streams.js';
import { ColumnMappingSaved } from './column-mapping.events.js';

/** `mapping` is the JSON as it came: it is checked here, wherever it came from. */
export type SaveColumnMapping = DomainCommand<
  'SaveColumnMapping',
  { readonly shopId: string; readonly name: string; readonly mapping: unknown }
>;

/** The mappings of one shop by the names under which they were saved. */
export type ColumnMappings = ReadonlyMap<string, ColumnMapping>;

/**
 * Another mapping under a name that is in use takes its place; the same one again changes nothing. Throws MALFORMED_KEY for
 * the name and MALFORMED_MAPPING, naming the field.
 */
function decide(
  { data, occurredAt }: SaveColumnMapping,
  state: ColumnMappings,
): readonly ColumnMappingSaved[] {
  const name = checkKey('name', data.name);
  const mapping = parseMapping(data.mapping);
  const known = state.get(name);
  if (known !== undefined && sameContent(known, mapping)) return [];
  return [ColumnMappingSaved.at(occurredAt, { shopId: data.shopId, name, mapping })];
}

function evolve(state: ColumnMappings, { data }: ColumnMappingSaved): ColumnMappings {
  return new Map(state).set(data.name, data.mapping);
}

/** The saved column mappings of one shop. */
export const columnMappingDecider: Decider<ColumnMappings, SaveColumnMapping, ColumnMappingSaved> = {
  initialState: new Map(),
  decide,
  evolve,
};
