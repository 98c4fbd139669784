import { setTimeout } from "node:timers/promises";
import { type Connection, openConnection } from "./connection.ts";
import { type Letter, posted } from "./letter.ts";

/** What came of a load. */
export interface Outcome {
  /** Deliveries acknowledged in a second. */
  readonly perSecond: number;
  /** How long each acknowledgement took, in milliseconds. */
  readonly took: readonly number[];
}

interface Target {
  readonly url: string;
  readonly letters: readonly Letter[];
}

/** As many deliveries as go through so many connections in a span, each sent when the one before is acknowledged. */
export async function saturate(
  { url, letters }: Target,
  { connections, span }: { readonly connections: number; readonly span: number },
): Promise<Outcome> {
  return await connected(url, connections, async (open) => {
    const took: number[] = [];
    const beganAt = performance.now();
    let next = 0;
    await Promise.all(
      open.map(async (connection) => {
        while (performance.now() - beganAt < span)
          took.push(await acknowledged(connection, letterAt(letters, (next += 1))));
      }),
    );
    return { perSecond: (took.length * 1000) / (performance.now() - beganAt), took };
  });
}

/**
 * So many deliveries a second, whether or not those before are acknowledged. The clock of each runs from the moment it
 * should have been sent, so that a server that stops for a while is not spared what it missed.
 */
export async function pace(
  { url, letters }: Target,
  { perSecond, span }: { readonly perSecond: number; readonly span: number },
): Promise<Outcome> {
  return await connected(url, MOST_WAITING, async (open) => {
    const took: number[] = [];
    const total = Math.floor((perSecond * span) / 1000);
    const beganAt = performance.now();
    let next = 0;
    await Promise.all(
      open.map(async (connection) => {
        for (let sent = next++; sent < total; sent = next++) {
          const dueAt = beganAt + (sent * 1000) / perSecond;
          const wait = dueAt - performance.now();
          if (wait > 0) await setTimeout(wait);
          await acknowledged(connection, letterAt(letters, sent));
          took.push(performance.now() - dueAt);
        }
      }),
    );
    return { perSecond: (total * 1000) / (performance.now() - beganAt), took };
  });
}

/** Deliveries under way at once, at most: more than a second's worth. */
const MOST_WAITING = 256;

/** Every letter once, over a few connections; resolves when all are acknowledged. */
export async function sendAll(
  targets: readonly string[],
  letters: readonly Letter[],
): Promise<void> {
  const waiting = [...letters];
  await Promise.all(
    targets.map((url) =>
      connected(url, CONNECTIONS, (open) =>
        Promise.all(
          open.map(async (connection) => {
            for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
              await acknowledged(connection, next);
          }),
        ),
      ),
    ),
  );
}

const CONNECTIONS = 8;

async function connected<T>(
  url: string,
  count: number,
  use: (open: readonly Connection[]) => Promise<T>,
): Promise<T> {
  const open = await Promise.all(Array.from({ length: count }, () => openConnection(url)));
  try {
    return await use(open);
  } finally {
    for (const connection of open) connection.close();
  }
}

async function acknowledged(connection: Connection, letter: Letter): Promise<number> {
  const sentAt = performance.now();
  const status = await connection.send(posted(letter));
  if (status < 200 || status > 299) throw new Error(`a delivery was answered ${status}`);
  return performance.now() - sentAt;
}

function letterAt(letters: readonly Letter[], index: number): Letter {
  const letter = letters[index % letters.length];
  if (letter === undefined) throw new Error("there is nothing to send");
  return letter;
}
