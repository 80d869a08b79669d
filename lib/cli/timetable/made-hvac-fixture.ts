import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { type RoomDay, type SimulatedRoom, simulateRoom } from "#lib/timetable/calibration/simulate-room.ts";
import { seededUniform } from "#lib/timetable/energy/campus-fixture.ts";
import type { HvacScales } from "#lib/timetable/energy/hvac-class.ts";
import { STANDARD_CONTROL } from "#lib/timetable/energy/standard-hvac.ts";
import { timetableColumns } from "#lib/timetable/model/timetable-columns.ts";
import { MADE_TIMETABLE } from "./made-readings-fixture.ts";

const DAY_MS = 86_400_000;
const [FIRST, DAYS] = [Date.UTC(2026, 8, 1), 60];
const IDLE = 0.2;

/** Without PCs, whose figure is fitted with that of IFPB and counts in both models. */
const TIMETABLE = { ...MADE_TIMETABLE, courses: MADE_TIMETABLE.courses.map((each) => ({ ...each, pcShare: 0 })) };

/**
 * The made timetable; a meter in its first room, which reads in quarters what 5R1C makes of the room under a weather that goes from
 * hot to cold; and a station that reads this weather.
 */
export function hvacParts(scales: HvacScales): PartWrite[] {
  const { instance, slotTimes, plan } = TIMETABLE;
  const provenance = { source: "a test", quality: "measured" } as const;
  const tables = timetableColumns(TIMETABLE).map((each) => ({ ...each, partition: "made", provenance }));
  const uniform = seededUniform(3);
  const held = (weekday: number, slot: number) =>
    plan!.find(({ room, period }) => room === 0 && weekday < 5 && period === weekday * instance.slots + slot);
  const days = Array.from({ length: DAYS }, (_, d): RoomDay => {
    const date = new Date(FIRST + d * DAY_MS);
    // The day of Hangeul is a holiday, and so are the three of Chuseok.
    const isHoliday = ["09-24", "09-25", "09-26", "10-03", "10-05", "10-09"].includes(date.toISOString().slice(5, 10));
    const weekday = isHoliday ? 6 : (date.getUTCDay() + 6) % 7;
    const lectures = slotTimes.map((_, slot) => held(weekday, slot));
    const people = Float64Array.from(lectures, (each) => (each ? instance.courses[each.course]!.students : 0));
    const mean = 30 - 0.55 * d + 4 * (uniform() - 0.5);
    const sky = 0.3 + 0.7 * uniform();
    return {
      weather: {
        tempOut: Float64Array.from({ length: 24 }, (_, h) => mean + 5 * Math.sin(((h - 9) * Math.PI) / 12)),
        ghi: Float64Array.from({ length: 24 }, (_, h) => 700 * sky * Math.max(0, Math.sin(((h - 6) * Math.PI) / 12))),
      },
      mask: lectures.reduce((bits, each, slot) => (each ? bits | (1 << slot) : bits), 0),
      people,
      pcs: people.map(() => 0),
    };
  });
  const room: SimulatedRoom = {
    ...{ floorM2: 84, peoplePerM2: 0.4, kwhPerPc: 0, control: STANDARD_CONTROL },
    slots: slotTimes.map(({ start, end }) => ({ startMin: start, endMin: end })),
  };
  const kwh = simulateRoom(room, days, scales);
  const metered = (d: number, quarter: number) => {
    const slot = slotTimes.findIndex(({ start, end }) => quarter * 15 >= start && quarter * 15 < end);
    return (IDLE + (slot < 0 ? 0 : kwh[d * slotTimes.length + slot]!)) / 4;
  };
  const rows = days.flatMap(({ weather }, d) =>
    Array.from({ length: 96 }, (_, quarter) => {
      const at = new Date(FIRST + d * DAY_MS - 9 * 3_600_000 + quarter * 900_000);
      const hour = Math.floor(quarter / 4);
      return [
        { at, device: "m1", metric: "interval_energy_kwh", mean: metered(d, quarter), energy: metered(d, quarter) },
        { at, device: "w1", metric: "temp_c", mean: weather!.tempOut[hour]!, energy: null },
        { at, device: "w1", metric: "irradiance_w_per_m2", mean: weather!.ghi[hour]!, energy: null },
      ];
    }).flat(),
  );
  const all = <T>(value: T) => rows.map(() => value);
  const mean = rows.map((row) => row.mean);
  const readings = {
    ...{ interval_start: rows.map(({ at }) => at), device_id: rows.map(({ device }) => device) },
    ...{ metric: rows.map(({ metric }) => metric), mean, min: mean, max: mean, last: mean, count: all(1) },
    ...{ coverage: all(1), energy_kwh: rows.map(({ energy }) => energy), estimated: all(false) },
    ...{ quality: all("measured"), source: all("a test") },
  };
  const both = <T>(value: T) => [value, value];
  const device = {
    ...{ device_id: ["m1", "w1"], kind: ["meter", "weather"], role: ["load", "none"], building: both("a") },
    ...{ building_en: both("A"), building_ko: both("A"), room: ["A1", null], floor: both(1) },
    ...{ x_m: both(0), y_m: both(0), rated_w: both(1000), quality: both("measured"), source: both("a test") },
  };
  const put = (dataset: string, columns: object) =>
    ({ dataset, partition: "test", columns, provenance }) as unknown as PartWrite;
  return [...tables, put("device", device), put("readings_15min", readings)];
}
