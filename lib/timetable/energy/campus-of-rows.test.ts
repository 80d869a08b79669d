import { expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { campus, INSTANCE, WEEKS } from "./campus-fixture.ts";
import { campusOfRows } from "./campus-of-rows.ts";
import type { CampusRows } from "./campus-rows.ts";

const ROWS: CampusRows = {
  slots: Array.from({ length: 6 }, (_, slot) => ({ slot, start_min: 540 + 60 * slot, end_min: 590 + 60 * slot })),
  rooms: INSTANCE.rooms.map(({ id, capacity, building }) => ({
    ...{
      room: id,
      building,
      capacity,
      floor_m2: 60,
      kwh_per_lecture: 3,
      kwh_per_person: 0.03,
      kwh_per_pc: 0.2,
      setup_kwh: 0.1,
    },
  })),
  buildings: [{ building: "b", base_kwh: 5 }],
  courses: INSTANCE.courses.map(({ id }) => ({ course: id, pc_share: 0.5 })),
};
const facts = { weeks: WEEKS, model: "ifpb" } as const;

it("campusOfRows() orders rows as the instance has them; a building that nobody tells of costs nothing", () => {
  const reversed = { ...ROWS, slots: ROWS.slots.toReversed(), rooms: ROWS.rooms.toReversed() };
  const made = campusOfRows(INSTANCE, reversed, facts);
  expect(made).toEqual(campusOfRows(INSTANCE, ROWS, facts));
  expect(made.slots[0]).toEqual({ startMin: 540, endMin: 590 });
  expect(made.rooms.map(({ building }) => building)).toEqual([-1, 0, -1, -1, 0, -1, -1, 0, -1]);
  expect(made).toMatchObject({ krwPerExportedKwh: 0, hvac: null });
});

it("campusOfRows() with 5R1C counts light alone by lecture, and leaves set-up to inertia", () => {
  const made = campusOfRows(INSTANCE, ROWS, { ...facts, model: "5r1c" });
  // 8 W/m² on 60 m² for 50 minutes.
  expect(made.rooms[0]).toMatchObject({ kwhPerPerson: 0, kwhPerPc: 0.2, setupKwh: 0 });
  expect(made.rooms[0]!.kwhPerLecture).toBeCloseTo(0.4, 9);
  expect(made.hvac!.scaleOf[0]).toBeCloseTo(1, 9);
  // The fixture's room 7 has no floor: 1.4 m² by seat.
  expect(campus("5r1c").hvac!.scaleOf[7]).toBeCloseTo((1.4 * INSTANCE.rooms[7]!.capacity) / 60, 9);
});

it("campusOfRows() says of what it lacks a row", () => {
  for (const [lacking, name] of [
    [{ ...ROWS, slots: ROWS.slots.slice(1) }, /period 1/],
    [{ ...ROWS, rooms: ROWS.rooms.slice(1) }, /room r0/],
    [{ ...ROWS, courses: ROWS.courses.slice(1) }, /course c0/],
  ] as const) {
    expect(() => campusOfRows(INSTANCE, lacking, facts)).toThrow(UserError);
    expect(() => campusOfRows(INSTANCE, lacking, facts)).toThrow(name);
  }
});
