import { formatKey } from "../../src/control/key.ts";
import { after, instant, minutes } from "../../src/domain/time.ts";
import { openPostgresQueue } from "../../src/queue/postgres/queue.ts";
import { queueOptions } from "./replica-options.ts";

/** A process of its own that runs passes as it is told; what it is asked and answers is in `child.ts`. */
const [databaseUrl = ""] = process.argv.slice(2);
const ends = new Map<string, () => void>();
const say = (message: object): void => void process.send?.(message);

const queue = await openPostgresQueue(queueOptions(databaseUrl));
await queue.run(async (key) => {
  const id = formatKey(key);
  say({ begun: id });
  await new Promise<void>((resolve) => ends.set(id, resolve));
  return after(instant(Date.now()), minutes(60));
});
say({ begun: "ready" });

process.on("message", (message: unknown) => {
  const asked = String(message);
  if (asked === "replicas") say({ replicas: queue.replicas() });
  else if (asked === "close") void queue.close().then(() => process.disconnect());
  else ends.get(asked)?.();
});
