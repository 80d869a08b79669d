import { expect, it } from "vitest";
import { type DeviceSigns, deviceHealth } from "./device-health.ts";

const HOUR = 3_600_000;
const NOW = 1000 * HOUR;
const WELL: DeviceSigns = {
  ...{ at: NOW, lastSeen: NOW - 5000, intervalMs: 5000, apartSince: null, quarantined: 0, batteryPct: null },
  ...{ sameSince: null, missing: 0, remaining: null },
};
const trend = { slope: 0.1, slopeLow: 0.05, slopeHigh: 0.2, intercept: 0, isSignificant: true, effective: 20 };

it.each<[string, Partial<DeviceSigns>, string, string[]]>([
  ["is well", {}, "ok", []],
  ["was never heard", { lastSeen: null }, "silent", ["never-heard"]],
  ["says nothing", { lastSeen: NOW - HOUR, batteryPct: 1 }, "silent", ["silent"]],
  ["missed a few reports only", { lastSeen: NOW - 30_000 }, "ok", []],
  ["has just parted from its twin", { apartSince: NOW - HOUR }, "watch", ["apart"]],
  ["is long apart from its twin", { apartSince: NOW - 7 * HOUR }, "faulty", ["apart"]],
  ["reports one value", { sameSince: NOW - 8 * HOUR, batteryPct: 15 }, "faulty", ["stuck", "battery"]],
  ["sends what is not understood", { quarantined: 0.05 }, "watch", ["quarantine"]],
  ["has hardly any battery", { batteryPct: 3, quarantined: 0.05 }, "faulty", ["battery", "quarantine"]],
  ["has gaps", { missing: 0.1 }, "watch", ["gaps"]],
  [
    "will reach its limit within the month",
    { remaining: { trend, threshold: 2, days: 12, fromDays: 8, toDays: null, level: 0.8 } },
    "watch",
    ["drifting"],
  ],
  ["does not tell", { quarantined: null, missing: null }, "ok", []],
])("deviceHealth() of a device that %s", (_, signs, state, reasons) => {
  const health = deviceHealth({ ...WELL, ...signs });
  expect(health).toMatchObject({ state, reasons });
  expect(health.score === 100).toBe(state === "ok");
});
