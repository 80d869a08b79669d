import type { Mount } from "#lib/pv/pv-array.ts";
import { type PvYield, pvYield } from "#lib/pv/pv-yield.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import { type OrientationTask, orientationTasks } from "./pv-orientation/task.ts";

const MOUNTS: readonly Mount[] = ["rack", "roof"];
const TILTS = Array.from({ length: 10 }, (_, i) => 10 * i);
const AZIMUTHS = Array.from({ length: 24 }, (_, i) => 15 * i);

/** What a whole year yields, of which some hours are missing: so much as its light is more, or weathers could not be compared. */
function wholeYear({ year_kwh, ghi_kwh_m2, coverage }: PvYield, yearGhi: number): number {
  return coverage < 1 ? (year_kwh * yearGhi) / ghi_kwh_m2 : year_kwh;
}

/** What a kWp yields in a year of each weather, by mount, tilt and direction. */
export const derivation = {
  dataset: "pv_orientation",
  inputs: ["weather_place", "weather"],

  plan: orientationTasks,

  compute: ({ partition, weather, yearGhi, quality }: OrientationTask) => {
    const sun = sunTable(weather);
    const rows: { mount: Mount; tilt: number; azimuth: number; kwh: number }[] = [];
    for (const mount of MOUNTS) {
      for (const tilt of TILTS) {
        let kwh = Number.NaN;
        for (const azimuth of AZIMUTHS) {
          // What lies flat faces nowhere: computed once.
          if (yearGhi !== null && (tilt > 0 || azimuth === 0)) {
            const array = { ...STANDARD_ARRAY, kwp: 1, tilt, azimuth, mount };
            kwh = wholeYear(pvYield(weather, pvwattsV5(weather, array, sun), array), yearGhi);
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
