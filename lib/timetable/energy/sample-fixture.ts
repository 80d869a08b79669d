import { CAMPUS_SITE, campusHours } from "#data/sample/pv/campus-site.ts";
import { demoArrays } from "#data/sample/pv/pv-arrays.ts";
import { sampleWeather } from "#data/sample/pv/sample-weather.ts";
import { sky } from "#data/sample/pv/sky.ts";
import { sampleTimetable } from "#data/sample/timetable/sample-timetable.ts";
import { readTariffs } from "#lib/core/tariff/read-tariffs.ts";
import type { Weather } from "#lib/pv/weather.ts";
import emissions from "../../../data/reference/emission-factors.json" with { type: "json" };
import tariffs from "../../../data/reference/tariffs.json" with { type: "json" };
import { campusOfRows, type EnergyModel } from "./campus-of-rows.ts";
import { siteWeeks } from "./site-weeks.ts";

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2023, 0, 1) / DAY_MS;

/** The invented typical year of the sample campus. */
export function sampleYear(): Weather {
  return { ...sampleWeather(2, campusHours(FIRST, 365), sky(2, FIRST, 365)), site: CAMPUS_SITE };
}

/** The sample campus with its plan in force, its arrays and typical weeks. */
export function sampleCampus(model: EnergyModel) {
  const { instance, slotTimes, rooms, buildings, courses, plan } = sampleTimetable();
  if (!plan) throw new Error("The sample has no plan");
  const slots = slotTimes.map(({ start, end }) => ({ startMin: start, endMin: end }));
  const weeks = siteWeeks(
    {
      weather: sampleYear(),
      arrays: demoArrays(1).map(({ pv }) => pv),
      tariff: readTariffs(tariffs)[0]!,
      kgCo2ePerKwh: emissions.factors[0]!.kg_co2e_per_kwh,
    },
    instance.days,
    slots,
  );
  const rows = {
    slots: slotTimes.map(({ start, end }, slot) => ({ slot, start_min: start, end_min: end })),
    rooms: rooms.map(({ floor, energy }, r) => ({
      ...{ room: instance.rooms[r]!.id, building: instance.rooms[r]!.building, capacity: instance.rooms[r]!.capacity },
      ...{ floor_m2: floor, kwh_per_lecture: energy.perLecture, kwh_per_person: energy.perPerson },
      ...{ kwh_per_pc: energy.perPc, setup_kwh: energy.setup },
    })),
    buildings: buildings.map(({ id, baseKwh }) => ({ building: id, base_kwh: baseKwh })),
    courses: courses.map(({ pcShare }, c) => ({ course: instance.courses[c]!.id, pc_share: pcShare })),
  };
  return { instance, current: plan, energy: campusOfRows(instance, rows, { weeks, model }) };
}
