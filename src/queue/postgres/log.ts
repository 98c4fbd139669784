import { Logger } from "graphile-worker";

/** Where the queue on PostgreSQL says what happens to its connections; a pino logger is one. */
export interface QueueLog {
  readonly debug: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** Says nothing. */
export const SILENT: QueueLog = { debug: () => {}, warn: () => {}, error: () => {} };

/** The library's logger, writing to ours. Its errors are warnings here: whatever it cannot do is tried again. */
export const libraryLogger = (log: QueueLog): Logger =>
  new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn({}, message);
    else log.debug({}, message);
  });

/** What went wrong, without what only a debugger needs. */
export const problemOf = (problem: unknown): { readonly problem: string } => ({
  problem: problem instanceof Error ? problem.message || problem.name : String(problem),
});
