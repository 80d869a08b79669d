import type { Mount } from "#lib/pv/pv-array.ts";
import { pvYield } from "#lib/pv/pv-yield.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import { type OrientationTask, orientationTasks } from "./pv-orientation/task.ts";

const MOUNTS: readonly Mount[] = ["rack", "roof"];
const TILTS = Array.from({ length: 10 }, (_, i) => 10 * i);
const AZIMUTHS = Array.from({ length: 24 }, (_, i) => 15 * i);

/** What a kWp yields in a year of each weather, by mount, tilt and direction. */
export const derivation = {
  dataset: "pv_orientation",
  inputs: ["weather_place", "weather"],

  plan: orientationTasks,

  compute: ({ partition, weather, isYear, quality }: OrientationTask) => {
    const sun = sunTable(weather);
    const rows: { mount: Mount; tilt: number; azimuth: number; kwh: number }[] = [];
    for (const mount of MOUNTS) {
      for (const tilt of TILTS) {
        let kwh = Number.NaN;
        for (const azimuth of AZIMUTHS) {
          // What lies flat faces nowhere: computed once.
          if (isYear && (tilt > 0 || azimuth === 0)) {
            const array = { ...STANDARD_ARRAY, kwp: 1, tilt, azimuth, mount };
            kwh = pvYield(weather, pvwattsV5(weather, array, sun), array).year_kwh;
          }
          rows.push({ mount, tilt, azimuth, kwh });
        }
      }
    }
    return {
      columns: {
        weather: rows.map(() => partition),
        mount: rows.map(({ mount }) => mount),
        tilt_deg: Float64Array.from(rows, ({ tilt }) => tilt),
        azimuth_deg: Float64Array.from(rows, ({ azimuth }) => azimuth),
        kwh_kwp: Float64Array.from(rows, ({ kwh }) => kwh),
        quality: rows.map(() => quality),
      },
    };
  },

  provenance: ({ quality }: OrientationTask) => ({
    source: "Wattbook, data/derive/pv-orientation.ts (PVWatts v5)",
    quality,
  }),
};
