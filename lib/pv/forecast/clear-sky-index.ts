import { indexClimatology } from "./index-climatology.ts";
import { type KnownLeads, LEAD_BUCKETS, leadBucket, leadsInOrder } from "./leads.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";

const DAY = 24;
/** Hours before the origin whose index tells of the weather, and the last of them in daylight, which tell of the clouds. [h] */
const WEATHER_HOURS = 24;
const CLOUD_HOURS = 3;
/** What speaks for no memory until days have shown one, as squares of index. */
const RIDGE = 1;

/** What is known at an origin. */
interface Known {
  readonly origin: number;
  /** Usual index by hour of the day. [1] */
  readonly usual: Float64Array;
  /** How far the last day, and the last hours of light, were from it. [1] */
  readonly weather: number;
  readonly clouds: number;
}

/**
 * Forecasts without any weather: the clear sky's output times an index, which starts from what it was and returns to what is usual for
 * the hour and season,
 *
 *     k(t) = k̄(t) + ρ₁·(last day's k − k̄) + ρ₂·(last hours' k − k̄)
 *
 * with ρ of the lead, by least squares over what earlier origins knew and what then came, shrunk to 0 while they are few [1]. Each
 * origin looks at hours before it only.
 *
 * @param series Series.
 * @param origins Hours of the series at which forecasts are made, from 0, ascending, shape [origins].
 * @param horizon How far ahead. [h]
 * @returns A forecast an origin, from 0 to what the inverter can give; exactly 0 at night, NaN by day where nothing tells what is usual.
 *
 * [1] P. Bacher, H. Madsen, H. A. Nielsen, "Online short-term solar power forecasting," Solar Energy, vol. 83, no. 10,
 *     pp. 1772–1783, 2009, doi:10.1016/j.solener.2009.05.016.
 */
export function clearSkyIndexForecasts(series: PvSeries, origins: readonly number[], horizon: number): PvForecast[] {
  const memories = Array.from({ length: LEAD_BUCKETS }, () => new Memory());
  const known = leadsInOrder<Known>();
  return origins.map((origin) => {
    const now = knownAt(series, origin);
    for (const past of known(origin, now)) learn(memories[past.bucket]!, series, past);
    const rho = memories.map((memory) => memory.rho());
    return { origin, yHat: Float64Array.from({ length: horizon }, (_, lead) => forecastOf(series, now, rho, lead)) };
  });
}

function forecastOf(
  series: PvSeries,
  { origin, usual, weather, clouds }: Known,
  rho: readonly Rho[],
  lead: number,
): number {
  const t = origin + lead;
  const clear = series.clear[t]!;
  if (clear === 0) return 0;
  const { ofWeather, ofClouds } = rho[leadBucket(lead)]!;
  const index = usual[t % DAY]! + ofWeather * weather + ofClouds * clouds;
  return Math.min(series.limit, Math.max(0, index) * clear);
}

function knownAt(series: PvSeries, origin: number): Known {
  const { output, clear } = series;
  const usual = indexClimatology(series, origin);
  let [off, possible, offLate, possibleLate, late] = [0, 0, 0, 0, 0];
  for (let t = origin - 1; t >= Math.max(0, origin - WEATHER_HOURS); t--) {
    if (clear[t] === 0) continue;
    const above = output[t]! - usual[t % DAY]! * clear[t]!;
    if (Number.isNaN(above)) continue;
    off += above;
    possible += clear[t]!;
    if (late === CLOUD_HOURS) continue;
    offLate += above;
    possibleLate += clear[t]!;
    late++;
  }
  return {
    ...{ origin, usual },
    weather: possible > 0 ? off / possible : 0,
    clouds: possibleLate > 0 ? offLate / possibleLate : 0,
  };
}

function learn(
  memory: Memory,
  { output, clear, limit }: PvSeries,
  { origin, from, to, what }: KnownLeads<Known>,
): void {
  for (let t = origin + from; t < origin + to; t++) {
    const y = output[t] ?? Number.NaN;
    if (clear[t] === 0 || Number.isNaN(y + what.usual[t % DAY]!)) continue;
    const size = clear[t]! / limit;
    memory.add(y / limit - what.usual[t % DAY]! * size, size * what.weather, size * what.clouds);
  }
}

interface Rho {
  readonly ofWeather: number;
  readonly ofClouds: number;
}

/** Least squares of one lead, two predictors. */
class Memory {
  private a = RIDGE;
  private b = 0;
  private c = RIDGE;
  private d = 0;
  private e = 0;

  add(y: number, weather: number, clouds: number): void {
    this.a += weather * weather;
    this.b += weather * clouds;
    this.c += clouds * clouds;
    this.d += weather * y;
    this.e += clouds * y;
  }

  rho(): Rho {
    const determinant = this.a * this.c - this.b * this.b;
    return {
      ofWeather: (this.c * this.d - this.b * this.e) / determinant,
      ofClouds: (this.a * this.e - this.b * this.d) / determinant,
    };
  }
}
