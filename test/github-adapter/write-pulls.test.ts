import { expect, test } from "vitest";
import { Fault } from "../../src/domain/fault.ts";
import { ANN, api, BOT, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

const WRITTEN = { kind: "written" };
const impossible = (why: string) => ({ kind: "impossible", why });

test("a branch that is there already is as good as created", async () => {
  api().post(`${PATH}/git/refs`).reply(422, { message: "Reference already exists" });
  expect(await createTestForge().forge.createBranch(REPO, "b", "abc")).toEqual(WRITTEN);
});

test("a commit GitHub does not know cannot be a branch", async () => {
  api().post(`${PATH}/git/refs`).reply(422, { message: "Object does not exist" });
  expect(await createTestForge().forge.createBranch(REPO, "b", "abc")).toEqual(
    impossible("Object does not exist"),
  );
});

const file = { branch: "b", path: "postmortems/2026/a.md", text: "é", message: "Write it" };
const put = () =>
  api().put(`${PATH}/contents/postmortems%2F2026%2Fa.md`, {
    branch: "b",
    message: "Write it",
    content: "w6k=",
  });

test("a file is created without naming one it replaces", async () => {
  put().reply(201, {});
  expect(await createTestForge().forge.createFile(REPO, file)).toEqual(WRITTEN);
});

test.each([409, 422])("a file that is there (%d) is not replaced", async (status) => {
  put().reply(status, { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' });
  expect(await createTestForge().forge.createFile(REPO, file)).toMatchObject({
    kind: "impossible",
  });
});

const pull = { head: "sitrep/postmortem-12", base: "main", title: "t", body: "b" };
const data = {
  number: 20,
  state: "open",
  title: "t",
  html_url: "https://github.test/acme/shop/pull/20",
  head: { ref: "sitrep/postmortem-12", repo: { full_name: "acme/shop" } },
  merged_at: null,
  merge_commit_sha: null,
  closed_at: null,
  requested_reviewers: [],
  user: BOT,
};

test("a pull request comes back as it was opened", async () => {
  api().post(`${PATH}/pulls`, pull).reply(201, data);
  expect(await createTestForge().forge.createPull(REPO, pull)).toMatchObject({
    kind: "written",
    pull: { number: 20, isOpen: true, headBranch: "sitrep/postmortem-12" },
  });
});

test("a pull request that is there already is found", async () => {
  api()
    .post(`${PATH}/pulls`)
    .reply(422, {
      message: "Validation Failed",
      errors: [
        {
          resource: "PullRequest",
          code: "custom",
          message: "A pull request already exists for acme:sitrep/postmortem-12.",
        },
      ],
    })
    .get(`${PATH}/pulls`)
    .query(true)
    .reply(200, [data]);
  expect(await createTestForge().forge.createPull(REPO, pull)).toMatchObject({
    kind: "written",
    pull: { number: 20 },
  });
});

test("a pull request that is there and not listed yet is worth another try", async () => {
  const message = "A pull request already exists for acme:sitrep/postmortem-12.";
  api().post(`${PATH}/pulls`).reply(422, { message });
  api().get(`${PATH}/pulls`).query(true).reply(200, []);
  await expect(createTestForge().forge.createPull(REPO, pull)).rejects.toThrow(Fault);
});

test("a repository where Actions may not open pull requests says so", async () => {
  const message = "GitHub Actions is not permitted to create or approve pull requests.";
  api().post(`${PATH}/pulls`).reply(403, { message });
  expect(await createTestForge().forge.createPull(REPO, pull)).toEqual(impossible(message));
});

test("a review nobody may give is impossible", async () => {
  const message = "Review cannot be requested from pull request author.";
  api()
    .post(`${PATH}/pulls/20/requested_reviewers`, { reviewers: [ANN.login] })
    .reply(422, { message });
  expect(await createTestForge().forge.requestReview(REPO, 20, ["ann"])).toEqual(
    impossible(message),
  );
});
