import type { PvInterval, PvOutput } from "./pv-output.ts";
import type { SunTable } from "./sun-table.ts";
import type { Weather } from "./weather.ts";

/**
 * Steps a chain through a weather.
 *
 * @param weather Weather.
 * @param sun Where the sun is in each interval of that weather.
 * @param chain What happens in an interval in which the sun is up.
 * @returns Power and what it comes from, of the weather's length; none while the sun is down, NaN where the chain gives it.
 */
export function outputOf(weather: Weather, sun: SunTable, chain: (i: number, into: PvInterval) => void): PvOutput {
  const n = weather.start.length;
  const poa = new Float64Array(n);
  const cell = Float64Array.from(weather.tempAir);
  const dc = new Float64Array(n);
  const ac = new Float64Array(n);
  const into: PvInterval = {
    ...{ unshaded: 0, poa: 0, transmitted: 0, cell: 0, dcBeforeLosses: 0, dc: 0, acBeforeClipping: 0, ac: 0 },
  };
  for (let i = 0; i < n; i++) {
    if (sun.up[i] === 0) continue;
    chain(i, into);
    poa[i] = into.poa;
    cell[i] = into.cell;
    dc[i] = into.dc;
    ac[i] = into.ac;
  }
  return { poa, cell, dc, ac };
}
