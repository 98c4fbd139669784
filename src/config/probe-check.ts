import { checkExpectation } from "./expect-check.ts";
import { checkHeaders } from "./header-check.ts";
import { checkJsonPath, type WhyNoPath } from "./json-path-check.ts";
import { isServer } from "./network-check.ts";
import { checkQuery } from "./probe-check-query.ts";
import { checkEnvironment } from "./probe-check-secret.ts";
import { checkHttpUrl, checkServerUrl, POSTGRES, REDIS } from "./probe-check-url.ts";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";
import { unknownProbe } from "./name-problem.ts";

type WrittenProbe = ConfigFile["probes"][string];
type OfKind<K extends WrittenProbe["kind"]> = Extract<WrittenProbe, { readonly kind: K }>;
type Path = readonly PropertyKey[];

/** Finds what the schema cannot say about probes, and names of probes that do not exist. */
export const checkProbes = (file: ConfigFile, whyNoPath: WhyNoPath): readonly Problem[] => [
  ...Object.entries(file.probes).flatMap(([name, probe]) => [
    ...checkKind(["probes", name], probe, file),
    ...checkCommon(["probes", name], probe, whyNoPath),
  ]),
  ...file.validation.probes.flatMap((name, index) =>
    Object.hasOwn(file.probes, name)
      ? []
      : [unknownProbe(["validation", "probes", index], name, Object.keys(file.probes))],
  ),
];

const wrong = (path: Path, message: string, hint = ""): Problem => ({
  path,
  code: "config/bad-value",
  message,
  hint,
});

function checkKind(path: Path, probe: WrittenProbe, file: ConfigFile): readonly Problem[] {
  switch (probe.kind) {
    case "http":
      return [
        ...checkHttpUrl([...path, "url"], probe.url),
        ...checkHeaders([...path, "headers"], probe),
        ...checkBody([...path, "body"], probe),
      ];
    case "dns":
      return probe.server === undefined || isServer(probe.server)
        ? []
        : [
            wrong(
              [...path, "server"],
              "A server of DNS is an address: there is nobody to ask for its name.",
              "Write `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:53`.",
            ),
          ];
    case "postgres":
      return [
        ...checkServerUrl([...path, "url"], probe.url, POSTGRES),
        ...checkQuery([...path, "query"], probe.query),
      ];
    case "redis":
      return checkServerUrl([...path, "url"], probe.url, REDIS);
    case "command":
      return [
        ...checkArgv([...path, "argv"], probe),
        ...checkEnvironment([...path, "env"], probe.env),
      ];
    case "workflow":
      return checkWorkflow(path, probe, file);
    case "tcp":
    case "tls":
    case "github":
      return [];
  }
}

function checkCommon(path: Path, probe: WrittenProbe, whyNoPath: WhyNoPath): readonly Problem[] {
  const { samples, expect = [], values } = probe;
  const isBodyless = probe.kind === "http" && probe.method === "HEAD";
  return [
    ...(samples !== undefined && samples.need > samples.of
      ? [
          wrong(
            [...path, "samples", "need"],
            `Of ${samples.of} attempts at most ${samples.of} can be healthy.`,
          ),
        ]
      : []),
    ...expect.flatMap((expectation, index) =>
      checkExpectation([...path, "expect", index], expectation, probe, whyNoPath),
    ),
    ...Object.entries(values).flatMap(([name, written]) =>
      isBodyless
        ? [
            wrong(
              [...path, "values", name],
              "The answer to a HEAD request has no body to look into.",
              "Set `method: GET`.",
            ),
          ]
        : checkJsonPath([...path, "values", name], written, whyNoPath),
    ),
  ];
}

function checkBody(path: Path, { method, body }: OfKind<"http">): readonly Problem[] {
  if (body === undefined) return [];
  const isSent = method === "POST" || method === "PUT";
  if (!isSent)
    return [
      wrong(path, `A ${method} request has no body.`, "Leave it out, or set `method: POST`."),
    ];
  return body.includes("${")
    ? [
        {
          path,
          severity: "warning",
          code: "config/secret-in-body",
          message: "Secrets are filled into headers only; `${…}` is sent as it stands here.",
        },
      ]
    : [];
}

/** A shell that is started on purpose knows `${…}` by itself. */
function checkArgv(path: Path, { argv }: OfKind<"command">): readonly Problem[] {
  if (argv.includes("-c")) return [];
  return argv.flatMap((argument, index): readonly Problem[] =>
    /\$\{?[A-Za-z_]/u.test(argument)
      ? [
          {
            path: [...path, index],
            severity: "warning",
            code: "config/no-shell",
            message: "No shell reads this: the program gets `$…` as it stands here.",
            hint: "A program finds secrets in its environment; name them under `env`.",
          },
        ]
      : [],
  );
}

function checkWorkflow(
  path: Path,
  { workflow, inputs }: OfKind<"workflow">,
  file: ConfigFile,
): readonly Problem[] {
  return [
    ...(workflow === file["probe-workflow"]
      ? [
          wrong(
            [...path, "workflow"],
            "This workflow runs the probes themselves: it would start itself without end.",
          ),
        ]
      : []),
    ...Object.entries(inputs).flatMap(([name, value]): readonly Problem[] =>
      String(value).includes("${")
        ? [
            wrong(
              [...path, "inputs", name],
              "An input holds no secrets: whoever sees the run sees its inputs.",
              "Let the workflow take the secret by itself: `${{ secrets.NAME }}` in its file.",
            ),
          ]
        : [],
    ),
  ];
}
