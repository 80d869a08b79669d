import { describe, expect, it } from "vitest";
import { seededUniform } from "../energy/campus-fixture.ts";
import type { RoomEnergy } from "../model/room-energy.ts";
import { calibrateRoomEnergy, type RoomReadings } from "./calibrate-room-energy.ts";

const ASSUMED: RoomEnergy = { perLecture: 5, perPerson: 0.045, perPc: 0.3, setup: 0.2, basis: "assumed" };

/** Readings of a room that follows the form of IFPB, with noise as a share of the mean. */
function readings(periods: number, noise: number): RoomReadings {
  const uniform = seededUniform(4);
  const people = Float64Array.from({ length: periods }, () => (uniform() < 0.5 ? 0 : 10 + Math.floor(uniform() * 40)));
  const pcs = people.map((count) => (uniform() < 0.4 ? count : 0));
  const isStart = people.map((count, i) => (count > 0 && (i % 6 === 0 || people[i - 1] === 0) ? 1 : 0));
  const kwh = people.map((count, i) => {
    const exact = 0.2 + (count > 0 ? 3.5 : 0) + 0.03 * count + 0.217 * pcs[i]! + 0.5 * isStart[i]!;
    return exact + noise * 4 * (uniform() - 0.5);
  });
  return { kwh, people, pcs, isStart };
}

describe("calibrateRoomEnergy()", () => {
  // Oracle: the coefficients that the readings were made with, those of IFPB's typical room.
  it("finds what a room without noise was made of", () => {
    const found = calibrateRoomEnergy(readings(300, 0), ASSUMED)!;
    expect(found).toMatchObject({ basis: "calibrated", isCalibrated: true, kept: [] });
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
    const found = calibrateRoomEnergy(torn, ASSUMED)!;
    expect(found.figures.n).toBeLessThan(480);
    expect(found.perLecture).toBeCloseTo(3.5, 0);
    expect(found.perPc).toBeCloseTo(0.217, 1);
    expect(found.figures.cvRmse).toBeGreaterThan(5);
    expect(Math.abs(found.figures.nmbe)).toBeLessThan(1);
    expect(calibrateRoomEnergy(readings(600, 3), ASSUMED)!.isCalibrated).toBe(false);
  });

  it("keeps as assumed what readings do not tell, and fits the rest to what that leaves", () => {
    const some = readings(300, 0);
    const kwh = some.people.map((count, i) => (count > 0 ? 0.2 + 4 + 0.5 * some.isStart[i]! : 0.2));
    const people = some.people.map((count) => (count > 0 ? 20 : 0));
    const found = calibrateRoomEnergy({ ...some, kwh, people, pcs: people.map(() => 0) }, ASSUMED)!;
    expect(found.kept.toSorted()).toEqual(["perPc", "perPerson"]);
    expect(found).toMatchObject({ perPerson: 0.045, perPc: 0.3, isCalibrated: true });
    expect(found.perLecture).toBeCloseTo(4 - 20 * 0.045, 9);
    expect(found.setup).toBeCloseTo(0.5, 9);
  });

  it("tells a PC and not a person where everybody works at one", () => {
    const some = readings(300, 0);
    const kwh = some.people.map((count) => (count > 0 ? 1 + 0.145 * count : 0.1));
    const found = calibrateRoomEnergy({ ...some, kwh, pcs: some.people }, ASSUMED)!;
    expect(found.kept).toEqual(["perPerson"]);
    expect(found.perPc).toBeCloseTo(0.1, 9);
  });

  it("tells nothing of few periods, of a room that was hardly used, or always", () => {
    expect(calibrateRoomEnergy(readings(40, 0), ASSUMED)).toBeNull();
    const some = readings(300, 0);
    expect(calibrateRoomEnergy({ ...some, people: some.people.map((_, i) => (i < 9 ? 5 : 0)) }, ASSUMED)).toBeNull();
    expect(calibrateRoomEnergy({ ...some, people: some.people.map(() => 9) }, ASSUMED)).toBeNull();
    expect(() => calibrateRoomEnergy({ ...some, pcs: new Float64Array(3) }, ASSUMED)).toThrow(/differ in length/);
  });
});
