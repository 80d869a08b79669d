import type { BuildingUse } from "./campus-meters.ts";
import { bell } from "./random.ts";

export const QUARTERS = 96;

/** Holidays of fixed date, month and day; those of the moon's calendar are left out. */
const HOLIDAYS = new Set(["01-01", "03-01", "05-05", "06-06", "08-15", "10-03", "10-09", "12-25"]);

/** How full a building is by hour, 0 to 23, on a working day of term. */
const HOURS: Readonly<Record<BuildingUse, readonly number[]>> = {
  library: [3, 2, 1, 1, 1, 1, 2, 3, 6, 8, 9, 10, 9, 10, 10, 10, 10, 9, 9, 9, 9, 8, 6, 4],
  teaching: [0, 0, 0, 0, 0, 0, 1, 3, 7, 10, 10, 10, 8, 10, 10, 10, 9, 7, 4, 3, 2, 1, 1, 0],
  laboratory: [2, 2, 1, 1, 1, 1, 2, 3, 6, 9, 10, 10, 9, 10, 10, 10, 10, 9, 7, 6, 5, 4, 3, 2],
  dormitory: [7, 5, 3, 2, 2, 3, 5, 8, 7, 5, 4, 4, 4, 4, 4, 4, 5, 6, 8, 9, 10, 10, 10, 9],
  office: [0, 0, 0, 0, 0, 0, 1, 4, 8, 10, 10, 10, 8, 10, 10, 10, 9, 7, 3, 2, 1, 1, 0, 0],
  sports: [0, 0, 0, 0, 0, 1, 4, 5, 4, 4, 5, 6, 6, 5, 5, 6, 7, 9, 10, 10, 9, 6, 2, 0],
  computing: [9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 9, 9, 9, 9, 9, 9],
};

/** How full on weekends and holidays, and out of term, against a working day of term. */
const QUIET: Readonly<Record<BuildingUse, readonly [weekend: number, vacation: number]>> = {
  library: [0.6, 0.5],
  teaching: [0.12, 0.3],
  laboratory: [0.45, 0.85],
  dormitory: [1.05, 0.35],
  office: [0.1, 0.85],
  sports: [0.9, 0.6],
  computing: [0.98, 0.97],
};

/** A day of the campus: its date, and the mean temperature. */
export interface CampusDay {
  /** Days since 1970, counted in Asia/Seoul. */
  readonly day: number;
  /** Mean of the day. [°C] */
  readonly tempC: number;
  readonly isFree: boolean;
  readonly isTerm: boolean;
}

export function campusDay(seed: number, day: number): CampusDay {
  const date = new Date(day * 86_400_000);
  const monthDay = date.toISOString().slice(5, 10);
  const inYear = (day - Date.UTC(date.getUTCFullYear(), 0, 1) / 86_400_000) / 365.25;
  const season = -Math.cos(2 * Math.PI * (inYear - 0.055));
  const spell = bell(seed, "spell", Math.floor(day / 5));
  return {
    day,
    tempC: 13 + 13.5 * season + 1.6 * bell(seed, "day", day) + 1.8 * spell,
    isFree: date.getUTCDay() % 6 === 0 || HOLIDAYS.has(monthDay),
    isTerm: (monthDay >= "03-02" && monthDay <= "06-20") || (monthDay >= "09-01" && monthDay <= "12-20"),
  };
}

/** How full a building is at each quarter of a day: 1 is a busy hour of term. */
export function fullness(use: BuildingUse, { isFree, isTerm }: CampusDay): Float64Array {
  const [weekend, vacation] = QUIET[use];
  const scale = (isFree ? weekend : 1) * (isTerm ? 1 : vacation);
  return Float64Array.from({ length: QUARTERS }, (_, quarter) => {
    const hour = quarter >> 2;
    const along = (quarter & 3) / 4;
    const from = HOURS[use][hour]!;
    const to = HOURS[use][(hour + 1) % 24]!;
    return (scale * (from + (to - from) * along)) / 10;
  });
}

/** What heat and cold add at each quarter of a day: 1 on the hottest afternoon. */
export function climate({ tempC }: CampusDay): Float64Array {
  return Float64Array.from({ length: QUARTERS }, (_, quarter) => {
    const temp = tempC + 4.5 * Math.cos((2 * Math.PI * (quarter - 60)) / QUARTERS);
    return Math.max(0, temp - 22) / 12 + Math.max(0, 9 - temp) / 20;
  });
}
