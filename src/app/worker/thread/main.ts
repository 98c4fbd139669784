import { constants, setPriority } from "node:os";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createLog, nameOf } from "../../log.ts";
import { dependenciesFor } from "../dependencies.ts";
import { startWorker } from "../local.ts";
import type { Worker } from "../worker.ts";
import { isFlooded } from "./flood.ts";
import type { Order, Sent, ThreadSettings, Told } from "./message.ts";

/** Starts the worker of this thread and obeys whoever started the thread. */
async function main(port: MessagePort, settings: ThreadSettings): Promise<void> {
  const tell = (told: Told): void => port.postMessage(told);
  try {
    standBack();
    const dependencies = await dependenciesFor(createLog(settings.logLevel));
    const worker = await startWorker(settings, {
      ...dependencies,
      isFlooded: () => isFlooded(settings.flood),
    });
    const introduce = createIntroduction(worker, tell);
    port.on("message", ({ id, order }: Sent) => {
      introduce();
      obey(worker, order).then(
        (text) => tell({ kind: "done", id, text }),
        (problem: unknown) => tell({ kind: "failed", id, why: nameOf(problem) }),
      );
    });
    introduce();
    tell({ kind: "started" });
  } catch (problem) {
    tell({ kind: "cannot-start", why: nameOf(problem) });
  }
}

/**
 * On Linux a thread has a priority of its own. This one stands back a little, so that passes do not delay
 * acknowledgements where both want the last core.
 */
function standBack(): void {
  if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}

async function obey(worker: Worker, order: Order): Promise<string> {
  switch (order.kind) {
    case "take":
      await worker.take(order.notices);
      return "";
    case "recover":
      await worker.recover();
      return "";
    case "metrics":
      return await worker.metrics();
    case "close":
      await worker.close();
      return "";
  }
}

/** Tells once whom the App writes as, as soon as that is known. */
function createIntroduction(worker: Worker, tell: (told: Told) => void): () => void {
  let isTold = false;
  return () => {
    const self = worker.self();
    if (isTold || self === undefined) return;
    isTold = true;
    tell({ kind: "introduced", self });
  };
}

// Whoever starts this file gives it settings of this type.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it comes from `startWorkerThread` alone
if (parentPort !== null) await main(parentPort, workerData as ThreadSettings);
