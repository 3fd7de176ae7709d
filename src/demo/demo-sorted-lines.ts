const LINES_PER_ORDER = 16;
const ORDERS_AT_HAND = 4096;

/** A line whose time is in milliseconds of the epoch, a whole second. */
interface TimedLine {
  readonly at: number;
}

/**
 * Every line of `made` orders in order of time. Only a sort key of eight bytes is kept of a line; the line is made again
 * from its order when its turn comes, so memory hardly grows with the month. `linesOf` gives at most 16 lines of an
 * order, none before `start`, and the same ones each time.
 */
export function* linesInOrder<Line extends TimedLine>(
  start: number,
  made: number,
  linesOf: (index: number) => readonly Line[],
): Generator<Line> {
  const atHand = new Map<number, readonly Line[]>();
  for (const key of sortedKeys(start, made, linesOf)) {
    const rest = key % (made * LINES_PER_ORDER);
    const index = Math.floor(rest / LINES_PER_ORDER);
    let lines = atHand.get(index);
    if (lines === undefined) {
      lines = linesOf(index);
      atHand.set(index, lines);
      const [oldest] = atHand.keys();
      if (atHand.size > ORDERS_AT_HAND && oldest !== undefined) atHand.delete(oldest);
    }
    const line = lines[rest % LINES_PER_ORDER];
    if (line !== undefined) yield line;
  }
}

/** One number a line: its second in the month, then its order, then its place in the order. Exact below 2^53. */
function sortedKeys(
  start: number,
  made: number,
  linesOf: (index: number) => readonly TimedLine[],
): Float64Array {
  let keys = new Float64Array(made * 4);
  let count = 0;
  for (let index = 0; index < made; index++) {
    for (const [place, line] of linesOf(index).entries()) {
      if (count === keys.length) {
        const larger = new Float64Array(keys.length * 2);
        larger.set(keys);
        keys = larger;
      }
      const second = (line.at - start) / 1000;
      keys[count++] = (second * made + index) * LINES_PER_ORDER + place;
    }
  }
  return keys.subarray(0, count).sort();
}
