/** Memory set aside for bodies that are being read, so that no number of senders can use up all there is. */
export interface Room {
  /** Takes so many bytes; `false`, and nothing is taken, when there are not so many left. */
  readonly take: (bytes: number) => boolean;
  readonly giveBack: (bytes: number) => void;
}

/** Makes room for so many bytes. */
export function createRoom(bytes: number): Room {
  let left = bytes;
  return {
    take: (wanted) => {
      if (wanted > left) return false;
      left -= wanted;
      return true;
    },
    giveBack: (taken) => {
      left += taken;
    },
  };
}
