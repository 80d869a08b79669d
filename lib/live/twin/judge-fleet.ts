import { setImmediate as breathe } from "node:timers/promises";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { storedTwinModel } from "#lib/metering/twin/stored-twin-model.ts";
import type { JudgedHealth, TwinnedDevice } from "#lib/state/registry/device-health.ts";
import { fleetHistory, lakeUntil } from "./fleet-history.ts";
import { judgeTwin, TREND_DAYS, WARM_UP_MS } from "./judge-twin.ts";
import type { TwinSources } from "./twin-history.ts";

const DAY_MS = 86_400_000;
/** Devices whose history is read by one query. */
const AT_ONCE = 64;

/**
 * Judges devices by their twins, some at a time, as the page of each does, but of the lake alone: what came since its newest quarter
 * of an hour is not looked at, and a silence is no sign here. A device whose model cannot be read is left out.
 *
 * @param now [ms since 1970]
 * @returns One after the other what was judged of some.
 */
export async function* judgeFleet(
  snapshot: Snapshot,
  devices: readonly TwinnedDevice[],
  drivers: TwinSources["drivers"],
  now: number,
): AsyncGenerator<JudgedHealth[]> {
  const until = await lakeUntil(snapshot, now);
  if (until === null) return;
  const from = until - TREND_DAYS * DAY_MS;
  const known = devices.flatMap((device) => {
    const model = storedTwinModel(device.twin);
    return model === null ? [] : [{ device, model }];
  });
  for (let i = 0; i < known.length; i += AT_ONCE) {
    const some = known.slice(i, i + AT_ONCE);
    const points = some.map(({ device, model }) => {
      const { gain = 1, offset = 0 } = device.points.find(({ metric }) => metric === model.metric) ?? {};
      return { deviceId: device.id, metric: model.metric, gain, offset };
    });
    const histories = await fleetHistory(snapshot, points, drivers, from - WARM_UP_MS, until);
    const judged: JudgedHealth[] = [];
    for (const [j, { device, model }] of some.entries()) {
      const { partedSince, health } = judgeTwin(model, device, histories[j]!, from, until);
      judged.push({ deviceId: device.id, partedSince, readings: health });
      await breathe();
    }
    yield judged;
  }
}
