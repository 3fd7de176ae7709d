import type { EventCodec } from '../platform/event-store/codec.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import type { ColumnMapping } from '../shared/column-mapping.js';
import { notFound } from '../shared/domain-error.js';
import { mappingsStream } from '../shared/streams.js';
import { columnMappingDecider } from './column-mapping.decider.js';
import type { ColumnMappings } from './column-mapping.decider.js';
import type { ColumnMappingSaved } from './column-mapping.events.js';

/** Where saved mappings are read: their own stream, so that what was just written is seen. */
export interface MappingSource {
  readonly store: EventStore;
  readonly codec: EventCodec;
}

/** A mapping and the name under which the shop saved it. */
export interface SavedMapping {
  readonly name: string;
  readonly mapping: ColumnMapping;
}

/** The mappings of a shop as they are now, by name. Throws MALFORMED_SHOP_ID. */
export async function savedMappings(
  { store, codec }: MappingSource,
  shopId: string,
): Promise<readonly SavedMapping[]> {
  const recorded = await store.readStream(mappingsStream(shopId));
  const mappings = recorded
    .map((event) => codec.decode(event).event as ColumnMappingSaved)
    .reduce<ColumnMappings>(columnMappingDecider.evolve, columnMappingDecider.initialState);
  return [...mappings]
    .map(([name, mapping]) => ({ name, mapping }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The one of that name. Throws MAPPING_UNKNOWN (not found), naming those that there are. */
export function mappingNamed(
  saved: readonly SavedMapping[],
  { shopId, name }: { readonly shopId: string; readonly name: string },
): SavedMapping {
  const found = saved.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = saved.map((one) => one.name).join(', ') || 'none';
  return notFound(
    'MAPPING_UNKNOWN',
    `the shop ${shopId} has saved no mapping named "${name}"; it has saved: ${names}`,
    { shopId, name },
  );
}
