import type { HvacRun, WeatherDay } from "./hvac-run.ts";

/** A day's heating and cooling in a class, for each way to use the room on that day. */
export interface HvacDay {
  /** Where the electricity of a mask's periods begins in {@link kwh}: computed when it is first asked for. */
  readonly at: (mask: number) => number;
  /** Electricity by mask and period, see {@link at}; another column after more masks were asked for. [kWh] */
  readonly kwh: () => Float64Array;
  /** What one person more than usual adds to each period, shape [slots]. [kWh] */
  readonly kwhPerPerson: Float64Array;
}

/** People by whom the slope is measured. */
const MORE = 1;

/**
 * Makes the table of a day. People count in a straight line: the slope is that of one person more in a room that is used all day.
 *
 * @param run Runs the class' room through a day.
 * @param weather The day's weather.
 * @param slots Periods of the day.
 * @param usual People who are usually there.
 * @param tempMass Temperature of the room's mass at midnight. [°C]
 * @returns The table, empty at first.
 */
export function hvacDay(run: HvacRun, weather: WeatherDay, slots: number, usual: number, tempMass: number): HvacDay {
  const place = new Int32Array(1 << slots).fill(-1);
  let kwh = new Float64Array(slots * 16);
  let used = 0;
  const people = new Float64Array(slots).fill(usual);
  const at = (mask: number) => {
    const known = place[mask]!;
    if (known >= 0) return known;
    if (used + slots > kwh.length) {
      const grown = new Float64Array(kwh.length * 2);
      grown.set(kwh);
      kwh = grown;
    }
    run({ weather, mask, people, tempMass, kwh, at: used });
    place[mask] = used;
    used += slots;
    return used - slots;
  };
  const all = (1 << slots) - 1;
  const kwhPerPerson = new Float64Array(slots);
  run({ weather, mask: all, people: people.map((count) => count + MORE), tempMass, kwh: kwhPerPerson, at: 0 });
  const from = at(all);
  for (let s = 0; s < slots; s++) kwhPerPerson[s] = (kwhPerPerson[s]! - kwh[from + s]!) / MORE;
  return { at, kwh: () => kwh, kwhPerPerson };
}
