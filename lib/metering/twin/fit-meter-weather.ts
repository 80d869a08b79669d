import { DayClock } from "./day-clock.ts";
import type { LoadOfDay } from "./meter-model.ts";
import { hinges, type MeterWeather, QUARTERS } from "./meter-weather.ts";
import { SlopeFilter } from "./slope-filter.ts";
import { BAND_Z } from "./twin.ts";
import type { TwinHistory } from "./twin-history.ts";
import { WeatherAnswer } from "./weather-answer.ts";
import type { WeekCalendar } from "./week-calendar.ts";

/** Where heating and cooling of buildings begin, and where a second stage may. [°C] */
const HEAT_C = [16, 9] as const;
const COOL_C = [19, 25] as const;
/** What a degree beyond a balance temperature may add, as a share of the usual load, before anything is known. [1/K] */
const PRIOR = 0.04;
/** A load that is off lasts for hours: so far apart are readings that tell something new. [h] */
const HOURS = 6;
const HOUR_MS = 3_600_000;
/** Residuals count no further than this. [half widths of the band] */
const FURTHEST = 2;

/**
 * Learns how a load answers to the temperature outside: least squares of what is left of the typical load on the hinges of the
 * balance temperatures, each from its usual value at that quarter, with a prior that knows no more than that a degree changes a
 * load by a few percent.
 *
 * @param history What the meter reported, and the temperature outside.
 * @param calendar Which days are alike.
 * @param profile The typical load by type of day.
 * @returns The answer; null where the temperature is not known.
 */
export function fitMeterWeather(
  history: TwinHistory,
  calendar: WeekCalendar,
  profile: Readonly<Record<string, LoadOfDay>>,
): MeterWeather | null {
  const temps = history.drivers.tempOutC;
  if (!temps) return null;
  const balance = { heatC: HEAT_C, coolC: COOL_C };
  const usual = usualHinges(history, calendar.zone, balance, temps);
  const scale = scaleOf(profile);
  const k = 2 * (HEAT_C.length + COOL_C.length);
  const covariance = new Float64Array(k * k);
  for (let i = 0; i < k; i++) covariance[i * k + i] = (PRIOR * scale) ** 2;
  const filter = new SlopeFilter(new Float64Array(k), covariance);
  const answer = new WeatherAnswer({ ...balance, usual }, profile);
  const clock = new DayClock(calendar);
  let last = Number.NaN;
  let [squares, count] = [0, 0];
  for (let i = 0; i < temps.length; i++) {
    const value = history.reported[i]!;
    if (Number.isNaN(value + temps[i]!)) continue;
    clock.tell(history.at[i]!);
    const load = profile[clock.type] ?? profile["*"];
    const mid = load?.mid[clock.quarter];
    if (load === undefined || mid == null) continue;
    const x = answer.at(clock.type, clock.quarter, temps[i]!);
    const half = Math.max((load.high[clock.quarter]! - load.low[clock.quarter]!) / 2, 1e-3 * scale);
    const sigma = half / BAND_Z;
    const hours = Math.min(1, (history.at[i]! - last) / HOUR_MS || 0);
    last = history.at[i]!;
    const variance = filter.variance(x);
    const furthest = FURTHEST * Math.sqrt(variance + sigma ** 2);
    const error = Math.max(-furthest, Math.min(furthest, value - mid - filter.answer(x)));
    if (hours > 0) filter.learn(error, variance, (sigma ** 2 * HOURS) / hours);
    squares += filter.answer(x) ** 2;
    count++;
  }
  if (count === 0) return null;
  return {
    ...{ ...balance, usual, hours: HOURS },
    slopes: [...filter.slopes],
    covariance: [...filter.covariance],
    spread: Math.sqrt(squares / count),
  };
}

function usualHinges(
  history: TwinHistory,
  zone: string,
  balance: Pick<MeterWeather, "heatC" | "coolC">,
  temps: Float64Array,
): number[][] {
  const k = balance.heatC.length + balance.coolC.length;
  const clock = new DayClock({ zone, week: [], days: {} });
  const sums = Array.from({ length: k }, () => new Float64Array(QUARTERS));
  const counts = new Float64Array(QUARTERS);
  const own = new Float64Array(k);
  for (let i = 0; i < temps.length; i++) {
    if (Number.isNaN(temps[i]! + history.reported[i]!)) continue;
    clock.tell(history.at[i]!);
    hinges(balance, temps[i]!, own);
    counts[clock.quarter]!++;
    for (let j = 0; j < k; j++) sums[j]![clock.quarter]! += own[j]!;
  }
  return sums.map((sum) => Array.from(sum, (each, quarter) => (counts[quarter]! > 0 ? each / counts[quarter]! : 0)));
}

/** A busy load: that which a tenth of the quarters are above. */
function scaleOf(profile: Readonly<Record<string, LoadOfDay>>): number {
  const mids = Object.values(profile)
    .flatMap(({ mid }) => mid.flatMap((value) => (value === null ? [] : Math.abs(value))))
    .sort((a, b) => a - b);
  return mids[Math.floor(0.9 * (mids.length - 1))] ?? 0;
}
