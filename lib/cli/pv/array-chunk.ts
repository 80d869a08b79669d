import type { PvArray } from "#lib/pv/pv-array.ts";
import { type PvYield, pvYield } from "#lib/pv/pv-yield.ts";
import type { SunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { PV_MODELS, type PvModelName } from "./pv-models.ts";

/** An array by its name. */
export interface NamedArray {
  readonly id: string;
  readonly array: PvArray;
}

/** What some arrays of a site yield: each its year, all together their hours. */
export interface ChunkYield {
  readonly yields: readonly PvYield[];
  /** DC and AC power of all. [W] */
  readonly dc: Float64Array;
  readonly ac: Float64Array;
}

/** Simulates some arrays that share a weather: their hours are summed as they come, so that memory does not grow with them. */
export function simulateChunk(
  arrays: readonly NamedArray[],
  weather: Weather,
  sun: SunTable,
  model: PvModelName,
): ChunkYield {
  const dc = new Float64Array(weather.start.length);
  const ac = new Float64Array(weather.start.length);
  const yields = arrays.map(({ array }) => {
    const output = PV_MODELS[model].simulate(weather, array, sun);
    for (let i = 0; i < ac.length; i++) {
      dc[i]! += output.dc[i]!;
      ac[i]! += output.ac[i]!;
    }
    return pvYield(weather, output, array);
  });
  return { yields, dc, ac };
}
