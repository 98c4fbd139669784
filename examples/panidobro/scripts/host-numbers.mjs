// Disk, CPU and memory of the machine it runs on, in percent, as one JSON object.
import { statfs } from "node:fs/promises";
import { availableParallelism, freemem, loadavg, totalmem } from "node:os";

const percent = (part, whole) => Math.round((part / whole) * 1000) / 10;
const { blocks, bavail } = await statfs("/");
const [load = 0] = loadavg();
const numbers = {
  disk_percent: percent(blocks - bavail, blocks),
  cpu_percent: Math.min(100, percent(load, availableParallelism())),
  memory_percent: percent(totalmem() - freemem(), totalmem()),
};
process.stdout.write(`${JSON.stringify(numbers)}\n`);
