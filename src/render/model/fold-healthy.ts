/** So many healthy probes are read at a glance; more would stand between people and what is wrong. */
const FEW = 3;

/** Parts several probes into those that are shown and the healthy ones that are folded, each in their order. */
export function foldHealthy<Probe>(
  probes: readonly Probe[],
  isHealthy: (probe: Probe) => boolean,
): { readonly shown: readonly Probe[]; readonly folded: readonly Probe[] } {
  const folded = probes.filter(isHealthy);
  return folded.length > FEW
    ? { shown: probes.filter((probe) => !isHealthy(probe)), folded }
    : { shown: probes, folded: [] };
}
