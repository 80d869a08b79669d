import type { HvacRun, WeatherDay } from "./hvac-run.ts";

/** Heating and cooling of a class in a week of weather, for each way to use the room on a day. */
export interface HvacTable {
  /**
   * Where a mask's figures begin in {@link kwh}: of each day and period the electricity with usual people, and after all of these
   * what each person more adds. Computed when it is first asked for.
   */
  readonly at: (mask: number) => number;
  /** The figures, see {@link at}; another column after more masks were asked for. [kWh] */
  readonly kwh: () => Float64Array;
}

/** What a table is made of. */
interface TableParts {
  readonly run: HvacRun;
  /** The seven days of the week. */
  readonly weather: readonly WeatherDay[];
  /** Days with lectures. [d] */
  readonly days: number;
  readonly slots: number;
  /** People who are usually there. */
  readonly usual: number;
  /** Share of days on which a room is usually used. [1] */
  readonly usualDays: number;
  /** Temperature of the mass to begin with. [°C] */
  readonly tempMass: number;
}

/** Rounds of a week until what it starts from no longer matters. */
const ROUNDS = 2;
/** People between whom what a person adds is measured, by those who are usually there. */
const [FEW, MANY] = [0.5, 1.5];

/**
 * Makes the table of a week. A day is used by its mask; the night before it is one between that of a room which is used by the same
 * mask on each day and that of a room which never is, by the share of days on which rooms are usually used.
 *
 * @param parts The class' run, its week and its people.
 * @returns The table, empty at first.
 */
export function hvacTable({ run, weather, days, slots, usual, usualDays, tempMass }: TableParts): HvacTable {
  const place = new Int32Array(1 << slots).fill(-1);
  const size = days * slots;
  let kwh = new Float64Array(size * 32);
  let used = 0;
  const heads = (share: number) => new Float64Array(slots).fill(share * usual);
  const [few, mean, many] = [heads(FEW), heads(1), heads(MANY)] as const;
  const scratch = new Float64Array(slots);
  const never = midnights(0);

  /** Temperature of the mass at each midnight of a week in which each day with lectures is used alike. */
  function midnights(mask: number): Float64Array {
    const starts = new Float64Array(weather.length);
    let temp = tempMass;
    for (let round = 0; round < ROUNDS; round++) {
      for (const [day, each] of weather.entries()) {
        starts[day] = temp;
        temp = run({ weather: each, mask: day < days ? mask : 0, people: mean, tempMass: temp, kwh: scratch, at: 0 });
      }
    }
    return starts;
  }

  function fill(mask: number, at: number): void {
    if (mask === 0) return;
    const alike = midnights(mask);
    for (let day = 0; day < days; day++) {
      const start = usualDays * alike[day]! + (1 - usualDays) * never[day]!;
      const [low, high] = [at + day * slots, at + size + day * slots];
      run({ weather: weather[day]!, mask, people: few, tempMass: start, kwh, at: low });
      run({ weather: weather[day]!, mask, people: many, tempMass: start, kwh, at: high });
      for (let s = 0; s < slots; s++) {
        const [little, much] = [kwh[low + s]!, kwh[high + s]!];
        kwh[low + s] = (little + much) / 2;
        kwh[high + s] = usual > 0 ? (much - little) / ((MANY - FEW) * usual) : 0;
      }
    }
  }

  function at(mask: number): number {
    const known = place[mask]!;
    if (known >= 0) return known;
    if (used + 2 * size > kwh.length) {
      const grown = new Float64Array(kwh.length * 2);
      grown.set(kwh);
      kwh = grown;
    }
    fill(mask, used);
    place[mask] = used;
    used += 2 * size;
    return used - 2 * size;
  }

  return { at, kwh: () => kwh };
}
