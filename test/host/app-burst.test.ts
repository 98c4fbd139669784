import { expect, onTestFinished, test } from "vitest";
import { createEngine } from "../../src/app/engine.ts";
import { createMemory } from "../../src/control/memory.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { instant } from "../../src/domain/time.ts";
import { readTemplates } from "../../src/files/read-templates.ts";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { SECRET, startOn } from "./app-host.ts";

const OWNERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map((letter) => `team-${letter}`);
const RUNBOOK = "# Sync\n\n## First response\n\n- [ ] Look at the queue\n- [ ] Tell support\n";

// Time on the wall belongs to whatever else the machine does too, so a slow round gets two more. A throttle of Octokit's
// usual kind takes ten times as long in each of them.
const PATIENT = { retry: 2 };

test(
  "ten incidents opened at once on ten installations are all carded within three seconds",
  PATIENT,
  async () => {
    const github = await startLocalGitHub();
    onTestFinished(() => github.close());
    const ann = github.addPerson("ann");
    const repositories = OWNERS.map((owner) =>
      github.addRepository({
        owner,
        name: "shop",
        collaborators: { ann: "write" },
        files: { "runbooks/sync.md": RUNBOOK },
      }),
    );
    const [first = "", ...others] = OWNERS;
    const installed = github.installApp({
      slug: "sitrep",
      repositories: [`${first}/shop`],
      permissions: PERMISSIONS,
      events: EVENTS,
      webhookSecret: SECRET,
    });
    for (const owner of others) installed.installOn(owner, [`${owner}/shop`]);
    for (const { fullName } of repositories) {
      await ann.request("POST", `/repos/${fullName}/labels`, { name: "incident", color: "b60205" });
    }
    const engine = createEngine({
      clock: () => instant(Date.now()),
      documents: DOCUMENTS,
      memory: createMemory(),
      templates: await readTemplates(new URL("../../templates/", import.meta.url)),
      log: { info: () => {}, warn: () => {} },
    });
    const { app } = await startOn(github, installed, engine);
    onTestFinished(() => app.close());
    await app.ready;

    const beganAt = Date.now();
    await Promise.all(
      repositories.map(({ fullName }) =>
        ann.openIssue(fullName, { title: "Sync is down", labels: ["incident"] }),
      ),
    );
    const isCarded = ({ fullName }: { readonly fullName: string }): boolean =>
      github.store.comments(fullName, 1).some(({ body }) => body.includes("<!-- sitrep:card "));
    await github.until("a card in every repository", () => repositories.every(isCarded));
    expect(Date.now() - beganAt).toBeLessThan(3000);

    await github.settled();
  },
);
