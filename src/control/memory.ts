import { createLru, type Lru } from "../domain/lru.ts";

/**
 * What a host keeps from pass to pass to save work, never to decide by: forgetting it costs time, or opens again the
 * window in which GitHub's lists are late.
 */
export interface Memory {
  /** The value made for the key before, or a new one. */
  readonly recall: <T>(key: MemoryKey<T>, make: () => T) => T;
}

/** Names a value by kind and by what it was made from; the kind fixes its type. */
interface MemoryKey<T> {
  readonly kind: Kind<T>;
  readonly of: string;
  /** Bytes it is made from, where that may be many; a team's large files must not fill a host's memory. */
  readonly size?: number;
}

/** A kind of remembered value; made once, beside the code that remembers. */
export interface Kind<T> {
  readonly name: string;
  /** Never called; it ties the type to the kind. */
  readonly type?: (value: T) => void;
}

interface Recalled {
  readonly value: unknown;
  readonly size: number;
}

/** A memory of the most recent values: so many of each kind, made from so many bytes together. */
export function createMemory(most = 500, bytes = 4_000_000): Memory {
  const kinds = new Map<string, Lru<string, Recalled>>();
  const valuesOf = (kind: string): Lru<string, Recalled> => {
    const values =
      kinds.get(kind) ??
      // Each weighs at least as much as it would if there were as many as there may be.
      createLru({ most: bytes, weigh: ({ size }) => Math.max(size, bytes / most) });
    kinds.set(kind, values);
    return values;
  };
  return {
    recall: <T>({ kind, of, size = 0 }: MemoryKey<T>, make: () => T): T => {
      const values = valuesOf(kind.name);
      const known = values.get(of);
      // A kind has one type, and only values of that kind are put under its name.
      if (known !== undefined) return known.value as T;
      const value = make();
      values.set(of, { value, size });
      return value;
    },
  };
}
