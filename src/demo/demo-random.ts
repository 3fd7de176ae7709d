/** A stream of pseudo-random numbers (mulberry32, public domain): the same keys give the same stream. */
export class DemoRandom {
  private state: number;

  constructor(...keys: readonly number[]) {
    this.state = 0x9e3779b9;
    for (const key of keys) {
      this.state = Math.imul(this.state ^ (key + 1), 0x85ebca6b) ^ (this.state >>> 13);
      this.next();
    }
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.between(0, values.length - 1)] ?? values[0];
  }
}
