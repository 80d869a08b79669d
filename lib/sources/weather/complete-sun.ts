import { erbs, extraterrestrialNormal } from "#lib/pv/decomposition.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Weather whose light is completed, and what was estimated for that. */
interface CompleteSun {
  readonly weather: Weather;
  readonly notes: readonly string[];
}

/**
 * Completes the light of a weather where two of its parts follow from what is known: global from direct and diffuse, as the
 * sun stands; direct and diffuse from global, by Erbs' correlation. Of a lone missing part nothing is made.
 */
export function completeSun(weather: Weather): CompleteSun {
  const { start, site } = weather;
  const isMissing = (column: Float64Array, i: number) => Number.isNaN(column[i]!);
  const lacksGlobal = (i: number) =>
    isMissing(weather.ghi, i) && !isMissing(weather.dni, i) && !isMissing(weather.dhi, i);
  const lacksParts = (i: number) =>
    !isMissing(weather.ghi, i) && isMissing(weather.dni, i) && isMissing(weather.dhi, i);
  if (!start.some((_, i) => lacksGlobal(i) || lacksParts(i))) return { weather, notes: [] };
  // Refraction needs an air temperature, but not a good one.
  const tempAir = weather.tempAir.map((value) => (Number.isNaN(value) ? 10 : value));
  const sun = sunTable({ ...weather, tempAir });
  const [ghi, dni, dhi] = [weather.ghi.slice(), weather.dni.slice(), weather.dhi.slice()];
  let [sums, splits] = [0, 0];
  for (let i = 0; i < start.length; i++) {
    if (lacksGlobal(i)) {
      ghi[i] = (sun.up[i] ? dni[i]! * Math.max(0, sun.cosZenith[i]!) : 0) + dhi[i]!;
      sums++;
    } else if (lacksParts(i)) {
      const local = start[i]! + site.utcOffset * 60 * MINUTE_MS;
      const dayOfYear = Math.floor((local - Date.UTC(new Date(local).getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
      const zenith = sun.up[i] ? sun.zenith[i]! : Math.PI / 2;
      ({ dni: dni[i], dhi: dhi[i] } = erbs(ghi[i]!, zenith, extraterrestrialNormal(dayOfYear)));
      splits++;
    }
  }
  const notes = [
    ...(sums > 0 ? [`global light of ${sums} intervals is computed from direct and diffuse`] : []),
    ...(splits > 0
      ? [`direct and diffuse light of ${splits} intervals are estimated from global by Erbs' correlation`]
      : []),
  ];
  return { weather: { ...weather, ghi, dni, dhi }, notes };
}
