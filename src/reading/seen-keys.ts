/** Words of a slot: two of the key's hash, one of the content's hash, the line (0: the slot is free). */
const WORDS = 4;

/**
 * Remembers which keys a file had, to tell repeated lines apart, in 27 to 54 bytes a line whatever the keys are: a Map
 * of a million order numbers would need some hundred megabytes. Keys are compared by a hash of 64 bits; that two of ten
 * million lines collide has a chance of about one in 400,000.
 */
export class SeenKeys {
  private slots = new Uint32Array(1024 * WORDS);
  private used = 0;

  /** Undefined for a new key, else the line that had it first and whether its content was the same. */
  remember(key: string, content: string, line: number): { line: number; same: boolean } | undefined {
    const [high, low] = hash(key);
    const [contentHash] = hash(content);
    const slot = this.find(high, low);
    const known = this.slots[slot + 3] ?? 0;
    if (known !== 0) return { line: known, same: this.slots[slot + 2] === contentHash };
    this.slots.set([high, low, contentHash, line], slot);
    this.used += 1;
    if (this.used * WORDS * 5 > this.slots.length * 3) this.grow();
    return undefined;
  }

  /** The slot of a key, or the free one where it belongs. */
  private find(high: number, low: number): number {
    const count = this.slots.length / WORDS;
    let slot = (low % count) * WORDS;
    while (this.slots[slot + 3] !== 0 && !(this.slots[slot] === high && this.slots[slot + 1] === low)) {
      slot = (slot + WORDS) % this.slots.length;
    }
    return slot;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += WORDS) {
      if (old[slot + 3] === 0) continue;
      this.slots.set(old.subarray(slot, slot + WORDS), this.find(old[slot] ?? 0, old[slot + 1] ?? 0));
    }
  }
}

/** Two independent 32-bit hashes of a text (multiplicative mixing as in MurmurHash3's finaliser). */
function hash(text: string): readonly [number, number] {
  let a = 0x9e3779b1 ^ text.length;
  let b = 0x85ebca6b ^ text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x85ebca77);
    a ^= a >>> 15;
    b = Math.imul(b ^ unit, 0xc2b2ae3d);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 16), 0x7feb352d);
  b = Math.imul(b ^ (b >>> 16), 0x846ca68b);
  return [(a ^ (a >>> 15)) >>> 0, (b ^ (b >>> 16)) >>> 0];
}
