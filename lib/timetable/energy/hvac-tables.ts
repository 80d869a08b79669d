import { UserError } from "#lib/core/user-error.ts";
import type { EnergyWeek } from "./campus-energy.ts";
import { daySegments } from "./day-segments.ts";
import type { HvacModel } from "./hvac-model.ts";
import { hvacRun } from "./hvac-run.ts";
import { type HvacTable, hvacTable } from "./hvac-table.ts";
import type { SlotTime } from "./slot-time.ts";
import { weatherDay } from "./weather-day.ts";

/** Most periods of a day for which every way to use a room can be told apart in a table. */
export const MOST_HVAC_SLOTS = 12;
const DAYS = 7;

/** What a model of heating and cooling is made of. */
interface HvacParts extends Pick<HvacModel, "classes" | "control" | "classOf" | "scaleOf"> {
  /** Days a week with lectures. [d] */
  readonly days: number;
  readonly slots: readonly SlotTime[];
  readonly weeks: readonly EnergyWeek[];
}

/**
 * Makes the model that looks heating and cooling up by day, see {@link hvacTable}.
 *
 * @param parts Classes of rooms, set-points, times and weeks.
 * @returns The model; its tables fill as they are asked.
 * @throws {UserError} If a day has more periods than a table holds.
 */
export function hvacTables({ classes, control, classOf, scaleOf, days, slots, weeks }: HvacParts): HvacModel {
  if (slots.length > MOST_HVAC_SLOTS) {
    throw new UserError(
      `Cannot tabulate heating and cooling as a day has ${slots.length} periods, of at most ${MOST_HVAC_SLOTS}: choose IFPB`,
    );
  }
  const segments = daySegments(slots, control.aheadMin);
  const runs = classes.map((each) => hvacRun(each, control, segments));
  const tables = new Map<number, HvacTable>();
  return {
    ...{ classes, control, classOf, scaleOf },
    table: (hvacClass, week) => {
      const key = hvacClass * weeks.length + week;
      let table = tables.get(key);
      if (!table) {
        table = hvacTable({
          ...{ run: runs[hvacClass]!, days, slots: slots.length, usualDays: control.usualDays },
          weather: Array.from({ length: DAYS }, (_, day) => weatherDay(weeks[week]!, day)),
          usual: classes[hvacClass]!.people,
          tempMass: (control.heatSetC + control.coolSetC) / 2,
        });
        tables.set(key, table);
      }
      return table;
    },
  };
}
