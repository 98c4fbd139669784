import { startLocalGitHub } from "../../github/server.ts";
import { buildTown, type Charter, type TownPlan } from "./build.ts";
import { offer } from "./remote.ts";
import { createWitness, type Traffic } from "./witness.ts";

/** What the process that is GitHub does for the bench. */
export interface TownFunctions {
  /** Called once, before anything else. */
  readonly build: (plan: TownPlan) => Promise<Charter>;
  /** Lets every answer of the API come so many milliseconds later. */
  readonly answerAfter: (wait: number) => void;
  /** Where webhooks go; `undefined`: nowhere. */
  readonly sendWebhooksTo: (url: string | undefined) => void;
  /** Resolves when no request and no webhook is under way. */
  readonly settled: () => Promise<void>;
  readonly traffic: () => Traffic;
  readonly forget: () => void;
  /** For each incident opened since the last `forget`: milliseconds from its webhook to the first write there. */
  readonly firstWrites: () => readonly (number | undefined)[];
  /** How often each kind of comment stands in the issues of a repository, as `owner/name#1 card×1 checklist×1 severity/sev1`. */
  readonly portraits: (repository: string) => readonly string[];
}

const witness = createWitness();
let wait = 0;
let forgottenAt = 0;
const github = await startLocalGitHub({
  isUnchecked: true,
  answerAfter: () => wait,
  onRequest: witness.see,
});
let app: Parameters<typeof github.setWebhookUrl>[0] | undefined;

const functions: TownFunctions = {
  build: async (plan) => {
    const town = await buildTown(github, plan);
    ({ app } = town);
    functions.forget();
    return town.charter;
  },
  answerAfter: (next) => {
    wait = next;
  },
  sendWebhooksTo: (url) => {
    if (app === undefined) throw new Error("the town is not built");
    github.setWebhookUrl(app, url);
  },
  settled: () => github.settled(),
  traffic: () => witness.traffic(),
  forget: () => {
    witness.forget();
    forgottenAt = github.deliveries.length;
    github.requests.reset();
  },
  firstWrites: () => {
    const writes = witness.firstWrites();
    return github.deliveries
      .slice(forgottenAt)
      .filter(
        ({ event, action, isRedelivery }) =>
          event === "issues" && action === "opened" && !isRedelivery,
      )
      .map(({ repository, payload, deliveredAt }) => {
        const { number } = Object(payload["issue"]);
        const at = writes.get(`${repository}#${number}`);
        return at === undefined ? undefined : at - deliveredAt;
      });
  },
  portraits: (repository) =>
    github.store.issues(repository).map(({ number, labels }) => {
      const kinds = github.store
        .comments(repository, number)
        .flatMap(({ body }) => /<!-- sitrep:(?<kind>[a-z-]+) /u.exec(body)?.groups?.["kind"] ?? []);
      return [`${repository}#${number}`, ...kinds.toSorted(), ...labels.toSorted()].join(" ");
    }),
};
offer(functions);
process.send?.("ready");
