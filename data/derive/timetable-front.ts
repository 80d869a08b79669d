import type { Columns } from "#lib/core/columns.ts";
import type { Derivation } from "#lib/core/derivation.ts";
import { readTariffs } from "#lib/core/tariff/read-tariffs.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { campusOfRows } from "#lib/timetable/energy/campus-of-rows.ts";
import { DEFAULT_AIM, front } from "#lib/timetable/energy/front.ts";
import { siteWeeks } from "#lib/timetable/energy/site-weeks.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { instanceOfRows } from "#lib/timetable/model/instance-of-rows.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planColumns } from "#lib/timetable/model/plan-columns.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import emissions from "../reference/emission-factors.json" with { type: "json" };
import tariffs from "../reference/tariffs.json" with { type: "json" };
import { frontTasks } from "./timetable-front/plan.ts";
import type { FrontDerivationTask } from "./timetable-front/task.ts";

const SEED = 1;
const SOURCE = "Wattbook, data/derive/timetable-front.ts";

/**
 * Plans between the timetable in force, which is point 0 and stands in `timetable_plan`, and the greatest saving of CO2e, energy of
 * rooms in the form of IFPB over typical weeks of the first weather.
 */
export const derivation: Derivation<FrontDerivationTask> = {
  dataset: "timetable_front",
  inputs: [
    ...["timetable", "timetable_slot", "timetable_building", "timetable_room", "timetable_course"],
    ...["timetable_curriculum", "timetable_unavailable", "timetable_unsuitable", "timetable_plan"],
    ...["weather_place", "weather", "pv_array"],
  ],

  plan: frontTasks,

  compute: ({ partition, rows, plan, weather, arrays, quality, iterations }) => {
    const instance = instanceOfRows(rows);
    const current = planOfRows(instance, plan);
    const tariff = readTariffs(tariffs).find(({ id }) => id === tariffs.shown)!;
    const { kg_co2e_per_kwh: kgCo2ePerKwh } = emissions.factors.find(({ id }) => id === emissions.shown)!;
    const slots = rows.slots.map(({ start_min, end_min }) => ({ startMin: start_min, endMin: end_min }));
    const weeks = siteWeeks({ weather, arrays, tariff, kgCo2ePerKwh }, instance.days, slots);
    const energy = campusOfRows(instance, rows, { weeks, model: "ifpb" });
    const pinned = Uint8Array.from(plan, (row) => Number(row.pinned));
    const search = { instance, current, energy, pinned, aim: DEFAULT_AIM, seed: SEED, iterations };
    const points = weeks.length === 0 || !canStay(instance, current, pinned) ? [] : front(search);
    const table = (moved: Plan, point: number, moveWorth: number) =>
      planColumns(instance, moved, {
        ...{ timetable: partition, run: "front", point, method: "sa", seed: SEED, iterations },
        weights: JSON.stringify({ soft: 1, ...DEFAULT_AIM, movedTime: moveWorth, movedRoom: moveWorth / 2 }),
        ...{ quality, source: SOURCE },
        pinned: new Set(pinned.keys().filter((l) => pinned[l] === 1)),
      });
    const found = points.slice(1).map((point, i) => table(point.plan, i + 1, Number(point.moveWorth.toFixed(4))));
    return { columns: joined([table([], 0, 0), ...found]) };
  },

  provenance: ({ quality, weatherName }) => ({ source: SOURCE, quality, note: `weather ${weatherName}` }),
};

/** Whether pinned lectures break no hard rule among themselves: no other plan could mend that. */
function canStay(instance: Instance, current: Plan, pinned: Uint8Array): boolean {
  const { hard } = evaluate(
    instance,
    current.filter((_, l) => pinned[l] === 1),
  );
  return hard.conflicts + hard.availability + hard.roomOccupancy === 0;
}

/** One table under another. */
function joined(tables: readonly Columns[]): Columns {
  return Object.fromEntries(
    Object.keys(tables[0] ?? {}).map((name) => [name, tables.flatMap((table) => Array.from(table[name]!))]),
  );
}
