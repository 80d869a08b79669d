import type { Reading } from "../reading.ts";
import { openTwin } from "../twin/open-twin.ts";
import type { ThermometerModel } from "../twin/thermometer-model.ts";
import type { TwinState } from "../twin/twin.ts";
import type { AlarmWorld } from "./alarm-world.ts";
import { at, world } from "./engine-fixture.ts";

export const HOUR = 3600;
const STEP = 600;
const OUTSIDE = { deviceId: "w", metric: "temp_c" };

/** A light shed: it follows the outside within the hour. */
export const SHED: ThermometerModel = {
  ...{ kind: "thermometer", version: 1, metric: "temp_c", timeConstantH: 1, coupling: 1, baseC: 3, solarK: 0 },
  ...{ powerK: 0, occupancyK: 0, week: null, sigma: 0.2, calibration: null },
  sensor: { lagS: 60, noise: 0, resolution: 0 },
};

/** Temperature outside: it goes up and down by 16 K within a day. [°C] */
const outside = (seconds: number) => 5 - 8 * Math.cos((2 * Math.PI * seconds) / (24 * HOUR));

/** Readings of the weather station, each ten minutes. */
export function weather(fromHour: number, toHour: number): Reading[] {
  return steps(fromHour, toHour).map((seconds) => at(seconds, outside(seconds), OUTSIDE));
}

/** Readings of a sound thermometer in the shed, each ten minutes a second after the weather's, `away` from what it should read. */
export function shed(deviceId: string, fromHour: number, toHour: number, away = 0): Reading[] {
  const real = openTwin(SHED);
  return steps(0, toHour)
    .map((seconds) => {
      const input = { at: at(seconds, 0).ts, reported: outside(0) + 3, drivers: { tempOutC: outside(seconds) } };
      const { expected } = real.step(input);
      return at(seconds + 1, (expected ?? outside(0) + 3) + away, { deviceId, metric: "temp_c" });
    })
    .slice(steps(0, fromHour).length);
}

/** A rule on 1 K of residual over thermometers with such twins. */
export function shedWorld(ids: readonly string[], of: ThermometerModel = SHED): AlarmWorld {
  const apart = { id: "apart", on: { devices: ids, metric: "temp_c" }, when: { type: "residual", limit: 1 } };
  return {
    ...world([{ ...apart, acknowledge: false }]),
    drivers: { tempOutC: OUTSIDE },
    openTwin: (id, metric, saved) =>
      ids.includes(id) && metric === "temp_c" ? openTwin(of, (saved as TwinState | null) ?? undefined) : null,
  };
}

/** By the time that they hold, the earlier of two lists first. */
export function inOrder(...lists: readonly Reading[][]): Reading[] {
  return lists.flat().sort((a, b) => a.ts - b.ts);
}

function steps(fromHour: number, toHour: number): number[] {
  const n = Math.round(((toHour - fromHour) * HOUR) / STEP);
  return Array.from({ length: n }, (_, i) => fromHour * HOUR + i * STEP);
}
