const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const FAT_SECTORS_IN_HEADER = 109;
const NONE = -1;

/**
 * True if the sectors and directory entries of an OLE2 compound file (the container of .xls) form chains and a tree, as
 * they have to. The spreadsheet library follows both without end where they run in circles, and takes the whole process
 * down with it.
 */
export function isSoundCompoundFile(file: Buffer): boolean {
  if (file.length < HEADER_BYTES) return false;
  const sectorBytes = file.readUInt16LE(26) === 4 ? 4096 : 512;
  const count = Math.ceil(file.length / sectorBytes) - 1;
  if (count < 1) return false;
  const int = (sector: number, at: number): number => {
    const place = (sector + 1) * sectorBytes + at;
    return sector >= 0 && place + 4 <= file.length ? file.readInt32LE(place) : NONE;
  };
  const fatSectors = fatSectorsOf(file, count, sectorBytes, int);
  const next = Array.from({ length: count }, (_, sector) =>
    int(fatSectors[Math.floor((sector * 4) / sectorBytes)] ?? NONE, (sector * 4) % sectorBytes),
  );
  if (!isForest(next.map((sector) => [sector]))) return false;
  const entries: (readonly number[])[] = [];
  for (let sector = file.readInt32LE(48); sector >= 0 && sector < count; sector = next[sector] ?? NONE) {
    for (let at = 0; at < sectorBytes; at += ENTRY_BYTES) {
      const related = [int(sector, at + 68), int(sector, at + 72), int(sector, at + 76)];
      // Some programs fill unused entries with zeros.
      entries.push(related.every((entry) => entry === 0) ? [] : related);
    }
  }
  return entries.length > 0 && isForest(entries);
}

/** Places of the allocation table: the first 109 are in the header, more in sectors of their own. */
function fatSectorsOf(
  file: Buffer,
  count: number,
  sectorBytes: number,
  int: (sector: number, at: number) => number,
): readonly number[] {
  const places: number[] = [];
  for (let index = 0; index < FAT_SECTORS_IN_HEADER; index++) {
    const place = file.readInt32LE(76 + index * 4);
    if (place < 0) break;
    places.push(place);
  }
  let more = file.readInt32LE(68);
  for (let read = 0; more >= 0 && more < count && read < count; read++) {
    for (let at = 0; at < sectorBytes - 4; at += 4) places.push(int(more, at));
    more = int(more, sectorBytes - 4);
  }
  return places;
}

/** True if no node is led to twice and none leads back to itself; links to nodes that do not exist end. */
function isForest(links: readonly (readonly number[])[]): boolean {
  const led = new Uint8Array(links.length);
  for (const target of links.flat()) {
    if (target < 0 || target >= links.length) continue;
    if (led[target] === 1) return false;
    led[target] = 1;
  }
  // What is led to once at most is reached from a root, or lies on a circle that nothing leads into.
  const open = links.flatMap((_, node) => (led[node] === 0 ? [node] : []));
  let reached = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    reached += 1;
    for (const target of links[node] ?? []) if (target >= 0 && target < links.length) open.push(target);
  }
  return reached === links.length;
}
