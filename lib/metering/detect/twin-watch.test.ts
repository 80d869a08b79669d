import { describe, expect, it } from "vitest";
import { virtualCampus } from "#data/sample/devices/virtual-campus.ts";
import { type CalibrationRequest, calibrateTwin } from "../twin/calibrate-twin.ts";
import type { SensorFaults } from "../twin/sensor-faults.ts";
import { SensorOutput } from "../twin/sensor-output.ts";
import { momentsOf, type TwinHistory } from "../twin/twin-history.ts";
import { timetableWeek } from "../twin/week-calendar.ts";
import { TwinWatch, type WatchedMoment } from "./twin-watch.ts";

const QUARTER = 900_000;
const DAY = 96;
const START = Date.parse("2026-09-07T00:00:00+09:00");
const LEARNED = 42;
const WATCHED = 21;
const campus = virtualCampus(1);
const rooms = campus.devices.filter(({ kind }) => kind === "room").slice(0, 4);
const weather = campus.devices.find(({ kind }) => kind === "weather")!;
const at = Float64Array.from({ length: (LEARNED + WATCHED) * DAY }, (_, i) => START + i * QUARTER);
const column = (device: typeof weather, metric: string) => at.map((time) => campus.valuesAt(device, time)[metric]!);
const drivers = { tempOutC: column(weather, "temp_c"), solarWPerM2: column(weather, "irradiance_w_per_m2") };

const SENSOR = { lagS: 0, noise: 0.1, resolution: 0.1 };
const REQUESTS: Readonly<Record<string, CalibrationRequest>> = {
  temp_c: { kind: "thermometer", metric: "temp_c", zone: "Asia/Seoul", sensor: SENSOR },
  power_w: { kind: "meter", metric: "power_w", calendar: timetableWeek("Asia/Seoul", ["2026-10-03", "2026-10-09"]) },
};

function between(history: TwinHistory, from: number, to: number): TwinHistory {
  const cut = (values: Float64Array) => values.slice(from, to);
  const moved = Object.fromEntries(Object.entries(history.drivers).map(([name, values]) => [name, cut(values)]));
  return { at: cut(history.at), reported: cut(history.reported), drivers: moved };
}

/** Watches a room of the sample for three weeks after six that its twin was learned from. */
function watched(room: typeof weather, metric: "temp_c" | "power_w", faults: SensorFaults): WatchedMoment[] {
  const sensor = new SensorOutput({ noise: 0, resolution: 0.1 }, faults, 1);
  const reported = column(room, metric).map((value, i) => sensor.read(at[i]!, value)!);
  const whole: TwinHistory = { at, reported, drivers };
  const watch = new TwinWatch(calibrateTwin(REQUESTS[metric]!, between(whole, 0, LEARNED * DAY), START));
  return [...momentsOf(whole)].map((moment) => watch.step(moment)).slice(LEARNED * DAY);
}

const FROM = START + LEARNED * DAY * QUARTER;
const hoursUntilApart = (moments: readonly WatchedMoment[], side: -1 | 1) =>
  moments.findIndex((m) => m.side === side) / 4;

describe("TwinWatch of rooms of the sample", () => {
  it("parts within hours from a thermometer that drifts by a degree an hour, and says since when", () => {
    for (const room of rooms) {
      const moments = watched(room, "temp_c", { drift: { from: FROM, perHour: 1 } });
      const hours = hoursUntilApart(moments, 1);
      expect(hours).toBeGreaterThan(0);
      expect(hours).toBeLessThan(6);
      expect(Math.abs(moments[4 * hours]!.apartSince! - FROM)).toBeLessThan(12 * 4 * QUARTER);
      expect(moments.at(-1)!.side).toBe(1);
    }
  });

  it("is with sound thermometers and meters for nearly all of three weeks", () => {
    for (const metric of ["temp_c", "power_w"] as const) {
      const apart = rooms.flatMap((room) => watched(room, metric, {}).filter(({ side }) => side !== 0));
      expect(apart.length / (rooms.length * WATCHED * DAY)).toBeLessThan(0.02);
    }
  });

  it("parts from a meter that sticks within two days", () => {
    const stuck = { from: FROM - QUARTER, lastsMs: Number.POSITIVE_INFINITY, everyMs: null };
    for (const room of rooms) {
      const moments = watched(room, "power_w", { stuck });
      expect(hoursUntilApart(moments, -1)).toBeGreaterThan(0);
      expect(hoursUntilApart(moments, -1)).toBeLessThan(48);
    }
  });

  it("goes on from what it saved", () => {
    const history: TwinHistory = { at, reported: column(rooms[0]!, "temp_c"), drivers };
    const model = calibrateTwin(REQUESTS.temp_c!, between(history, 0, LEARNED * DAY), START);
    const first = new TwinWatch(model);
    const moments = [...momentsOf(between(history, 0, 300))];
    for (const moment of moments.slice(0, 200)) first.step(moment);
    const second = new TwinWatch(model, JSON.parse(JSON.stringify(first.save())));
    for (const moment of moments.slice(200)) expect(second.step(moment)).toEqual(first.step(moment));
  });
});
