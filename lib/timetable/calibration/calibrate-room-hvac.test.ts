import { describe, expect, it } from "vitest";
import { seededUniform } from "../energy/campus-fixture.ts";
import type { HvacScales } from "../energy/hvac-class.ts";
import { STANDARD_CONTROL } from "../energy/standard-hvac.ts";
import { calibrateRoomHvac, type HvacReading } from "./calibrate-room-hvac.ts";
import { type RoomDay, type SimulatedRoom, simulateRoom } from "./simulate-room.ts";

const SLOTS = Array.from({ length: 6 }, (_, s) => ({ startMin: 540 + 90 * s, endMin: 615 + 90 * s }));
const ROOM: SimulatedRoom = {
  ...{ floorM2: 84, peoplePerM2: 0.4, kwhPerPc: 0.2, slots: SLOTS, control: STANDARD_CONTROL },
};
const IDLE = 0.3;

/** Days of a term from the heat of September to the frost of December, lectures on weekdays, one day without weather. */
function termDays(spread = 1): RoomDay[] {
  const uniform = seededUniform(7);
  return Array.from({ length: 100 }, (_, d) => {
    const mean = 12 + spread * (14 - 0.28 * d) + 4 * (uniform() - 0.5);
    const sky = 0.3 + 0.7 * uniform();
    const mask = d % 7 < 5 ? Math.floor(64 * uniform()) : 0;
    const people = Float64Array.from(SLOTS, () => 10 + Math.floor(40 * uniform()));
    const byHour = (value: (hour: number) => number) => Float64Array.from({ length: 24 }, (_, hour) => value(hour));
    const weather = {
      tempOut: byHour((hour) => mean + 5 * Math.sin(((hour - 9) * Math.PI) / 12)),
      ghi: byHour((hour) => 700 * sky * Math.max(0, Math.sin(((hour - 6) * Math.PI) / 12))),
    };
    return { weather: d === 40 ? null : weather, mask, people, pcs: people.map((count, s) => (s === 2 ? count : 0)) };
  });
}

function readings(days: readonly RoomDay[], scales: HvacScales, noise = 0): HvacReading[] {
  const uniform = seededUniform(11);
  const kwh = simulateRoom(ROOM, days, scales);
  return days.flatMap((_, day) => [
    ...SLOTS.map((_, slot) => {
      const value = kwh[day * SLOTS.length + slot]! + IDLE + noise * (uniform() - 0.5);
      return { day, slot, kwh: Number.isNaN(value) ? 9 : value };
    }),
    { day, slot: null, kwh: IDLE + 0.1 * noise * (uniform() - 0.5) },
  ]);
}

describe("calibrateRoomHvac()", () => {
  // Oracle: the scales that the readings were made with.
  it.each([
    { conductance: 1.7, gain: 0.6 },
    { conductance: 0.5, gain: 2.2 },
    { conductance: 3.2, gain: 1.4 },
  ])("finds what a known room was made of: %j", (scales) => {
    const days = termDays();
    const found = calibrateRoomHvac(ROOM, days, readings(days, scales))!;
    expect(found).toMatchObject({ kept: [], isCalibrated: true });
    expect(found.scales.conductance).toBeCloseTo(scales.conductance, 4);
    expect(found.scales.gain).toBeCloseTo(scales.gain, 4);
    expect(found.idleKwh).toBeCloseTo(IDLE, 5);
    expect(found.figures.cvRmse).toBeLessThan(0.01);
    expect(Math.abs(found.figures.nmbe)).toBeLessThan(0.01);
  });

  it("comes near with noise, and says how near; with too much of it the room is not calibrated", () => {
    const days = termDays();
    const scales = { conductance: 1.7, gain: 0.6 };
    const found = calibrateRoomHvac(ROOM, days, readings(days, scales, 0.4))!;
    expect(Math.abs(found.scales.conductance / scales.conductance - 1)).toBeLessThan(0.15);
    expect(Math.abs(found.scales.gain / scales.gain - 1)).toBeLessThan(0.15);
    expect(found.figures.cvRmse).toBeGreaterThan(3);
    expect(calibrateRoomHvac(ROOM, days, readings(days, scales, 6))!.isCalibrated).toBe(false);
  });

  it("keeps what readings do not tell as assumed: walls in weather that neither heats nor cools", () => {
    const days = termDays(0).map((day) => ({ ...day, people: day.people.map(() => 0) }));
    const mild = days.map((day) => ({
      ...day,
      weather: day.weather && { tempOut: day.weather.tempOut.map(() => 22), ghi: day.weather.ghi.map(() => 0) },
    }));
    const found = calibrateRoomHvac(ROOM, mild, readings(mild, { conductance: 1.7, gain: 0.6 }, 0.05))!;
    expect(found.kept).toEqual(["conductance"]);
    expect(found.scales.conductance).toBe(1);
    expect(found.scales.gain).toBeCloseTo(0.6, 1);
  });

  it("tells nothing of few periods, of a room that was hardly used, without nights or without weather", () => {
    const days = termDays();
    const all = readings(days, { conductance: 1, gain: 1 });
    expect(calibrateRoomHvac(ROOM, days, all.slice(0, 40))).toBeNull();
    expect(
      calibrateRoomHvac(
        ROOM,
        days,
        all.filter(({ slot }) => slot !== null),
      ),
    ).toBeNull();
    expect(
      calibrateRoomHvac(
        ROOM,
        days.map((day) => ({ ...day, mask: 0 })),
        all,
      ),
    ).toBeNull();
    expect(
      calibrateRoomHvac(
        ROOM,
        days.map((day) => ({ ...day, weather: null })),
        all,
      ),
    ).toBeNull();
  });
});
