import { DOCUMENTS } from "../../config/documents.ts";
import { configInForce } from "../../control/config-in-force.ts";
import { createMemory } from "../../control/memory.ts";
import { readOverrides } from "../../control/overrides.ts";
import { TerminalFault } from "../../domain/fault.ts";
import { readTemplates } from "../../files/read-templates.ts";
import { createRenderer } from "../../render/create.ts";
import { connect } from "../connect.ts";
import { issueOf } from "../issue.ts";
import type { Job } from "../job.ts";
import { look, unknownProbe } from "../look.ts";
import type { Look } from "../look.ts";
import type { Outcome, Result } from "../outcome.ts";
import { takeSecrets } from "../probe-secrets.ts";
import { publishReport } from "../publish-report.ts";
import type { Published } from "../publish-report.ts";
import { saveReport } from "../report-file.ts";

/**
 * Runs one probe of the default branch's config and says what it found in every place where somebody looks: the
 * summary, the outputs, a file, the issue. The step fails unless the service is healthy.
 */
export async function probe(job: Job): Promise<Outcome> {
  const name = job.input("probe");
  if (name === "") {
    throw new TerminalFault(
      "The input probe is empty: set it to the name of a probe in the config",
    );
  }
  const key = issueOf(job);
  const request = job.input("request");
  const forge = connect(job);
  const repo = await forge.repository(job.repo);
  const eyes = { forge, documents: DOCUMENTS, memory: createMemory() };
  const { config, notice } = await configInForce(job.repo, repo.commit, eyes);
  if (notice !== undefined) job.log.warn(notice);
  const origin = { request: request === "" ? undefined : request, runUrl: job.runUrl };
  const spec = config.probes.get(name);
  const found =
    spec === undefined
      ? unknownProbe(name, config.probes, origin)
      : await look(spec, takeSecrets(spec, job), origin);
  const path = await saveReport(found.report, job.temporary);
  const renderer = createRenderer({
    builtIn: await readTemplates(job.templates),
    overrides: await readOverrides({ key: job.repo, repo }, forge),
    locale: config.locale,
  });
  const published = await publishReport(found, { job, forge, repo, config, renderer, key });
  return {
    result: resultOf(found, published),
    outputs: { health: found.report.health, report: path },
    summary: published.markdown,
    failure: failureOf(found, published),
  };
}

const resultOf = ({ report, reason }: Look, { comment }: Published): Result => ({
  schema_version: 1,
  mode: "probe",
  decision: report.health,
  reason_code: reason,
  probe: report.probe,
  request: report.request ?? null,
  attempts: report.attempts ?? null,
  latency_ms: report.latency ?? null,
  comment,
});

function failureOf({ title, report }: Look, { problem }: Published): string | undefined {
  const verdict =
    report.health === "healthy" ? [] : [`${title} is ${report.health}: ${report.summary}`];
  const sentences = [...verdict, ...(problem === undefined ? [] : [problem])];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}
