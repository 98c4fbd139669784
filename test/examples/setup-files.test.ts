import { expect, test } from "vitest";
import { readSetup } from "../../examples/demo/setup-files.ts";

const EXAMPLE = "https://pilot-ledger.example";

test("the patient's address stands in the place of the team's, and the config lets probes go there", async () => {
  const files = await readSetup("pilot-ledger", new Map([[EXAMPLE, "http://127.0.0.1:4999"]]));
  const config = files[".github/incidents.yml"] ?? "";
  expect(config).toContain("url: http://127.0.0.1:4999/internal/integrity");
  expect(config).toMatch(/^network:\n {2}allow: \[127\.0\.0\.1\]$/mu);
  expect(Object.values(files).filter((text) => text.includes(EXAMPLE))).toEqual([]);
  expect(Object.keys(files)).not.toContain(".github/workflows/respond.yml");
});

test("an address that is in none of the team's files is refused: probes would go to somebody else", async () => {
  const wrong = new Map([["https://pilot-ledgers.example", "http://127.0.0.1:4999"]]);
  await expect(readSetup("pilot-ledger", wrong)).rejects.toThrow(
    "no file of pilot-ledger has “https://pilot-ledgers.example”",
  );
});
