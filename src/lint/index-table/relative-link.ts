/** Address of a file of the repository as a link in another one has it. */
export function relativeLink(from: string, to: string): string {
  const folder = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < folder.length && shared < target.length - 1 && folder[shared] === target[shared])
    shared += 1;
  const steps = [...folder.slice(shared).map(() => ".."), ...target.slice(shared)];
  return steps
    .map((step) =>
      encodeURIComponent(step.toWellFormed()).replaceAll("(", "%28").replaceAll(")", "%29"),
    )
    .join("/");
}
