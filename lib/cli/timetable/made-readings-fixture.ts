import type { Columns } from "#lib/core/columns.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { assumedRoomEnergy } from "#lib/timetable/model/room-energy.ts";
import type { Timetable } from "#lib/timetable/model/timetable.ts";
import { timetableColumns } from "#lib/timetable/model/timetable-columns.ts";

const [DAYS, SLOTS, NINE] = [5, 4, 9 * 60];
const STUDENTS = [12, 25, 40, 55, 18, 33] as const;

/** What the readings of each room are made of. [kWh] */
export const MADE = { idle: 0.25, perLecture: 2.5, perPerson: 0.04, perPc: 0.2, setup: 0.75 } as const;

/** A timetable of three rooms with lectures of an hour in most periods, one of the courses at PCs. */
export const MADE_TIMETABLE: Timetable = {
  ...{ id: "made", name: { en: "made", ko: "made" }, quality: "measured", source: "a test" },
  instance: {
    ...{ name: "made", days: DAYS, slots: SLOTS, curricula: [], dailyLectures: null },
    courses: STUDENTS.map((students, c) => ({
      ...{ id: `c${c}`, lecturer: `t${c}`, lectures: 8, minDays: 1, students, double: false, unsuitableRooms: [] },
    })),
    rooms: ["A1", "A2", "A3"].map((id) => ({ id, capacity: 60, building: "a" })),
    unavailable: STUDENTS.map(() => []),
  },
  slotTimes: Array.from({ length: SLOTS }, (_, k) => ({ start: NINE + 60 * k, end: NINE + 60 * (k + 1) })),
  courses: STUDENTS.map((_, c) => ({
    ...{ name: { en: `c${c}`, ko: `c${c}` }, lecturer: { en: "t", ko: "t" }, pcShare: c === 3 || c === 4 ? 1 : 0 },
  })),
  rooms: ["A1", "A2", "A3"].map((id) => ({
    ...{ name: { en: id, ko: id }, floor: 84, energy: assumedRoomEnergy(84, 60) },
  })),
  buildings: [],
  plan: Array.from({ length: 48 }, (_, l) => {
    const [room, k] = [l % 3, Math.floor(l / 3)];
    return { course: Math.floor(l / 8), room, period: k + Math.floor(k / 4) };
  }),
};

/**
 * The timetable; its meters: two in A1, read by quarters (and one by hours that are wrong), one in A2, read by hours, one in A3 that is invented; and what they read
 * in September and October 2026 by the form of IFPB. On holidays, and where no lecture is, it is something else.
 */
export function madeParts(): PartWrite[] {
  const provenance = { source: "a test", quality: "measured" } as const;
  const tables = timetableColumns(MADE_TIMETABLE).map((each) => ({ ...each, partition: "made", provenance }));
  const meters = [
    ["m1", "A1"],
    ["m2", "A1"],
    ["m3", "A2"],
    ["m4", "A3"],
  ] as const;
  const all = <T>(value: T) => meters.map(() => value);
  const device = {
    ...{ device_id: meters.map(([id]) => id), kind: all("meter"), role: all("load"), building: all("a") },
    ...{ building_en: all("A"), building_ko: all("A"), room: meters.map(([, room]) => room), floor: all(1) },
    ...{ x_m: all(0), y_m: all(0), rated_w: all(1000), quality: all("measured"), source: all("a test") },
  };
  const put = (dataset: string, columns: Columns): PartWrite => ({ dataset, partition: "test", columns, provenance });
  const quarters = [readings("m1", 15, 0.5, 0), readings("m2", 15, 0.5, 0), readings("m4", 15, 1, 2, "synthetic")];
  return [
    ...tables,
    put("device", device),
    put("readings_15min", joined(quarters)),
    put("readings_hour", joined([readings("m3", 60, 1, 1), readings("m1", 60, 9, 0)])),
  ];
}

/** What a meter reads, a share of what its room takes. */
function readings(device: string, minutes: number, share: number, room: number, quality = "measured") {
  const [from, to] = [Date.parse("2026-09-01T00:00:00+09:00"), Date.parse("2026-10-31T00:00:00+09:00")];
  const starts = Array.from({ length: (to - from) / (60_000 * minutes) }, (_, i) => from + 60_000 * minutes * i);
  const all = <T>(value: T) => starts.map(() => value);
  const energy = starts.map((at) => share * (minutes / 60) * hourOf(room, at));
  return {
    interval_start: starts.map((at) => new Date(at)),
    ...{ device_id: all(device), metric: all("interval_energy_kwh"), mean: energy, min: energy, max: energy },
    ...{ last: energy, count: all(1), coverage: all(1), energy_kwh: energy, estimated: all(false) },
    ...{ quality: all(quality), source: all("a test") },
  };
}

/** What a room takes in an hour. [kWh] */
function hourOf(room: number, at: number): number {
  const local = new Date(at + 9 * 3_600_000);
  const [day, slot] = [(local.getUTCDay() + 6) % 7, local.getUTCHours() - NINE / 60];
  if (slot < 0 || slot >= SLOTS) return MADE.idle;
  // The day of Hangeul is a holiday.
  if (day >= DAYS || local.toISOString().startsWith("2026-10-09")) return 9;
  const held = (period: number) => MADE_TIMETABLE.plan!.find((each) => each.room === room && each.period === period);
  const lecture = held(day * SLOTS + slot);
  if (!lecture) return 7;
  const { students } = MADE_TIMETABLE.instance.courses[lecture.course]!;
  const isStart = slot === 0 || !held(day * SLOTS + slot - 1);
  const each = MADE.perPerson + MADE.perPc * MADE_TIMETABLE.courses[lecture.course]!.pcShare;
  return MADE.idle + MADE.perLecture + each * students + (isStart ? MADE.setup : 0);
}

function joined(parts: readonly ReturnType<typeof readings>[]) {
  const names = Object.keys(parts[0]!) as (keyof ReturnType<typeof readings>)[];
  return Object.fromEntries(names.map((name) => [name, parts.flatMap((part) => part[name] as unknown[])]));
}
