import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { type Binaries, findBinaries } from "./postgres-binaries.ts";

/** A PostgreSQL of its own, gone with the process that started it. */
export interface Postgres {
  /** Of the database `postgres`. */
  readonly url: string;
  /** Resolves to the URL of a new, empty database. */
  readonly createDatabase: (name: string) => Promise<string>;
  /** Ends all connections to a database and removes it. */
  readonly dropDatabase: (name: string) => Promise<void>;
  /** Ends the server as a crash would. */
  readonly crash: () => Promise<void>;
  /** Brings it back after a crash, on the same data and the same port. */
  readonly restart: () => Promise<void>;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

/** What can be asked for. */
export interface PostgresOptions {
  /** Whether what is committed is on the disk, as in production; otherwise the disk is not waited for. */
  readonly isDurable?: boolean;
}

/**
 * Holds the server until its input ends, which is also what happens when the tests are killed. A line means: end the
 * server now; the next one: start it again.
 */
const GUARD = `
directory=$1; shift
while :; do
  "$@" </dev/null >>"$directory/log" 2>&1 &
  server=$!
  if read -r _; then again=yes; else again=no; fi
  kill -QUIT "$server"; wait "$server"
  [ "$again" = yes ] && read -r _ || break
done
cd /; rm -rf "$directory"
`;

/** Starts a real PostgreSQL on a free port of the loopback interface. */
export async function startPostgres({
  isDurable = false,
}: PostgresOptions = {}): Promise<Postgres> {
  const directory = mkdtempSync(join(tmpdir(), "sitrep-postgres-"));
  const binaries = findBinaries(directory);
  chmodSync(directory, 0o755);
  if (binaries.owner !== undefined) chownSync(directory, binaries.owner.uid, binaries.owner.gid);
  await initialise(binaries, directory);
  const port = await freePort();
  const guard = startServer(binaries, directory, port, isDurable);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const ready = (): Promise<void> => untilReady(url, guard, directory);
  await ready();
  const command = async (text: string): Promise<void> => {
    guard.stdin?.write(`${text}\n`);
  };
  return {
    url,
    createDatabase: async (name) => {
      await ask(url, `create database "${name}"`);
      return url.replace(/postgres$/u, name);
    },
    dropDatabase: (name) => ask(url, `drop database if exists "${name}" with (force)`),
    crash: async () => {
      await command("crash");
      await untilGone(url);
    },
    restart: async () => {
      await command("restart");
      await ready();
    },
    stop: async () => {
      const ended = once(guard, "exit");
      guard.stdin?.end();
      await ended;
    },
  };
}

async function initialise({ initdb, owner }: Binaries, directory: string): Promise<void> {
  const how = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(initdb, [`--pgdata=${join(directory, "data")}`, ...how], {
    ...owner,
    cwd: directory,
  });
}

function startServer(
  { postgres, owner }: Binaries,
  directory: string,
  port: number,
  isDurable: boolean,
): ChildProcess {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "32MB",
    ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const set = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return spawn(
    "/bin/sh",
    ["-c", GUARD, "sitrep", directory, postgres, "-D", join(directory, "data"), ...set],
    { ...owner, cwd: directory, stdio: ["pipe", "ignore", "ignore"], detached: true },
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

async function ask(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

const answers = (url: string): Promise<boolean> =>
  ask(url, "select 1").then(
    () => true,
    () => false,
  );

async function untilReady(url: string, guard: ChildProcess, directory: string): Promise<void> {
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (guard.exitCode !== null || tries > 600)
      throw new Error(`PostgreSQL did not start:\n${readFileSync(join(directory, "log"), "utf8")}`);
    await pause(20);
  }
}

async function untilGone(url: string): Promise<void> {
  while (await answers(url)) await pause(20);
}
