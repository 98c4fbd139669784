import { expect, test } from "vitest";
import { destructiveCommand } from "../../../src/lint/rule/destructive-command.ts";
import { found, places, runbook } from "./subject.ts";

const inCode = (...lines: readonly string[]): readonly string[] => ["```sh", ...lines, "```"];

test.each([
  "rm -rf /var/lib/queue",
  "sudo rm -r /var/lib/queue",
  "rm -f --recursive /tmp/x",
  "redis-cli FLUSHALL",
  "redis-cli -n 2 flushdb",
  "DROP TABLE jobs;",
  "drop database app;",
  "TRUNCATE jobs;",
  "DELETE FROM jobs;",
  "UPDATE jobs SET phase = 'retrying';",
  `psql -c "UPDATE jobs SET phase = 'retrying'"\npsql -c "SELECT 1 WHERE true"`,
  "UPDATE jobs SET a = 1;\nSELECT 1 WHERE true;",
  "git reset --hard origin/main",
  "git push origin main --force",
  "git push -f",
  "kubectl -n app delete pod web-1",
  "helm uninstall web",
  "terraform destroy",
  "VACUUM FULL jobs;",
  "mkfs.ext4 /dev/sdb1",
  "dd if=/dev/zero of=/dev/sdb",
  "kill -9 4711",
  "pkill -9 worker",
  "sudo reboot",
  "shutdown -h now",
  "docker system prune -af",
  "aws s3 rm s3://bucket --recursive",
  "rabbitmqctl purge_queue jobs",
  "find /var/log -name '*.gz' -delete",
  "curl -X DELETE https://api.example.org/jobs",
  "Remove-Item C:\\data -Recurse",
])("%s destroys", (command) => {
  expect(places(destructiveCommand, runbook("Clean up.", "", ...inCode(command)))).toHaveLength(1);
});

test.each([
  "rm /tmp/x.lock",
  "rm -f /tmp/x.lock",
  "DELETE FROM jobs WHERE id = 4;",
  "UPDATE jobs SET phase = 'retrying'\nWHERE phase = 'dead';",
  'psql -c "DELETE FROM jobs WHERE id = 4"',
  "git reset --soft HEAD~1",
  "git push --force-with-lease",
  "kubectl get pods",
  "kubectl delete pod web-1 --dry-run=server",
  "kill 4711",
  "systemctl status shutdown.target",
  "last reboot",
  "# rm -rf is what we never do",
  "terraform plan",
  "truncated output",
  "helm rollback web",
])("%s does not", (command) => {
  expect(found(destructiveCommand, runbook("Clean up.", "", ...inCode(command)))).toEqual([]);
});

test("it is told on its line and column, in code, in a list and in a span", () => {
  const text = runbook(
    "Clean up with `sudo rm -rf /x`.",
    "",
    "- Empty it:",
    "  ```sh",
    "  queue pause",
    "  redis-cli FLUSHALL",
    "  ```",
    "",
    "## Other",
    "",
    "    git reset --hard",
  );
  expect(found(destructiveCommand, text)).toEqual([
    "8:21 `rm -rf` can do damage for good, and nothing here or just before warns of it.",
    "13:13 `FLUSHALL` can do damage for good, and nothing here or just before warns of it.",
    "18:5 `git reset --hard` can do damage for good, and nothing here or just before warns of it.",
  ]);
});

test.each([
  ["in the paragraph before", ["**Caution:** this loses data.", "", ...inCode("rm -rf /x")]],
  ["in the same paragraph", ["Make sure that it is the replica, then `rm -rf /x`."]],
  [
    "in the same step",
    ["1. Ask a second person to approve.", "   ```sh", "   rm -rf /x", "   ```"],
  ],
  ["behind it in the same step", ["1. Run `rm -rf /x`.", "", "   This cannot be undone."]],
  ["in the step before", ["1. Confirm the host.", "2. Run `rm -rf /x`."]],
  ["in the step around", ["1. Confirm the host.", "   - Look.", "   - Run `rm -rf /x`."]],
  ["in a callout", ["> [!WARNING]", "> Data is lost.", "", "Then:", "", ...inCode("rm -rf /x")]],
  ["in a comment above it", inCode("# make sure that this is the replica", "rm -rf /x")],
  ["in the heading", ["## Dangerous: start over", "", ...inCode("rm -rf /x")]],
  ["as a sign", ["⚠️ Everything goes.", "", ...inCode("rm -rf /x")]],
  ["before the list", ["Only with approval:", "", "1. Run `rm -rf /x`."]],
  ["in the row of a table", ["| Do | Note |", "| --- | --- |", "| `rm -rf /x` | irreversible |"]],
  ["in Polish", ["Uwaga: operacja nieodwracalna.", "", ...inCode("rm -rf /x")]],
  ["in German", ["Vorher vergewissern, dass es die Replik ist.", "", ...inCode("rm -rf /x")]],
  ["in French", ["Assurez-vous d'être sur la réplique.", "", ...inCode("rm -rf /x")]],
  ["in Spanish", ["Asegúrese de que es la réplica.", "", ...inCode("rm -rf /x")]],
  ["in Portuguese", ["Atenção: não há volta.", "", ...inCode("rm -rf /x")]],
  ["in Italian", ["Attenzione: non si torna indietro.", "", ...inCode("rm -rf /x")]],
  ["in Russian", ["Внимание: данные исчезнут.", "", ...inCode("rm -rf /x")]],
  ["in Norwegian", ["Bekreft med en kollega først.", "", ...inCode("rm -rf /x")]],
  ["in Japanese", ["実行前に必ず確認すること。", "", ...inCode("rm -rf /x")]],
  ["in Chinese", ["执行前请先备份。", "", ...inCode("rm -rf /x")]],
  ["in Korean", ["주의: 되돌릴 수 없습니다.", "", ...inCode("rm -rf /x")]],
])("a word of caution %s is enough", (_, lines) => {
  expect(found(destructiveCommand, runbook("## Cleaning", "", "Text.", "", ...lines))).toEqual([]);
});

test("a word of caution farther away, or one in the command itself, is not enough", () => {
  const far = runbook(
    "Be careful.",
    "",
    "Then we look.",
    "",
    "Now clean up.",
    "",
    ...inCode("rm -rf /x"),
  );
  expect(places(destructiveCommand, far)).toEqual(["15:1"]);
  expect(
    places(destructiveCommand, runbook("Clean up.", "", ...inCode("rm -rf /confirm"))),
  ).toEqual(["11:1"]);
  expect(places(destructiveCommand, runbook("1. Confirm.", "2. Look.", "3. `rm -rf /x`"))).toEqual([
    "10:5",
  ]);
});

test("words that only begin alike are no caution", () => {
  expect(
    places(
      destructiveCommand,
      runbook("The main observer of backups.", "", ...inCode("rm -rf /x")),
    ),
  ).toEqual(["11:1"]);
});
