/**
 * An immutable map from texts, in the order in which its keys came. A new version shares the large `settled` part with
 * the old one and copies only the small `recent` part, so that a stream of n entries folds in n·√n steps: with copies of
 * a whole Map an order with ten thousand payments took a minute.
 */
export class GrowingMap<V> {
  private constructor(
    private readonly settled: ReadonlyMap<string, V>,
    /** Keys that are not in `settled`, and newer values of some that are. */
    private readonly recent: ReadonlyMap<string, V>,
  ) {}

  static empty<V>(): GrowingMap<V> {
    return new GrowingMap<V>(new Map(), new Map());
  }

  get(key: string): V | undefined {
    return this.recent.get(key) ?? this.settled.get(key);
  }

  has(key: string): boolean {
    return this.recent.has(key) || this.settled.has(key);
  }

  /** This map with one entry more, or with another value for a key that it has. */
  with(key: string, value: V): GrowingMap<V> {
    const recent = new Map(this.recent).set(key, value);
    if (recent.size ** 2 <= this.settled.size) return new GrowingMap(this.settled, recent);
    return new GrowingMap<V>(new Map([...this.settled, ...recent]), new Map<string, V>());
  }

  get isEmpty(): boolean {
    return this.settled.size === 0 && this.recent.size === 0;
  }

  /** The values in the order in which their keys came. */
  *values(): IterableIterator<V> {
    for (const [key, value] of this.settled) yield this.recent.get(key) ?? value;
    for (const [key, value] of this.recent) if (!this.settled.has(key)) yield value;
  }
}
