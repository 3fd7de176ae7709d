import { mappingNamed, savedMappings } from '../mappings/saved-mappings.js';
import type { MappingSource } from '../mappings/saved-mappings.js';
import type { FileReader } from '../reading/file-reader.js';
import { mappedReader } from '../reading/tables/mapped-table.js';

/** How an import reads what it is given. */
interface Reading {
  readonly kind: string | FileReader;
  /** Readers for files that no other knows. */
  readonly own: readonly FileReader[];
}

/**
 * The saved mapping that is named in place of the kind, or else the kind that was asked for, with the shop's mappings beside
 * it. Throws MAPPING_UNKNOWN (not found).
 */
export async function readingOf(
  source: MappingSource,
  asked: {
    readonly shopId: string;
    readonly kind: string | FileReader;
    readonly mapping?: string | undefined;
  },
): Promise<Reading> {
  const { shopId, kind, mapping: name } = asked;
  if (typeof kind !== 'string') return { kind, own: [] };
  const saved = await savedMappings(source, shopId);
  if (name === undefined) return { kind, own: saved.map((one) => mappedReader(one.mapping, one.name)) };
  const { mapping } = mappingNamed(saved, { shopId, name });
  return { kind: mappedReader(mapping, name), own: [] };
}
