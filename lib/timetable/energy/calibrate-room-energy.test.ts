import { describe, expect, it } from "vitest";
import { calibrateRoomEnergy, type RoomReadings } from "./calibrate-room-energy.ts";
import { seededUniform } from "./campus-fixture.ts";

/** Readings of a room that follows the form of IFPB, with noise as a share of the mean. */
function readings(periods: number, noise: number): RoomReadings {
  const uniform = seededUniform(4);
  const people = Float64Array.from({ length: periods }, () => (uniform() < 0.5 ? 0 : 10 + Math.floor(uniform() * 40)));
  const pcs = people.map((count) => (uniform() < 0.4 ? count : 0));
  const isFirst = Uint8Array.from({ length: periods }, (_, i) => (i % 6 === 0 ? 1 : 0));
  const kwh = people.map((count, i) => {
    const isStart = count > 0 && (isFirst[i] === 1 || people[i - 1] === 0);
    const exact = 0.2 + (count > 0 ? 3.5 : 0) + 0.03 * count + 0.217 * pcs[i]! + (isStart ? 0.5 : 0);
    return exact + noise * 4 * (uniform() - 0.5);
  });
  return { kwh, people, pcs, isFirst };
}

describe("calibrateRoomEnergy()", () => {
  // Oracle: the coefficients that the readings were made with, those of IFPB's typical room.
  it("finds what a room without noise was made of", () => {
    const found = calibrateRoomEnergy(readings(300, 0))!;
    expect(found).toMatchObject({ basis: "calibrated", isCalibrated: true });
    expect(
      [found.idleKwh, found.perLecture, found.perPerson, found.perPc, found.setup].map(
        (v) => Math.round(v * 1e6) / 1e6,
      ),
    ).toEqual([0.2, 3.5, 0.03, 0.217, 0.5]);
    expect(found.figures.cvRmse).toBeLessThan(1e-6);
  });

  it("comes near with noise, leaves out what is not known, and says how near by CV(RMSE) and NMBE", () => {
    const { kwh, people, ...rest } = readings(600, 0.3);
    const torn = {
      ...rest,
      kwh: kwh.map((v, i) => (i % 7 === 3 ? Number.NaN : v)),
      people: people.map((v, i) => (i % 11 === 5 ? Number.NaN : v)),
    };
    const found = calibrateRoomEnergy(torn)!;
    expect(found.figures.n).toBeLessThan(480);
    expect(found.perLecture).toBeCloseTo(3.5, 0);
    expect(found.perPc).toBeCloseTo(0.217, 1);
    expect(found.figures.cvRmse).toBeGreaterThan(5);
    expect(Math.abs(found.figures.nmbe)).toBeLessThan(1);
    expect(calibrateRoomEnergy(readings(600, 3))!.isCalibrated).toBe(false);
  });

  it("tells nothing of few periods, of a room that was never used, or always", () => {
    expect(calibrateRoomEnergy(readings(40, 0))).toBeNull();
    const some = readings(300, 0);
    expect(calibrateRoomEnergy({ ...some, people: some.people.map(() => 0) })).toBeNull();
    expect(calibrateRoomEnergy({ ...some, people: some.people.map(() => 9) })).toBeNull();
    expect(() => calibrateRoomEnergy({ ...some, pcs: new Float64Array(3) })).toThrow(/differ in length/);
  });
});
