import { seededNoise } from "./seeded-noise.ts";

/** Weather for tests: a year with days, passing fronts and clouds, at steps of 15 minutes from 2026-01-01 in Seoul. */
export const YEAR_START: number = Date.parse("2026-01-01T00:00:00+09:00");

export function testWeather(days: number, seed = 1, stepMs = 900_000) {
  const n = Math.round((days * 86_400_000) / stepMs);
  const noise = seededNoise(seed);
  const at = Float64Array.from({ length: n }, (_, i) => YEAR_START + i * stepMs);
  const keep = Math.exp(-stepMs / (40 * 3_600_000));
  let front = 0;
  let cloud = 0;
  const tempOutC = new Float64Array(n);
  const solarWPerM2 = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const day = (i * stepMs) / 86_400_000;
    const hour = (day % 1) * 24;
    front = keep * front + 4 * Math.sqrt(1 - keep * keep) * noise();
    cloud = 0.97 * cloud + 0.24 * noise();
    tempOutC[i] =
      12 - 13 * Math.cos((2 * Math.PI * (day - 20)) / 365) - 4 * Math.cos((2 * Math.PI * (hour - 3)) / 24) + front;
    const height = Math.max(0, Math.sin((Math.PI * (hour - 6)) / 12));
    solarWPerM2[i] = 700 * height * (0.25 + 0.75 / (1 + Math.exp(1.5 * cloud)));
  }
  return { at, drivers: { tempOutC, solarWPerM2 } };
}
