import type { Lake } from "#lib/lake/lake.ts";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import { regionCellsPart } from "#lib/sources/region-cells-part.ts";
import { regionPart } from "#lib/sources/region-part.ts";

/** Puts into the lake what every page needs: names and codes of regions, and cells for a map where no boundaries are. */
export async function putReference(lake: Lake, signal: AbortSignal): Promise<void> {
  const plan = (base: Manifest | null) => {
    const hasMap = base?.parts.some(({ dataset }) => dataset === "region_geometry") ?? false;
    return { put: hasMap ? [regionPart()] : [regionPart(), regionCellsPart()] };
  };
  await lake.commit("Regions and their cells", plan, { signal });
}
