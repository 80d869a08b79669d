import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { createLiveModel } from "./live-model.ts";

/** As often as energy needs it. [ms] */
const STEP_MS = 5000;

/** What is older is in the lake, or too much to go through at a start. [ms] */
const LONGEST_MS = 30 * 60_000;

type PastFrame = ReturnType<ReturnType<typeof createLiveModel>["frame"]>;

/** Goes through readings as if they were heard now, from the oldest on, and hands over the campus every five seconds. */
export function replay(
  readings: readonly Reading[],
  devices: readonly ListedDevice[],
  until: number,
  take: (frame: PastFrame) => void,
): void {
  const late = readings.filter(({ ts }) => ts > until - LONGEST_MS && ts <= until).sort((a, b) => a.ts - b.ts);
  const [first] = late;
  if (!first) return;
  const model = createLiveModel(first.ts);
  model.list(devices);
  let next = 0;
  const end = (late.at(-1) as Reading).ts;
  for (let at = first.ts; at <= end; at += STEP_MS) {
    const from = next;
    while (next < late.length && (late[next] as Reading).ts <= at) next++;
    model.take(late.slice(from, next));
    take(model.frame(at, true));
  }
}
