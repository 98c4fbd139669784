/** Values by key, of which the least recently used are forgotten first when there is not room for all. */
export interface Lru<K, V> {
  /** The value of a key, which becomes the most recently used. */
  readonly get: (key: K) => V | undefined;
  /** Keeps a value in the place of what the key had; nothing where it is larger than a single one may be. */
  readonly set: (key: K, value: V) => void;
  readonly delete: (key: K) => void;
}

/** How much there is room for. */
interface Room<K, V> {
  /** The most that all values may weigh together. */
  readonly most: number;
  /** The most that one may; by default as much as all together. */
  readonly mostOfOne?: number;
  /** What one weighs; 1 by default, so that `most` is their number. */
  readonly weigh?: (value: V, key: K) => number;
}

/** Makes one that holds nothing yet. */
export function createLru<K, V>({
  most,
  mostOfOne = most,
  weigh = () => 1,
}: Room<K, V>): Lru<K, V> {
  // A map has its keys in the order in which they were added: the first is the least recently used.
  const entries = new Map<K, { readonly value: V; readonly weight: number }>();
  let whole = 0;
  const forget = (key: K): void => {
    whole -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value) => {
      forget(key);
      const weight = weigh(value, key);
      if (weight > mostOfOne) return;
      entries.set(key, { value, weight });
      whole += weight;
      for (const oldest of entries.keys()) {
        if (whole <= most) break;
        forget(oldest);
      }
    },
    delete: forget,
  };
}
