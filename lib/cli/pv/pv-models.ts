import type { PvArray } from "#lib/pv/pv-array.ts";
import type { PvOutput } from "#lib/pv/pv-output.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { pvwattsV8 } from "#lib/pv/pvwatts-v8.ts";
import type { SunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";

interface PvModel {
  /** What it is called wherever a yield shows. */
  readonly title: string;
  readonly simulate: (weather: Weather, array: PvArray, sun: SunTable) => PvOutput;
}

/** Models that simulate an array, by the name of the option. */
export const PV_MODELS = {
  v5: { title: "PVWatts v5", simulate: pvwattsV5 },
  v8: { title: "PVWatts v8", simulate: pvwattsV8 },
} as const satisfies Record<string, PvModel>;

export type PvModelName = keyof typeof PV_MODELS;
