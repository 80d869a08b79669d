import type { Catalogue } from "#lib/lake/catalogue.ts";
import type { Manifest, Part } from "#lib/lake/store/manifest.ts";

/** Parts that go when measured data come, so that the two never mix. */
export interface SyntheticParts {
  /** Parts of the synthetic sample. */
  readonly sample: readonly Part[];
  /** Parts that were computed from them. */
  readonly derived: readonly Part[];
}

/** The synthetic sample of some datasets, and where there is any, all that was computed from these datasets. */
export function syntheticParts(
  base: Manifest | null,
  catalogue: Pick<Catalogue, "derivations">,
  datasets: readonly string[],
): SyntheticParts {
  const parts = base?.parts ?? [];
  const sample = parts.filter(
    ({ dataset, provenance }) => datasets.includes(dataset) && provenance.quality === "synthetic",
  );
  const names = new Set(sample.map(({ dataset }) => dataset));
  const derived = parts.filter(({ dataset }) =>
    catalogue.derivations.get(dataset)?.derivation.inputs.some((input) => names.has(input)),
  );
  return { sample, derived };
}
