import { describe, expect, it } from "vitest";
import { augursHere } from "#lib/metering/detect/augurs-fixture.ts";
import { createChangePoints } from "#lib/metering/detect/change-points.ts";
import { createOutlyingDevices } from "#lib/metering/detect/outlying-devices.ts";
import { seededNoise } from "#lib/metering/twin/seeded-noise.ts";
import { deviceStanding } from "../device-standing.ts";
import { levelChanges } from "./level-changes.ts";
import { outlyingSpells } from "./outlying-spells.ts";
import { readingsHealth } from "./readings-health.ts";
import type { TwinPoint } from "./run-twin.ts";
import { unusualSpells } from "./unusual-spells.ts";

const QUARTER = 900_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2026-03-02T00:00:00+09:00");
const NOW = START + 14 * DAY;

/** Two weeks of a thermometer that its twin follows to within half a degree, and what else is in it. */
function points(value: (i: number, noise: number) => number | null): TwinPoint[] {
  const noise = seededNoise(7);
  let slow = 0;
  return Array.from({ length: 14 * 96 }, (_, i) => {
    slow = 0.9 * slow + 0.1 * noise();
    return { at: START + (i + 0.5) * QUARTER, value: value(i, slow), expected: 21, low: 20.5, high: 21.5 };
  });
}

describe("levelChanges()", () => {
  const changePoints = createChangePoints(augursHere("changepoint"));

  it("finds the hour at which a device starts to read more, and none where it only wanders, or nothing is known", () => {
    const found = levelChanges(
      points((i, noise) => 21 + noise + (i >= 1000 ? 0.8 : 0)),
      changePoints,
    );
    expect(found).toHaveLength(1);
    expect(Math.abs(found[0]! - (START + 250 * HOUR))).toBeLessThanOrEqual(2 * HOUR);
    expect(
      levelChanges(
        points((_, noise) => 21 + noise),
        changePoints,
      ),
    ).toEqual([]);
    expect(
      levelChanges(
        points(() => null),
        changePoints,
      ),
    ).toEqual([]);
    expect(levelChanges([], changePoints)).toEqual([]);
  });
});

describe("outlyingSpells()", () => {
  const outlyingDevices = createOutlyingDevices(augursHere("outlier"));
  const means = (seed: number, level: number, from = 99) => {
    const noise = seededNoise(seed);
    return Float64Array.from({ length: 14 }, (_, i) => level * (1 + 0.01 * noise()) + (i >= from ? level / 2 : 0));
  };
  const others = [2, 3, 4, 5, 6].map((seed) => means(seed, 21));
  const asked = { start: START, isRelative: false };

  it("tells the days on which a device is apart from others, and of how many others", () => {
    const found = outlyingSpells(means(1, 21, 10), others, asked, outlyingDevices);
    expect(found?.peers).toBe(5);
    expect(found?.spells.at(-1)).toEqual({ from: START + 10 * DAY, to: START + 14 * DAY });
    expect(outlyingSpells(means(1, 21), others, asked, outlyingDevices)?.spells).toEqual([]);
  });

  it("takes meters by their own mean, so that a large one is none", () => {
    const relative = { start: START, isRelative: true };
    expect(outlyingSpells(means(1, 900), others, relative, outlyingDevices)?.spells).toEqual([]);
    expect(outlyingSpells(means(1, 900), others, asked, outlyingDevices)?.spells).not.toEqual([]);
  });

  it("leaves out days that it misses and others that miss one of its own; of too few it says nothing", () => {
    const gappy = means(1, 21, 10).map((value, i) => (i < 3 ? Number.NaN : value));
    const late = means(7, 21).map((value, i) => (i === 5 ? Number.NaN : value));
    const found = outlyingSpells(gappy, [...others, late], asked, outlyingDevices);
    expect(found?.peers).toBe(5);
    expect(found?.spells.at(-1)?.from).toBe(START + 10 * DAY);
    expect(outlyingSpells(gappy, others.slice(0, 2), asked, outlyingDevices)).toBeNull();
    expect(outlyingSpells(gappy.fill(Number.NaN), others, asked, outlyingDevices)).toBeNull();
  });
});

describe("readingsHealth()", () => {
  const heard = { firstSeen: START, lastSeen: NOW - 1000, points: [{ metric: "battery_pct", value: 80 }] };
  const none = { partedSince: null, remaining: null };
  const registry = { status: "known", lastSeen: NOW - 1000, outside: [], alarms: 0, worst: null } as const;

  it("calls a device that reports one value for hours stuck, which makes its standing a fault, and one at 0 not", () => {
    const stuck = readingsHealth(
      heard,
      points((i, noise) => (i < 1300 ? 21 + noise : 21)),
      none,
      NOW,
    );
    expect(stuck).toMatchObject({ state: "faulty", reasons: ["stuck"], sameSince: START + 1300.5 * QUARTER });
    expect(deviceStanding({ ...registry, readings: stuck }, NOW)).toEqual({
      level: "fault",
      reasons: [{ kind: "stuck", since: START + 1300.5 * QUARTER }],
    });
    const off = readingsHealth(
      heard,
      points((i) => (i < 1300 ? i : 0)),
      none,
      NOW,
    );
    expect(off).toMatchObject({ state: "ok", sameSince: null });
  });

  it("counts what is missing of the last day, but not from before it was first heard", () => {
    const half = points((i, noise) => (i < 14 * 96 - 48 ? null : 21 + noise));
    const gaps = readingsHealth(heard, half, none, NOW);
    expect(gaps).toMatchObject({ state: "watch", reasons: ["gaps"], missing: 0.5 });
    expect(deviceStanding({ ...registry, readings: gaps }, NOW)).toEqual({
      level: "warning",
      reasons: [{ kind: "gaps", share: 0.5 }],
    });
    const young = { ...heard, firstSeen: NOW - 12 * HOUR };
    expect(readingsHealth(young, half, none, NOW)).toMatchObject({ state: "ok", missing: 0 });
  });
});

describe("unusualSpells()", () => {
  it("tells when a room was as it never was, and nothing of one that is as ever, or of its first week", () => {
    const noise = seededNoise(5);
    const at = Float64Array.from({ length: 60 * 96 }, (_, i) => START + (i + 0.5) * QUARTER);
    const sound = at.map((_, i) => 22 + 1.5 * Math.sin((2 * Math.PI * i) / 96) + 0.3 * noise());
    expect(unusualSpells({ at, reported: sound })).toEqual([]);
    const heated = sound.map((value, i) => (i >= 4800 && i < 4816 ? value + 9 : value));
    const [spell, ...more] = unusualSpells({
      at,
      reported: heated.map((value, i) => (i === 4805 ? Number.NaN : value)),
    });
    expect(more).toEqual([]);
    expect(spell?.from).toBe(at[4800]);
    expect(spell?.to).toBeLessThanOrEqual(at[4815]!);
    expect(unusualSpells({ at: at.slice(0, 600), reported: heated.slice(4700, 5300) })).toEqual([]);
  });
});
