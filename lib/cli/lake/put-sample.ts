import { campusPartWrites } from "#data/sample/campus-parts.ts";
import { demoDeviceParts } from "#data/sample/devices/device-parts.ts";
import { pvPartWrites } from "#data/sample/pv/pv-parts.ts";
import { samplePartWrites } from "#data/sample/regional-usage-parts.ts";
import { timetablePartWrites } from "#data/sample/timetable/timetable-parts.ts";
import type { Lake } from "#lib/lake/lake.ts";

/** Puts the synthetic sample into the lake; the readings of its virtual devices end with `now`. */
export async function putSample(lake: Lake, signal: AbortSignal, now = Date.now()): Promise<void> {
  const put = () => [
    ...samplePartWrites().map((part) => ({ ...part, columns: { ...part.columns } })),
    ...campusPartWrites(),
    ...demoDeviceParts(now),
    ...pvPartWrites(),
    ...timetablePartWrites(),
  ];
  await lake.commit("Synthetic sample", () => ({ put: put() }), { signal });
}
