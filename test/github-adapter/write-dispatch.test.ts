import { expect, test } from "vitest";
import { api, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

const impossible = (why: string) => ({ kind: "impossible", why });

const path = `${PATH}/actions/workflows/probe.yml/dispatches`;
const inputs = { probe: "health" };
const start = () => createTestForge().forge.dispatch(REPO, "probe.yml", "main", inputs);

test("GitHub's run is told where GitHub tells it", async () => {
  api()
    .post(path, { ref: "main", inputs, return_run_details: true })
    .reply(200, { workflow_run_id: 9, run_url: "r", html_url: "https://github.test/run/9" });
  expect(await start()).toEqual({
    kind: "started",
    run: { id: 9, url: "https://github.test/run/9" },
  });
});

test("a server that answers with nothing has started one all the same", async () => {
  api().post(path).reply(204);
  expect(await start()).toEqual({ kind: "started", run: undefined });
});

test("a server that does not know the question is asked without it", async () => {
  api()
    .post(path, { ref: "main", inputs, return_run_details: true })
    .reply(422, { message: 'Invalid request.\n\n"return_run_details" is not a permitted key.' })
    .post(path, { ref: "main", inputs })
    .reply(204);
  expect(await start()).toEqual({ kind: "started", run: undefined });
});

test.each([
  [404, "Not Found"],
  [422, "Workflow does not have 'workflow_dispatch' trigger"],
  [422, 'Unexpected inputs provided: ["probe"]'],
])("%d %s is impossible", async (status, message) => {
  api().post(path).reply(status, { message });
  expect(await start()).toEqual(impossible(message));
});
