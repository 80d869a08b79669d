import { hashed } from "../devices/noise.ts";

/** Mean share of the clear sky's light that clouds leave, January to December: the summer monsoon takes most. */
const USUAL = [0.86, 0.85, 0.84, 0.82, 0.81, 0.72, 0.56, 0.64, 0.74, 0.85, 0.79, 0.81];
/** How much of a day's weather stays until the next, and of an hour's until the next. */
const DAY_STAYS = 0.42;
const HOUR_STAYS = 0.6;
const DAY_SPREAD = 0.27;
/** Days of settling before the first. */
const SETTLE = 30;

/** The invented clouds over a run of days, counted since 1970 on the clock of Seoul. */
export interface Sky {
  /** Share of the clear sky's light that clouds leave over a day. [1] */
  readonly ofDay: (day: number) => number;
  /** The same at an hour of a day. [1] */
  readonly ofHour: (day: number, hour: number) => number;
}

/** Clouds from `first` on, `days` of them: each day like the one before for a part, hours apart most where it is half cloudy. */
export function sky(seed: number, first: number, days: number): Sky {
  const ofDay = new Float64Array(days);
  const hours = new Float64Array(days * 24);
  let [state, drift] = [0, 0];
  for (let i = -SETTLE; i < days; i++) {
    const day = first + i;
    state = DAY_STAYS * state + Math.sqrt(1 - DAY_STAYS ** 2) * nearlyNormal(seed, day, 1);
    const mean = usualClearness(day) + DAY_SPREAD * state;
    const clearness = Math.min(1, Math.max(0.1, mean));
    if (i >= 0) ofDay[i] = clearness;
    const spread = 0.75 * clearness * (1.05 - clearness) + 0.015;
    for (let hour = 0; hour < 24; hour++) {
      drift = HOUR_STAYS * drift + Math.sqrt(1 - HOUR_STAYS ** 2) * nearlyNormal(seed, day, 2 + hour);
      if (i >= 0) hours[i * 24 + hour] = Math.min(1.06, Math.max(0.04, clearness + spread * drift));
    }
  }
  return {
    ofDay: (day) => ofDay[day - first]!,
    ofHour: (day, hour) => hours[(day - first) * 24 + hour]!,
  };
}

/** What the month leaves on the mean, in the middle of it; straight lines between. [1] */
export function usualClearness(day: number): number {
  const date = new Date(day * 86_400_000);
  const place = date.getUTCMonth() + (date.getUTCDate() - 15) / 30.5;
  const month = Math.floor(place);
  const along = place - month;
  return USUAL[(month + 12) % 12]! * (1 - along) + USUAL[(month + 13) % 12]! * along;
}

/** Mean 0, variance 1, never beyond ±3.5. */
export function nearlyNormal(seed: number, a: number, b: number): number {
  let sum = -2;
  for (let i = 0; i < 4; i++) sum += hashed(seed + 7919 * i, a, 31 * b + i);
  return sum * 1.7320508;
}
