import { createPrivateKey } from "node:crypto";
import { trimEndOf } from "../domain/trim.ts";

/** What the environment sets for the App, and for the command line that looks after it. */
export interface Settings {
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
  /** Every secret a delivery may be signed with: the one in use first, then those on their way out. */
  readonly webhookSecrets: readonly string[];
  /** 0: any free port. */
  readonly port: number;
  /** `undefined`: every interface. */
  readonly host: string | undefined;
  /** Base address of a GitHub-compatible API; `undefined`: github.com. */
  readonly apiUrl: string | undefined;
  /** A PostgreSQL for the queue; `undefined`: the queue is in memory. It holds a password. */
  readonly databaseUrl: string | undefined;
  /** Passes that this process runs at once. */
  readonly passesAtOnce: number;
  readonly logLevel: LogLevel;
}

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What the environment says: enough to start, that the App is not registered yet, or what is wrong with it. */
export type SettingsReading =
  | { readonly kind: "settings"; readonly settings: Settings }
  | { readonly kind: "unregistered" }
  | { readonly kind: "invalid"; readonly problems: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings from environment variables; every problem is told at once, and none quotes a secret. */
export function readSettings(environment: Environment): SettingsReading {
  const problems: string[] = [];
  const valueOf = (name: string): string => environment[name]?.trim() ?? "";
  const check = <T>(name: string, read: (text: string) => T | string): T | undefined => {
    const value = read(valueOf(name));
    if (typeof value !== "string") return value;
    problems.push(`${name} ${value}`);
    return undefined;
  };

  if (valueOf("APP_ID") === "") return { kind: "unregistered" };
  const appId = check("APP_ID", (text) =>
    /^\d+$/u.test(text) ? { text } : "is not the App's number, which its settings page shows",
  );
  const privateKey = check("PRIVATE_KEY", readPrivateKey);
  const secrets = check("WEBHOOK_SECRET", readSecrets);
  const port = check("PORT", readPort);
  const apiUrl = check("GITHUB_API_URL", readApiUrl);
  const database = check("DATABASE_URL", readDatabaseUrl);
  const passesAtOnce = check("PASSES_AT_ONCE", readPassesAtOnce);
  const logLevel = check("LOG_LEVEL", readLogLevel);
  if (
    !passesAtOnce ||
    !appId ||
    !privateKey ||
    !secrets ||
    port === undefined ||
    !apiUrl ||
    !database ||
    !logLevel
  ) {
    return { kind: "invalid", problems };
  }
  return {
    kind: "settings",
    settings: {
      appId: appId.text,
      privateKey: privateKey.pem,
      webhookSecrets: secrets,
      port,
      host: valueOf("HOST") === "" ? undefined : valueOf("HOST"),
      apiUrl: apiUrl.address,
      databaseUrl: database.address,
      passesAtOnce,
      logLevel: logLevel.level,
    },
  };
}

/** Takes a PEM as it is, with `\n` for its line ends, or the whole of it in base64. */
function readPrivateKey(text: string): { readonly pem: string } | string {
  if (text === "") return "is missing: the App's settings page makes one";
  const written = text.replace(/^"(?<inner>.*)"$/su, "$<inner>").replaceAll(String.raw`\n`, "\n");
  const pem = written.includes("-----BEGIN")
    ? written
    : Buffer.from(written, "base64").toString("utf8");
  try {
    createPrivateKey(pem);
    return { pem };
  } catch {
    return "is no private key in PEM form (its line ends may be written as \\n, or the whole in base64)";
  }
}

/** While a secret is changed, the new and the old one stand beside each other, parted by a comma or a space. */
function readSecrets(text: string): readonly string[] | string {
  const secrets = text.split(/[\s,]+/u).filter((secret) => secret !== "");
  if (secrets.length === 0)
    return "is missing: set the secret of the App's webhook, so that deliveries can be verified";
  // Probot's default, which everybody knows.
  if (secrets.includes("development"))
    return "is the well-known default: choose a secret of your own";
  return secrets;
}

function readPort(text: string): number | string {
  if (text === "") return 3000;
  const port = Number(text);
  return /^\d{1,5}$/u.test(text) && port <= 65_535 ? port : "is no port number (0 to 65535)";
}

function readApiUrl(text: string): { readonly address: string | undefined } | string {
  if (text === "") return { address: undefined };
  const isWeb = /^https?:$/u.test(URL.parse(text)?.protocol ?? "");
  return isWeb
    ? { address: trimEndOf(text, /\//u) }
    : "is no address such as https://github.example.com/api/v3";
}

function readDatabaseUrl(text: string): { readonly address: string | undefined } | string {
  if (text === "") return { address: undefined };
  const isPostgres = /^postgres(?:ql)?:$/u.test(URL.parse(text)?.protocol ?? "");
  return isPostgres
    ? { address: text }
    : "is no address such as postgres://name:password@host:5432/database";
}

/** Passes wait for GitHub most of the time, so there may be many. */
const PASSES_AT_ONCE = 64;

function readPassesAtOnce(text: string): number | string {
  if (text === "") return PASSES_AT_ONCE;
  const count = Number(text);
  return /^\d{1,4}$/u.test(text) && count >= 1 && count <= 1000
    ? count
    : "is no number of passes (1 to 1000)";
}

function readLogLevel(text: string): { readonly level: LogLevel } | string {
  const level = text === "" ? "info" : LOG_LEVELS.find((one) => one === text.toLowerCase());
  return level === undefined ? `is none of ${LOG_LEVELS.join(", ")}` : { level };
}
