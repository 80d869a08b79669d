import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeterModel } from "./meter-model.ts";
import { openTwin } from "./open-twin.ts";
import { readTwinModel } from "./read-twin-model.ts";
import type { RoomModel } from "./room-model.ts";
import { standardRoom } from "./standard-room.ts";
import type { ThermometerModel } from "./thermometer-model.ts";
import type { TwinInput } from "./twin.ts";
import type { TwinModel } from "./twin-model.ts";
import { workingWeek } from "./week-calendar.ts";

const START = Date.parse("2026-03-02T00:00:00+09:00");
const QUARTER = 900_000;

const THERMOMETER: ThermometerModel = {
  ...{ kind: "thermometer", version: 1, metric: "temp_c", timeConstantH: 20, coupling: 1, baseC: 0, solarK: 0.01 },
  ...{ powerK: 0, occupancyK: 0, sigma: 0.3, calibration: null, sensor: { lagS: 600, noise: 0.1, resolution: 0.1 } },
  week: { zone: "Asia/Seoul", holidays: [], riseK: Array.from({ length: 168 }, (_, hour) => (hour % 24) / 4) },
};
const ROOM: RoomModel = {
  ...{ kind: "room5r1c", version: 1, metric: "temp_c", output: "tempAir", solarApertureM2: 3, internalW: 50 },
  ...{ occupantW: 0, powerShare: 0, copHeating: 1, copCooling: 3, sigma: 0.4, calibration: null },
  room: standardRoom({
    ...{ floorM2: 60, volumeM3: 180, insideM2: 270, windowM2: 12, windowU: 1.4, wallM2: 20, wallU: 0.3 },
    ...{ airChangesVentilation: 1, airChangesLeakage: 0.3, heatRecovery: 0.5, capacityJPerM2K: 165_000 },
    ...{ maxWPerM2: 60, heatSetC: 20, coolSetC: 26 },
  }),
};
const day = (of: number) => Array.from({ length: 96 }, (_, quarter) => of * (1 + quarter / 96));
const METER: MeterModel = {
  ...{ kind: "meter", version: 1, metric: "power_w", calendar: workingWeek("Asia/Seoul"), levelDays: 7, floor: 5 },
  ...{ profile: { "*": { low: day(80), mid: day(100), high: day(130), days: 20 } }, calibration: null },
};
const MODELS: readonly TwinModel[] = [THERMOMETER, ROOM, METER];

/** Moments at steps that differ, some without a report, some without weather. */
const moments = fc
  .array(
    fc.record({ minutes: fc.integer({ min: 1, max: 400 }), reported: fc.option(fc.double({ min: 10, max: 40 })) }),
    {
      minLength: 2,
      maxLength: 40,
    },
  )
  .map((steps): TwinInput[] => {
    let at = START;
    return steps.map(({ minutes, reported }) => {
      at += minutes * 60_000;
      const drivers = minutes % 7 === 0 ? {} : { tempOutC: 5 + (minutes % 11), solarWPerM2: minutes };
      return { at, reported: Number.isNaN(reported) ? null : reported, drivers };
    });
  });

describe.each(MODELS)("openTwin() of a $kind", (model) => {
  it("tells the same for the first moments whatever comes later", () => {
    fc.assert(
      fc.property(moments, moments, (first, later) => {
        const end = first.at(-1)!.at - START;
        const alone = openTwin(model);
        const followed = openTwin(model);
        const expected = first.map((moment) => alone.step(moment));
        const both = [...first, ...later.map((moment) => ({ ...moment, at: moment.at + end }))];
        expect(both.map((moment) => followed.step(moment)).slice(0, first.length)).toEqual(expected);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it("expects at a moment whatever is reported there", () => {
    const reports = (last: number) => {
      const twin = openTwin(model);
      for (let i = 0; i < 50; i++) {
        twin.step({ at: START + i * QUARTER, reported: 21, drivers: { tempOutC: 5, solarWPerM2: 0 } });
      }
      return twin.step({ at: START + 50 * QUARTER, reported: last, drivers: { tempOutC: 5, solarWPerM2: 0 } });
    };
    expect(reports(21)).toEqual(reports(99));
    expect(reports(21).expected).not.toBeNull();
  });

  it("goes on from what it saved, as JSON", () => {
    fc.assert(
      fc.property(moments, fc.nat(), (all, where) => {
        const cut = where % all.length;
        const whole = openTwin(model);
        const expected = all.map((moment) => whole.step(moment));
        const before = openTwin(model);
        for (const moment of all.slice(0, cut)) before.step(moment);
        const after = openTwin(JSON.parse(JSON.stringify(model)), JSON.parse(JSON.stringify(before.save())));
        expect(all.slice(cut).map((moment) => after.step(moment))).toEqual(expected.slice(cut));
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it("is told nothing by a moment before the last", () => {
    const [twin, other] = [openTwin(model), openTwin(model)];
    const step = (each: typeof twin, i: number) =>
      each.step({ at: START + i * QUARTER, reported: 20, drivers: { tempOutC: i, solarWPerM2: 0 } });
    for (const i of [0, 1, 2]) {
      step(twin, i);
      step(other, i);
    }
    expect(step(twin, 1)).toEqual({ expected: null, low: null, high: null });
    expect(step(twin, 3)).toEqual(step(other, 3));
  });
});

describe("readTwinModel()", () => {
  it.each(MODELS)("reads a $kind as it was written", (model) => {
    expect(readTwinModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it.each([
    [null, /kind must be one of/],
    [{ ...THERMOMETER, kind: "toaster" }, /kind must be one of thermometer, room5r1c, meter/],
    [{ ...THERMOMETER, version: 2 }, /version must be 1: calibrate the twin again/],
    [{ ...THERMOMETER, timeConstantH: 0 }, /timeConstantH must be above 0/],
    [{ ...THERMOMETER, coupling: "1" }, /coupling must be a number/],
    [{ ...THERMOMETER, sensor: { lagS: -1, noise: 0, resolution: 0 } }, /sensor.lagS must not be below 0/],
    [{ ...THERMOMETER, week: { zone: "Asia/Seoul", holidays: [], riseK: [1] } }, /week.riseK must be 168 numbers/],
    [{ ...THERMOMETER, week: { zone: "Asia/Nowhere", holidays: [], riseK: [] } }, /week.zone must name a zone/],
    [{ ...ROOM, output: "light" }, /output must be tempAir or hvacPower/],
    [{ ...ROOM, room: { ...ROOM.room, heatSetC: "20" } }, /room.heatSetC must be a number or null/],
    [{ ...METER, calendar: { ...METER.calendar, week: [] } }, /calendar.week must name the types of seven days/],
    [{ ...METER, profile: { "*": { low: [], mid: [], high: [] } } }, /profile\.\*\.low must be 96 numbers or nulls/],
  ])("refuses %#, naming the field", (json, message) => {
    expect(() => readTwinModel(json)).toThrow(message);
  });
});
