import type { EnergyWeek, SlotTime } from "./campus-energy.ts";
import { daySegments } from "./day-segments.ts";
import { type HvacDay, hvacDay } from "./hvac-day.ts";
import type { HvacControl, HvacModel } from "./hvac-model.ts";
import { type HvacRun, hvacRun } from "./hvac-run.ts";
import { weatherDay } from "./weather-day.ts";

/** Most periods of a day for which every way to use a room can be told apart in a table. */
const MOST_SLOTS = 16;
/** Rounds of a week until what it starts from no longer matters. */
const ROUNDS = 3;
const DAYS = 7;

/** What a model of heating and cooling is made of. */
interface HvacParts extends Pick<HvacModel, "classes" | "control" | "classOf" | "scaleOf"> {
  /** Days a week with lectures. [d] */
  readonly days: number;
  readonly slots: readonly SlotTime[];
  readonly weeks: readonly EnergyWeek[];
}

/**
 * Makes the model that looks heating and cooling up by day: each day starts from a night between that of a room which is always
 * used and that of one which never is, by how much rooms are usually used.
 *
 * @param parts Classes of rooms, set-points, times and weeks.
 * @returns The model; its tables fill as they are asked.
 * @throws {RangeError} If a day has more periods than a table holds.
 */
export function hvacTables({ classes, control, classOf, scaleOf, days, slots, weeks }: HvacParts): HvacModel {
  if (slots.length > MOST_SLOTS) {
    throw new RangeError(
      `Cannot tabulate heating and cooling as a day has ${slots.length} periods, of at most ${MOST_SLOTS}`,
    );
  }
  const segments = daySegments(slots, control.aheadMin);
  const runs = classes.map((each) => hvacRun(each, control, segments));
  const tables = new Map<number, HvacDay>();
  const starts = new Map<number, Float64Array>();
  return {
    ...{ classes, control, classOf, scaleOf },
    day: (hvacClass, week, day) => {
      const key = (hvacClass * weeks.length + week) * DAYS + day;
      let table = tables.get(key);
      if (!table) {
        const run = runs[hvacClass]!;
        const people = classes[hvacClass]!.people;
        const key2 = hvacClass * weeks.length + week;
        let start = starts.get(key2);
        if (!start) {
          start = usualStarts(run, weeks[week]!, { days, slots: slots.length, people, control });
          starts.set(key2, start);
        }
        table = hvacDay(run, weatherDay(weeks[week]!, day), slots.length, people, start[day]!);
        tables.set(key, table);
      }
      return table;
    },
  };
}

interface Usual {
  readonly days: number;
  readonly slots: number;
  readonly people: number;
  readonly control: HvacControl;
}

/** Temperature of the mass at each midnight of a week, shape [7]. [°C] */
function usualStarts(run: HvacRun, week: EnergyWeek, { days, slots, people, control }: Usual): Float64Array {
  const [always, never] = [(1 << slots) - 1, 0].map((mask) => {
    const starts = new Float64Array(DAYS);
    const [kwh, heads] = [new Float64Array(slots), new Float64Array(slots).fill(people)];
    let tempMass = (control.heatSetC + control.coolSetC) / 2;
    for (let round = 0; round < ROUNDS; round++) {
      for (let day = 0; day < DAYS; day++) {
        starts[day] = tempMass;
        const weather = weatherDay(week, day);
        tempMass = run({ weather, mask: day < days ? mask : 0, people: heads, tempMass, kwh, at: 0 });
      }
    }
    return starts;
  }) as [Float64Array, Float64Array];
  return always.map((used, day) => control.usualUse * used + (1 - control.usualUse) * never[day]!);
}
