import { expect, it } from "vitest";
import { type AlarmTimes, alarmKpi } from "./alarm-kpi.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function alarm(raisedAt: readonly number[], of: Partial<AlarmTimes> = {}): AlarmTimes {
  return { ruleId: "a", deviceId: "m1", raisedAt, activeAt: raisedAt[0]!, inactiveAt: null, ackedAt: null, ...of };
}

it("alarmKpi() of nothing is undefined, not perfect", () => {
  expect(alarmKpi([], 0, 0)).toMatchObject({
    count: 0,
    per10Min: Number.NaN,
    medianAckMs: Number.NaN,
    worstShare: Number.NaN,
  });
  expect(alarmKpi([], 0, HOUR)).toMatchObject({ per10Min: 0, peakPer10Min: 0, floodShare: 0, worst: [] });
});

it("alarmKpi() finds the rate, the peak and a flood from its first of ten alarms until fewer than five came in ten minutes", () => {
  // One every minute for 20 minutes from 1:00 on, and one at 3:00.
  const alarms = Array.from({ length: 20 }, (_, i) => alarm([HOUR + i * MINUTE], { deviceId: `m${i}` }));
  const kpi = alarmKpi([...alarms, alarm([3 * HOUR], { ruleId: "b" })], 0, 4 * HOUR);
  expect(kpi).toMatchObject({ count: 21, per10Min: 21 / 24, peakPer10Min: 10 });
  // The fifth last, at 1:15, is ten minutes old at 1:25.
  expect(kpi.floods).toEqual([{ from: HOUR, to: HOUR + 25 * MINUTE, count: 20 }]);
  expect(kpi.floodShare).toBeCloseTo(25 / 240, 12);
  expect(kpi.worst).toEqual([
    { ruleId: "a", count: 20, share: 20 / 21 },
    { ruleId: "b", count: 1, share: 1 / 21 },
  ]);
});

it("alarmKpi() finds two floods apart, and none in nine alarms", () => {
  const burst = (from: number, n: number) => Array.from({ length: n }, (_, i) => alarm([from + i * 1000]));
  expect(alarmKpi(burst(0, 9), 0, HOUR).floods).toEqual([]);
  expect(alarmKpi([...burst(0, 10), ...burst(HOUR, 12)], 0, 2 * HOUR).floods).toMatchObject([
    { from: 0, count: 10 },
    { from: HOUR, count: 12 },
  ]);
});

it("alarmKpi() tells what is stale, what chatters, and how long people took", () => {
  const day = 24 * HOUR;
  const alarms = [
    alarm([0], { inactiveAt: null }),
    alarm([HOUR, HOUR + 20_000, HOUR + 50_000], { inactiveAt: 2 * HOUR, ackedAt: HOUR + 80_000 }),
    alarm([2 * HOUR], { inactiveAt: 3 * HOUR, ackedAt: 2 * HOUR + 10_000 }),
    alarm([3 * HOUR], { inactiveAt: 3 * HOUR, ackedAt: 3 * HOUR + 20_000 }),
  ];
  expect(alarmKpi(alarms, 0, day)).toMatchObject({ stale: 1, chattering: 1, medianAckMs: 20_000, p95AckMs: 30_000 });
});
