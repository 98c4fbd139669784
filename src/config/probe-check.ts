import type { Problem } from "./problem.ts";
import { checkExpectation } from "./expect-check.ts";
import { checkHeaders } from "./header-check.ts";
import type { ConfigFile } from "./schema.ts";

type WrittenProbe = ConfigFile["probes"][string];
type Path = readonly PropertyKey[];

/** Finds what the schema cannot say about probes, and names of probes that do not exist. */
export const checkProbes = ({ probes, validation }: ConfigFile): readonly Problem[] => [
  ...Object.entries(probes).flatMap(([name, probe]) => checkProbe(["probes", name], probe)),
  ...validation.probes.flatMap((name, index) =>
    Object.hasOwn(probes, name)
      ? []
      : [unknownProbe(["validation", "probes", index], name, Object.keys(probes))],
  ),
];

const checkProbe = (path: Path, probe: WrittenProbe): readonly Problem[] => [
  ...checkUrl([...path, "url"], probe.url),
  ...checkHeaders([...path, "headers"], probe),
  ...checkBody([...path, "body"], probe),
  ...probe.expect.flatMap((expectation, index) =>
    checkExpectation([...path, "expect", index], expectation, probe.method),
  ),
];

function unknownProbe(path: Path, name: string, known: readonly string[]): Problem {
  return {
    path,
    code: "config/unknown-probe",
    message: `There is no probe \`${name}\`.`,
    hint:
      known.length === 0
        ? "Describe it under `probes`."
        : `Under \`probes\` there is ${known.map((probe) => `\`${probe}\``).join(", ")}.`,
  };
}

function checkUrl(path: Path, url: string): readonly Problem[] {
  const problem = (message: string, hint = ""): readonly Problem[] => [
    { path, code: "config/bad-url", message, hint },
  ];
  if (url.includes("${"))
    return problem(
      "A URL holds no secrets: it is shown in comments and logs.",
      "Put the secret into a header.",
    );
  if (!URL.canParse(url) || !/^https?:\/\/[^/]/iu.test(url))
    return problem("`url` must be an absolute URL that begins with `https://` or `http://`.");
  const { username, password } = new URL(url);
  return username === "" && password === ""
    ? []
    : problem(
        "A URL holds no login and no password: it is shown in comments and logs.",
        'Put them into a header: `Authorization: "Basic ${NAME}"`.',
      );
}

function checkBody(path: Path, { method, body }: WrittenProbe): readonly Problem[] {
  if (body === undefined) return [];
  const isSent = method === "POST" || method === "PUT";
  if (!isSent)
    return [
      {
        path,
        code: "config/bad-value",
        message: `A ${method} request has no body.`,
        hint: "Leave it out, or set `method: POST`.",
      },
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
