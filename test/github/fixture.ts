import { afterEach } from "vitest";
import { startLocalGitHub } from "./server.ts";
import type { LocalGitHub, LocalGitHubOptions } from "./local-github.ts";

const REPOSITORY = "acme/shop";

/** A local GitHub with `acme/shop`, closed (and so found conforming) when the test ends. */
export async function shop(
  o: LocalGitHubOptions & {
    readonly isPrivate?: boolean;
    readonly files?: Readonly<Record<string, string>>;
  } = {},
) {
  const github = await startLocalGitHub(o);
  opened.push(github);
  github.addRepository({
    owner: "acme",
    name: "shop",
    isPrivate: o.isPrivate ?? false,
    collaborators: { ada: "write", rita: "read", tom: "triage", root: "admin" },
    ...(o.files === undefined ? {} : { files: o.files }),
  });
  const [ada, rita, tom, root] = ["ada", "rita", "tom", "root"].map((login) =>
    github.addPerson(login),
  );
  if (ada === undefined || rita === undefined || tom === undefined || root === undefined)
    throw new Error("four people were added");
  return { github, ada, rita, tom, root, zoe: github.addPerson("zoe"), shop: REPOSITORY };
}

const opened: LocalGitHub[] = [];
afterEach(async () => {
  for (const github of opened.splice(0)) await github.close();
});
