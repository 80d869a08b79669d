import { LEAST_PERIODS, LEAST_USED } from "#lib/timetable/calibration/calibrate-room-energy.ts";
import { calibrateRoomHvac, type HvacReading } from "#lib/timetable/calibration/calibrate-room-hvac.ts";
import type { MeasuredPeriod } from "#lib/timetable/calibration/room-readings.ts";
import type { RoomDay } from "#lib/timetable/calibration/simulate-room.ts";
import { usualDensity } from "#lib/timetable/energy/hvac-of-rooms.ts";
import type { WeatherDay } from "#lib/timetable/energy/hvac-run.ts";
import { MOST_HVAC_SLOTS } from "#lib/timetable/energy/hvac-tables.ts";
import type { Occupancy } from "#lib/timetable/energy/occupancy.ts";
import { floorOf, STANDARD_CONTROL } from "#lib/timetable/energy/standard-hvac.ts";
import type { HvacOutcome } from "./room-calibration.ts";
import type { TimetableInForce } from "./timetable-in-force.ts";

const DAY_MS = 86_400_000;

/** What is known of the days that were measured. */
interface MeasuredDays {
  readonly use: Occupancy;
  /** Day of the week of each date with lectures, 0 for Monday. */
  readonly days: ReadonlyMap<string, number>;
  readonly weather: ReadonlyMap<string, WeatherDay>;
  /** Energy of a PC over a lecture, which both models count, shape [rooms]. [kWh] */
  readonly perPc: readonly number[];
  /** Periods and nights by room. */
  readonly measured: ReadonlyMap<string, readonly (MeasuredPeriod & { readonly date: string })[]>;
}

/** Fits each room's 5R1C to what its meters read, under the weather of the days from the first measured to the last. */
export function hvacOutcomes(
  { instance, rooms, slots }: TimetableInForce,
  { use, days, weather, measured, perPc }: MeasuredDays,
): HvacOutcome[] {
  const all = [...measured.values()].flatMap((own) => own.map(({ date }) => date)).sort();
  const dates = datesFrom(all[0], all.at(-1));
  const indexOf = new Map(dates.map((date, day) => [date, day]));
  const periods = instance.days * instance.slots;
  const times = slots.map(({ start, end }) => ({ startMin: start, endMin: end }));
  if (slots.length > MOST_HVAC_SLOTS) return rooms.map(() => ({ fit: null, why: "too many periods a day for 5R1C" }));
  return rooms.map((row, room): HvacOutcome => {
    const own = measured.get(row.room) ?? [];
    if (!own.some(({ date }) => weather.has(date))) return { fit: null, why: "no weather of the days measured" };
    const roomDays = dates.map((date): RoomDay => {
      const weekday = days.get(date);
      const from = room * periods + (weekday ?? 0) * instance.slots;
      const of = (column: Float64Array | Int32Array) =>
        Float64Array.from(weekday === undefined ? times.map(() => 0) : column.subarray(from, from + instance.slots));
      const mask = of(use.lectures).reduce((bits, count, s) => (count > 0 ? bits | (1 << s) : bits), 0);
      return { weather: weather.get(date) ?? null, mask, people: of(use.people), pcs: of(use.pcs) };
    });
    const readings = own.map(({ date, slot, kwh }): HvacReading => ({ day: indexOf.get(date)!, slot, kwh }));
    const simulated = {
      ...{ floorM2: floorOf(row), peoplePerM2: usualDensity(row), kwhPerPc: perPc[room]! },
      ...{ slots: times, control: STANDARD_CONTROL },
    };
    const fit = calibrateRoomHvac(simulated, roomDays, readings);
    if (fit === null) return { fit, why: `fewer than ${LEAST_USED} lectures or ${LEAST_PERIODS} periods with weather` };
    return { fit, why: fit.isCalibrated ? null : "beyond the bounds of Guideline 14" };
  });
}

function datesFrom(first: string | undefined, last: string | undefined): string[] {
  if (first === undefined || last === undefined) return [];
  const count = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return Array.from({ length: count }, (_, i) => new Date(Date.parse(first) + i * DAY_MS).toISOString().slice(0, 10));
}
