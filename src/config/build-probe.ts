import type { Assertion } from "../domain/probe/expectation.ts";
import type { ProbeSpec, SpecOf } from "../domain/probe/spec.ts";
import { buildAssertion } from "./build-expect.ts";
import type { ConfigFile } from "./schema.ts";

type WrittenProbe = ConfigFile["probes"][string];

/** What is peculiar to each kind of probe. */
type Target = {
  readonly [K in ProbeSpec["kind"]]: Omit<SpecOf<K>, keyof Common>;
}[ProbeSpec["kind"]];
type Common = Omit<SpecOf<"tcp">, "kind" | "host" | "port">;

/** A probe as the engine runs it; it has passed `checkProbes`. */
export const buildProbe = (name: string, probe: WrittenProbe): ProbeSpec => ({
  name,
  title: probe.title ?? name,
  timeout: probe.timeout,
  retries: probe.retries,
  retryAfter: probe["retry-after"],
  samples: probe.samples,
  hysteresis: probe.hysteresis,
  expect: expectationsOf(probe),
  values: Object.entries(probe.values).map(([value, path]) => ({ name: value, path })),
  ...targetOf(probe),
});

function targetOf(probe: WrittenProbe): Target {
  switch (probe.kind) {
    case "http": {
      const { kind, url, method, body } = probe;
      const headers = Object.entries(probe.headers).map(([name, value]) => ({ name, value }));
      return { kind, url, method, headers, body };
    }
    case "tcp":
      return { kind: probe.kind, host: probe.host, port: probe.port };
    case "dns":
      return { kind: probe.kind, host: probe.host, record: probe.record, server: probe.server };
    case "tls": {
      const { kind, host, port, "server-name": serverName } = probe;
      return { kind, host, port, serverName };
    }
    case "postgres":
      return { kind: probe.kind, url: probe.url, query: probe.query };
    case "redis":
      return { kind: probe.kind, url: probe.url, info: probe.info };
    case "command": {
      const [program = "", ...rest] = probe.argv;
      return { kind: probe.kind, argv: [program, ...rest], env: probe.env };
    }
    case "workflow": {
      const inputs = Object.entries(probe.inputs).map(([name, value]) => [name, String(value)]);
      return { kind: probe.kind, workflow: probe.workflow, inputs: Object.fromEntries(inputs) };
    }
    case "github":
      return { kind: probe.kind, within: probe.within, environment: probe.environment };
  }
}

function expectationsOf(probe: WrittenProbe): readonly Assertion[] {
  const written = (probe.expect ?? []).flatMap(buildAssertion);
  if (probe.kind === "command" && !written.some(isAboutExit)) return [EXIT, ...written];
  return probe.expect === undefined ? defaultsOf(probe.kind) : written;
}

const equals = (path: string, value: string | number | boolean): Assertion => ({
  kind: "json",
  path,
  test: { kind: "equals", value },
});

/** A program that fails is not well, whatever else it prints. */
const EXIT = equals("$.exit_code", 0);

const isAboutExit = (assertion: Assertion): boolean =>
  (assertion.kind === "json" &&
    /^\$(?:\.exit_code|\[["']exit_code["']\])$/u.test(assertion.path)) ||
  (assertion.kind === "value" && assertion.name === "exit_code");

/** What must hold where nothing is said: what somebody who names such a probe takes for granted. */
function defaultsOf(kind: ProbeSpec["kind"]): readonly Assertion[] {
  switch (kind) {
    case "http":
      return [{ kind: "status", anyOf: [200] }];
    case "dns":
      return [{ kind: "json", path: "$.count", test: { kind: "above", value: 0 } }];
    case "tls":
      return [
        equals("$.is_trusted", true),
        equals("$.matches_name", true),
        { kind: "json", path: "$.days_left", test: { kind: "above", value: 14 } },
      ];
    case "redis":
      return [equals("$.ping", "PONG")];
    case "command":
      return [EXIT];
    case "workflow":
      return [equals("$.conclusion", "success")];
    case "tcp":
    case "postgres":
    case "github":
      return [];
  }
}
