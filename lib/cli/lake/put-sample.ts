import { campusPartWrites } from "#data/sample/campus-parts.ts";
import { samplePartWrites } from "#data/sample/regional-usage-parts.ts";
import type { Lake } from "#lib/lake/lake.ts";

/** Puts the synthetic sample into the lake. */
export async function putSample(lake: Lake, signal: AbortSignal): Promise<void> {
  const put = () => [
    ...samplePartWrites().map((part) => ({ ...part, columns: { ...part.columns } })),
    ...campusPartWrites(),
  ];
  await lake.commit("Synthetic sample", () => ({ put: put() }), { signal });
}
