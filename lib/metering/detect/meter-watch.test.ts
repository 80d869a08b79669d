import { describe, expect, it } from "vitest";
import type { CampusDevice } from "#data/sample/devices/campus-devices.ts";
import { virtualCampus } from "#data/sample/devices/virtual-campus.ts";
import { calibrateTwin } from "../twin/calibrate-twin.ts";
import { momentsOf, type TwinHistory } from "../twin/twin-history.ts";
import { workingWeek } from "../twin/week-calendar.ts";
import { TwinWatch } from "./twin-watch.ts";

const QUARTER = 900_000;
const DAY = 96;
const DAY_MS = DAY * QUARTER;
/** Four weeks to learn and four to watch. */
const LEARNED = 28 * DAY;
const WHOLE = 56 * DAY;
const SEEDS = [1, 2, 3, 4];
/** A Monday on which no heating has begun: it does within the weeks watched. */
const START = Date.parse("2026-09-28T00:00:00+09:00");

interface Room {
  readonly at: Float64Array;
  readonly tempOutC: Float64Array;
  readonly powerW: Float64Array;
}

const rooms: readonly Room[] = SEEDS.flatMap((seed) => {
  const campus = virtualCampus(seed);
  const first = (START + 9 * 3_600_000) / DAY_MS;
  const column = (device: CampusDevice, metric: string) => {
    const values = new Float64Array(WHOLE);
    for (let i = 0; i < WHOLE; i++) {
      const bounds = campus.dayOf(device, first + Math.floor(i / DAY))[metric]!;
      values[i] = (bounds[i % DAY]! + bounds[(i % DAY) + 1]!) / 2;
    }
    return values;
  };
  const tempOutC = column(campus.devices.find(({ kind }) => kind === "weather")!, "temp_c");
  const at = Float64Array.from({ length: WHOLE }, (_, i) => START + i * QUARTER);
  const metered = campus.devices.filter(({ kind }) => kind === "room").filter((_, i) => i % 10 === 0);
  return metered.map((room) => ({ at, tempOutC, powerW: column(room, "power_w") }));
});

/** Share of the watched time that a meter is apart from its twin, and how soon it first is. */
function watched(
  { at, tempOutC, powerW }: Room,
  fault: (watts: number, i: number, room: Room) => number,
  knows = true,
) {
  const reported = powerW.map((watts, i) => (i < LEARNED ? watts : fault(watts, i, { at, tempOutC, powerW })));
  const history = (to: number): TwinHistory => ({
    at: at.slice(0, to),
    reported: reported.slice(0, to),
    drivers: knows ? { tempOutC: tempOutC.slice(0, to) } : {},
  });
  const request = { kind: "meter", metric: "power_w", calendar: workingWeek("Asia/Seoul"), levelDays: 14 } as const;
  const watch = new TwinWatch(calibrateTwin(request, history(LEARNED), START));
  const sides = [...momentsOf(history(WHOLE))].map((moment) => watch.step(moment).side).slice(LEARNED);
  const first = sides.findIndex((side) => side !== 0);
  return {
    apart: sides.filter((side) => side !== 0).length / sides.length,
    hours: first < 0 ? Number.POSITIVE_INFINITY : first / 4,
  };
}

const sound = (watts: number) => watts;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("TwinWatch of meters where heating begins", () => {
  it("is with sound ones for nine tenths of the time by the temperature outside, and for much less without it", () => {
    const apart = rooms.map((room) => watched(room, sound).apart);
    const blind = rooms.map((room) => watched(room, sound, false).apart);
    expect(rooms.length).toBe(24);
    expect(mean(apart)).toBeLessThan(0.1);
    expect(mean(blind)).toBeGreaterThan(0.25);
  });

  it.each<readonly [string, (watts: number, i: number, room: Room) => number, number]>([
    ["reads a fifth too much", (watts) => 1.2 * watts, 48],
    ["reads half", (watts) => 0.5 * watts, 12],
    ["is stuck", (_, __, { powerW }) => powerW[LEARNED - 1]!, 24],
    [
      "has a load at night",
      (watts, i, { powerW }) =>
        watts + (i % DAY < 24 || i % DAY >= 88 ? 0.2 * Math.max(...powerW.subarray(0, LEARNED)) : 0),
      24,
    ],
  ])("finds nine in ten that are not: one that %s", (_, fault, withinHours) => {
    const hours = rooms.map((room) => watched(room, fault).hours).sort((a, b) => a - b);
    expect(hours[Math.floor(0.9 * hours.length)]).toBeLessThan(withinHours);
  });
});
