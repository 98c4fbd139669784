/** Records by id, and in groups, so that finding an issue's comments does not mean going through all there are. */
export interface Table<T extends { readonly id: number }, Group> {
  readonly size: number;
  readonly get: (id: number) => T | undefined;
  readonly has: (id: number) => boolean;
  /** Adds a record or puts it in the place of the one with its id. */
  readonly put: (record: T) => void;
  readonly delete: (id: number) => void;
  /** All, in the order they were added. */
  readonly all: () => readonly T[];
  /** Those of a group, in the order they came into it. */
  readonly of: (group: Group) => readonly T[];
  readonly count: (group: Group) => number;
  /** A table of its own with the same records. */
  readonly copy: () => Table<T, Group>;
}

export function createTable<T extends { readonly id: number }, Group>(
  groupOf: (record: T) => Group,
  records = new Map<number, T>(),
  groups = new Map<Group, Map<number, T>>(),
): Table<T, Group> {
  const membersOf = (group: Group): Map<number, T> => {
    const known = groups.get(group) ?? new Map<number, T>();
    groups.set(group, known);
    return known;
  };
  const leave = (id: number, record: T | undefined): void => {
    if (record !== undefined) membersOf(groupOf(record)).delete(id);
  };
  return {
    get size() {
      return records.size;
    },
    get: (id) => records.get(id),
    has: (id) => records.has(id),
    put: (record) => {
      const before = records.get(record.id);
      if (before !== undefined && groupOf(before) !== groupOf(record)) leave(record.id, before);
      records.set(record.id, record);
      membersOf(groupOf(record)).set(record.id, record);
    },
    delete: (id) => {
      leave(id, records.get(id));
      records.delete(id);
    },
    all: () => [...records.values()],
    of: (group) => [...(groups.get(group)?.values() ?? [])],
    count: (group) => groups.get(group)?.size ?? 0,
    copy: () =>
      createTable(
        groupOf,
        new Map(records),
        new Map([...groups].map(([group, members]) => [group, new Map(members)])),
      ),
  };
}
