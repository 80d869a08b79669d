import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lake } from "#lib/lake/lake.ts";
import { rowsOf, tinyLake } from "#lib/sources/tiny-lake.ts";
import { runCli } from "../checks/run-cli.ts";
import { calibrateTimetable } from "./calibrate-timetable.ts";
import { hvacParts } from "./made-hvac-fixture.ts";

const SCALES = { conductance: 1.6, gain: 0.7 };

let lake: Lake;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ lake, dispose } = await tinyLake());
  await lake.commit("made", () => ({ put: hvacParts(SCALES) }));
});
afterAll(() => dispose());

const rows = () =>
  rowsOf(
    lake,
    `SELECT room, hvac_conductance_scale AS conductance, hvac_gain_scale AS gain, hvac_cv_rmse_pct AS cv,
       hvac_nmbe_pct AS nmbe, hvac_fitted_periods AS periods FROM timetable_room ORDER BY room`,
  ) as Promise<Record<string, number | null>[]>;

describe("5R1C of rooms, calibrated", () => {
  it("finds the room that the readings were made by, and leaves one without readings the standard room", async () => {
    const { rooms } = await calibrateTimetable(lake, "made", { dryRun: true });
    const { fit, why } = rooms[0]!.hvac;
    expect({ why, kept: fit!.kept }).toEqual({ why: null, kept: [] });
    expect(fit!.scales.conductance).toBeCloseTo(SCALES.conductance, 3);
    expect(fit!.scales.gain).toBeCloseTo(SCALES.gain, 3);
    for (const { hvac } of rooms.slice(1)) expect(hvac).toMatchObject({ fit: null, why: /./ });
  });

  it("tells and stores it beside IFPB's figures, once", async () => {
    const { stdout, code } = await runCli(["timetable", "calibrate", "made"], { WATTBOOK_HOME: dirname(lake.dir) });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nA1 +\d+\.\d % +-?\d\.\d % +×1\.60 +×0\.70/);
    expect(stdout).toContain(
      "Standard room in 5R1C, no weather of the days measured: A2, A3\n1 of 3 rooms calibrated in 5R1C",
    );
    const [first, ...others] = await rows();
    expect(first!.conductance).toBeCloseTo(SCALES.conductance, 3);
    expect(first!.gain).toBeCloseTo(SCALES.gain, 3);
    expect(first!.cv).toBeLessThan(0.1);
    expect(Math.abs(first!.nmbe!)).toBeLessThan(0.1);
    expect(first!.periods).toBeGreaterThan(100);
    for (const { conductance, gain, cv } of others) expect([conductance, gain, cv]).toEqual([null, null, null]);
    expect((await calibrateTimetable(lake, "made")).changed).toBe(false);
  });
});
