import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import { api, AT, BOT, isolateNetwork, KEY, PATH } from "./support.ts";

isolateNetwork();

const COMMENT = { id: 7, body: "x", user: BOT, created_at: AT, updated_at: AT, html_url: "" };
const TOKEN = { token: "ghs_test", expires_at: "2100-01-01T00:00:00Z", permissions: {} };

test("a burst goes out at once, what is more waits, and nobody waits for another installation", async () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const limits = createLimits();
  const forgeOf = (installationId: number) =>
    createForge(
      createClient(
        { kind: "installation", appId: "1", privateKey, installationId },
        { apiUrl: "https://github.test/api/v3", cache: createAnswerCache(1000), limits },
      ),
      { login: "sitrep[bot]", app: "sitrep" },
    );
  api()
    .post(/^\/api\/v3\/app\/installations\/\d\/access_tokens$/u)
    .times(2)
    .reply(201, TOKEN);
  api().post(`${PATH}/issues/12/comments`).times(22).reply(201, COMMENT);

  const done: string[] = [];
  const comment = async (forge: ReturnType<typeof forgeOf>, name: string): Promise<void> => {
    await forge.createComment(KEY, "x");
    done.push(name);
  };
  const [stormy, calm] = [forgeOf(1), forgeOf(2)];
  await comment(stormy, "stormy");
  await Promise.all([
    ...Array.from({ length: 20 }, () => comment(stormy, "stormy")),
    comment(calm, "calm"),
  ]);
  expect(done.slice(0, 20)).toContain("calm");
  expect(done.at(-1)).toBe("stormy");
});
