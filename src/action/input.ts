/** What the Action can do. */
export const MODES = ["probe", "respond", "operate", "lint"] as const;

/** One of `MODES`. */
export type ModeName = (typeof MODES)[number];

/** An input of the Action, as `action.yml` declares it. */
interface InputSpec {
  readonly description: string;
  readonly required: boolean;
  readonly default?: string;
}

/** Every input; a contract test holds `action.yml` to this. */
export const INPUTS = {
  mode: {
    description:
      "What to do: `respond` (bring incidents up to date), `probe` (run probes), `operate` (carry out one operation that was asked for) or `lint` (say what is wrong with runbooks, templates and the config)",
    required: true,
  },
  probe: {
    description:
      "`probe`: name of the probe in `.github/incidents.yml`; several, with commas between, run at the same time and are told of together",
    required: false,
  },
  check: {
    description:
      "`probe`: name of the check in `.github/incidents.yml` whose probes are run, in the place of `probe`; they open an incident when they keep failing",
    required: false,
  },
  issue: {
    description:
      "Number of the incident's issue. `probe` and `operate`: the issue the result is written to; `respond`: the only issue to look at",
    required: false,
  },
  request: {
    description: "`probe` and `operate`: key of the request this run is for, as the bot passes it",
    required: false,
  },
  "dry-run": {
    description: "`operate`: when `true`, the dry run of the request",
    required: false,
    default: "false",
  },
  quiet: {
    description: "`probe`: when `true`, a healthy result is not written to the issue",
    required: false,
    default: "false",
  },
  "respond-workflow": {
    description:
      "`probe` and `operate`: file name of the workflow that runs `respond`; started after them where the repository has it, since what a `GITHUB_TOKEN` writes starts no workflow by itself. Empty: never",
    required: false,
    default: "respond.yml",
  },
  "github-token": {
    description: "Token for GitHub's API",
    required: false,
    default: "${{ github.token }}",
  },
} as const satisfies Readonly<Record<string, InputSpec>>;

/** Every output; a contract test holds `action.yml` to this. */
export const OUTPUTS = {
  result: {
    description:
      "What came of the run, as JSON: `schema_version`, `mode`, `decision`, `reason_code`, and more by mode",
  },
  health: {
    description: "`probe`: `healthy`, `unhealthy` or `inconclusive`; of several probes the worst",
  },
  report: {
    description:
      "`probe` and `operate`: path of the report on all of it as a JSON file, ready to be uploaded",
  },
} as const satisfies Readonly<Record<string, { readonly description: string }>>;

/** Name of an input. */
type InputName = keyof typeof INPUTS;

/** Name of an output. */
export type OutputName = keyof typeof OUTPUTS;

/** Reads one input; empty when it is not given. */
export type ReadInput = (name: InputName) => string;
