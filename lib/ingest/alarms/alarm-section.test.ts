import { expect, it } from "vitest";
import { AlarmEngine } from "#lib/metering/alarm/engine.ts";
import type { MeterModel } from "#lib/metering/twin/meter-model.ts";
import { workingWeek } from "#lib/metering/twin/week-calendar.ts";
import { alarmWorld } from "./alarm-section.ts";

const ZONE = "Asia/Seoul";
const all = (value: number) => Array.from({ length: 96 }, () => value);
const model: MeterModel = {
  ...{ kind: "meter", version: 1, metric: "power_w", calendar: workingWeek(ZONE), levelDays: 0, floor: 1 },
  ...{ profile: { "*": { low: all(90), mid: all(100), high: all(120), days: 20 } }, calibration: null },
};
const device = {
  id: "m1",
  kind: "meter",
  places: [],
  retired: false,
  name: { en: "M", ko: "M" },
  ratedW: null,
  points: {},
};
const definition = { id: "apart", name: "Apart", on: { devices: "*", metric: "power_w" }, when: { type: "residual" } };

it("alarmWorld() opens the twin of a device for its own metric, leaves out a twin or rule that cannot be read, and says so", () => {
  const complaints: string[] = [];
  const registry = {
    devices: [
      { ...device, twin: model as unknown as Record<string, unknown> },
      { ...device, id: "m2", twin: null },
      { ...device, id: "m3", twin: { kind: "thermometer", metric: "power_w" } },
    ],
    rules: [
      { id: "apart", revision: 3, enabled: true, definition },
      { id: "bad", revision: 1, enabled: true, definition: { id: "bad" } },
    ],
    drivers: {},
  };
  const world = alarmWorld(registry, ZONE, (line) => complaints.push(line));
  expect(complaints).toEqual([
    expect.stringMatching(/^The twin of m3 is left out: .*version must be 1/),
    expect.stringContaining("left out: Cannot use when"),
  ]);
  const engine = new AlarmEngine(world);
  const read = (deviceId: string, minute: number, value: number) => {
    const ts = Date.UTC(2026, 0, 7, 1, minute);
    return engine.reading({
      deviceId,
      metric: "power_w",
      ts,
      rxTs: ts,
      value,
      seq: null,
      boot: null,
      quality: "measured",
    });
  };
  for (let minute = 0; minute < 30; minute++) expect(read("m1", minute, 100)).toEqual([]);
  expect(read("m1", 31, 180).map(({ kind, alarm }) => [kind, alarm.deviceId, alarm.ruleRevision])).toEqual([
    ["raised", "m1", 3],
  ]);
  expect(read("m2", 31, 180)).toEqual([]);
  expect(read("m3", 31, 180)).toEqual([]);
});
