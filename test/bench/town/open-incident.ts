import type { Charter } from "./build.ts";

/** Somebody opens an incident; resolves when GitHub has it. */
export async function openIncident({ url, token }: Charter, repository: string): Promise<void> {
  const answer = await fetch(`${url}/repos/${repository}/issues`, {
    method: "POST",
    headers: { authorization: `token ${token}` },
    body: JSON.stringify({
      title: "Sync is down",
      body: "Since 10:00 nothing arrives.",
      labels: ["incident"],
    }),
  });
  if (!answer.ok) throw new Error(`an incident could not be opened: ${answer.status}`);
}
