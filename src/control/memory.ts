/** What a host keeps from pass to pass to save work, never to decide by: forgetting it changes nothing but the time taken. */
export interface Memory {
  /** The value made for the key before, or a new one. */
  readonly recall: <T>(key: MemoryKey<T>, make: () => T) => T;
}

/** Names a value by kind and by what it was made from; the kind fixes its type. */
interface MemoryKey<T> {
  readonly kind: Kind<T>;
  readonly of: string;
}

/** A kind of remembered value; made once, beside the code that remembers. */
export interface Kind<T> {
  readonly name: string;
  /** Never called; it ties the type to the kind. */
  readonly type?: (value: T) => void;
}

/** A memory of the most recent values. */
export function createMemory(most = 500): Memory {
  const values = new Map<string, unknown>();
  return {
    recall: <T>({ kind, of }: MemoryKey<T>, make: () => T): T => {
      const key = `${kind.name} ${of}`;
      if (values.has(key)) {
        // A kind has one type, and only values of that kind are put under its name.
        const known = values.get(key) as T;
        values.delete(key);
        values.set(key, known);
        return known;
      }
      const made = make();
      values.set(key, made);
      for (const oldest of values.keys()) {
        if (values.size <= most) break;
        values.delete(oldest);
      }
      return made;
    },
  };
}
