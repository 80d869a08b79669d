import { combinedLosses, STANDARD_LOSSES } from "./losses.ts";
import type { PvArray } from "./pv-array.ts";

/** An array as PVWatts starts with it: 20° to the south on an open rack, standard modules, DC over AC 1.2, inverter of 96 %. */
export const STANDARD_ARRAY: Omit<PvArray, "kwp"> = {
  ...{ tilt: 20, azimuth: 180, mount: "rack", module: "standard" },
  ...{ losses: combinedLosses(STANDARD_LOSSES), dcAc: 1.2, inverterEfficiency: 96, gcr: 0.4 },
};
