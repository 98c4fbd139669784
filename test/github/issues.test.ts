import { expect, test } from "vitest";
import { startLocalGitHub } from "./server.ts";

test("an issue's whole life reads back as GitHub tells it", async () => {
  const github = await startLocalGitHub();
  const ada = github.addPerson("ada");
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ada: "write" } });
  const issue = await ada.openIssue("acme/shop", { title: "Down", body: "All of it" });
  const comment = await ada.comment("acme/shop", issue.number, "Looking @ada");
  await ada.editComment("acme/shop", comment.id, "Found it");
  await ada.addLabel("acme/shop", issue.number, "sev1");
  await ada.removeLabel("acme/shop", issue.number, "sev1");
  await ada.assign("acme/shop", issue.number, "ada");
  await ada.editIssue("acme/shop", issue.number, { title: "Down again" });
  await ada.closeIssue("acme/shop", issue.number, { reason: "duplicate" });
  await ada.reopenIssue("acme/shop", issue.number);
  const { body } = await ada.request("GET", "/repos/acme/shop/issues/1/timeline?per_page=100");
  const items = Array.isArray(body) ? body.map((item: { event: string }) => item.event) : [];
  expect(items).toMatchInlineSnapshot(`
    [
      "commented",
      "mentioned",
      "subscribed",
      "labeled",
      "unlabeled",
      "assigned",
      "renamed",
      "closed",
      "reopened",
    ]
  `);
  await github.close();
});
