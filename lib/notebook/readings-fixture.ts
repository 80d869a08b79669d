import type { Lake } from "#lib/lake/lake.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { temporaryLake } from "#lib/lake/test-lake.ts";
import { readings } from "#lib/lake/test-readings.ts";

/** A lake of one meter's hours, which goes when the test ends. */
export async function fixtureLake(loads: readonly number[] = [1, Number.NaN, 3]): Promise<Lake> {
  const lake = await temporaryLake();
  await lake.commit("rows", () => ({ put: [readings("a", loads)] }));
  return lake;
}

export async function fixtureSnapshot(): Promise<Snapshot> {
  return (await fixtureLake()).snapshot();
}
