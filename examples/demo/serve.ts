import { once } from "node:events";
import { join } from "node:path";
import { minutes } from "../../src/domain/time.ts";
import { createFace, type Face } from "../../test/github/face/face.ts";
import type { FaceOptions } from "../../test/github/face/visit.ts";
import type { Narrator } from "./narrator.ts";
import { setStage, type Stage } from "./stage.ts";
import type { System } from "./system.ts";

/** Keeps a GitHub up with a team's repository in it, for people to play on, until it is interrupted. */
export async function serve(
  { system, port }: { readonly system: System; readonly port: number },
  narrator: Narrator,
): Promise<void> {
  const stage = await setStage({ system, port, log: join(".demo", system.name, "app.log") });
  const face = attachFace(stage);
  await stage.quiet();
  tell(stage, narrator);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  narrator.line();
  narrator.line("Closing.");
  face.close();
  await stage.close();
}

/** Puts the pages up, with buttons for what happens outside of GitHub. */
function attachFace(stage: Stage): Face {
  const { github, runner, people } = stage;
  const face = createFace(github, {
    people: Object.values(people),
    runs: (id) => runner.run(id),
    controls: controlsOf(stage),
  });
  github.attachFace((request, response) => {
    const [host = "", port = ""] = request.headers.host?.split(":") ?? [];
    // GitHub's own links name 127.0.0.1; under another name a browser would not know who is signed in.
    if (host === "localhost" && request.method === "GET")
      return void response
        .writeHead(302, { location: `http://127.0.0.1:${port}${request.url ?? "/"}` })
        .end();
    face.handle(request, response);
  });
  return face;
}

const controlsOf = ({ patient, clock }: Stage): NonNullable<FaceOptions["controls"]> => [
  ...patient.kinds.map((kind) => ({
    id: `break-${kind}`,
    label: `Break: ${kind.replaceAll("-", " ")}`,
    run: async () => patient.break(kind),
  })),
  { id: "heal", label: "Heal", run: async () => patient.heal() },
  { id: "skip", label: "Skip 10 minutes", run: async () => clock.skip(minutes(10)) },
];

function tell({ github, system, patient, app, people }: Stage, narrator: Narrator): void {
  const home = github.url.replace("127.0.0.1", "localhost");
  const repository = `${home}/${system.repository}`;
  const lines = [
    ["the repository", repository],
    ["open an incident", `${repository}/issues/new/choose`],
    ["issues", `${repository}/issues`],
    ["pull requests", `${repository}/pulls`],
    ["workflow runs", `${repository}/actions`],
    [`${system.title}, the patient`, patient.url],
    ["the App", `${app.url}/healthz`],
  ] as const;
  narrator.title(`${system.title} on a GitHub of your own: ${home}`);
  narrator.line();
  for (const [what, url] of lines) narrator.line(`  ${what.padEnd(26)} ${url}`);
  narrator.line();
  narrator.line(
    `You can look through the eyes of ${people.reporter.login} and ${people.onCall.login}; both may command.`,
  );
  narrator.line("The bar on each page breaks and heals the patient, and moves the clock forward.");
  narrator.line("Ctrl-C ends it.");
}
