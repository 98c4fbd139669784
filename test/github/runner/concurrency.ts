import type { Activity, Latch } from "./activity.ts";

/** Something that runs in a group or waits for it. */
export interface Member {
  /** Asked of the running one when a newer one has `cancel-in-progress`. */
  readonly cancel: () => void;
}

interface Group {
  readonly running: Member;
  readonly pending: { readonly member: Member; readonly admission: Latch<boolean> } | undefined;
}

/** The concurrency groups of a repository: per group one member runs and one waits. */
export interface ConcurrencyGroups {
  /**
   * Resolves with true once the member may run. A newer member takes the place of one that still
   * waits, which then gets false.
   */
  readonly enter: (name: string, member: Member, cancelInProgress: boolean) => Promise<boolean>;
  /** Stops running, or waiting. */
  readonly leave: (name: string, member: Member) => void;
}

/** Groups without members. */
export function createConcurrencyGroups(activity: Activity): ConcurrencyGroups {
  const groups = new Map<string, Group>();
  return {
    enter: async (groupName, member, cancelInProgress) => {
      const name = groupName.toLowerCase();
      const group = groups.get(name);
      if (group === undefined) {
        groups.set(name, { running: member, pending: undefined });
        return true;
      }
      const admission = activity.latch<boolean>();
      groups.set(name, { running: group.running, pending: { member, admission } });
      group.pending?.admission.settle(false);
      if (cancelInProgress) group.running.cancel();
      return await admission.wait();
    },
    leave: (groupName, member) => {
      const name = groupName.toLowerCase();
      const group = groups.get(name);
      if (group?.pending?.member === member) {
        groups.set(name, { running: group.running, pending: undefined });
        group.pending.admission.settle(false);
      }
      if (group?.running !== member) return;
      if (group.pending === undefined) groups.delete(name);
      else groups.set(name, { running: group.pending.member, pending: undefined });
      group.pending?.admission.settle(true);
    },
  };
}
