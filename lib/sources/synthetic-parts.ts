import type { Manifest, Part } from "#lib/lake/store/manifest.ts";

/** Parts of the synthetic sample among some datasets, which measured data must not stand beside. */
export function syntheticParts(base: Manifest | null, datasets: readonly string[]): Part[] {
  return (base?.parts ?? []).filter(
    ({ dataset, provenance }) => datasets.includes(dataset) && provenance.quality === "synthetic",
  );
}
