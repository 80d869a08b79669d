import { campusPartWrites } from "#data/sample/campus-parts.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";

/** Two months of one meter in each of the twelve buildings of the sample. */
export async function fixtureLake(): Promise<{ snapshot: Snapshot; dispose: () => Promise<void> }> {
  const { lake, dispose } = await tinyLake();
  await lake.commit("fixture", () => ({ put: campusPartWrites({ from: "2024-02", to: "2024-03", perBuilding: 1 }) }));
  return { snapshot: await lake.snapshot(), dispose };
}
