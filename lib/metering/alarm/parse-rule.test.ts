import { describe, expect, it } from "vitest";
import { defaultRules } from "./default-rules.ts";
import { durationText, parseDuration } from "./duration.ts";
import { parseRule } from "./parse-rule.ts";
import { ruleDefinition } from "./rule-definition.ts";

const base = {
  id: "night-load",
  name: { en: "Load at night", ko: "야간 부하" },
  on: { devices: "*", metric: "power_w" },
  when: { type: "above", limit: 500 },
};

const whens = [
  { type: "above", rated_pct: 90 },
  { type: "below", limit: -5 },
  { type: "outside", low: 0, high: 10 },
  { type: "range" },
  { type: "residual" },
  { type: "residual", limit: 2 },
  { type: "silence", for: "15m" },
  { type: "rate", window: "10m", above: 5, below: -5 },
  { type: "budget", period: "day", kwh: 100 },
  { type: "budget", period: "month", kwh: 100, projected: true },
  { type: "forecast", below: 5, horizon: "1h", window: "30m" },
  { type: "forecast", above: 5, horizon: "1h", method: "typical" },
];

describe("parseRule()", () => {
  it("fills in what is not said", () => {
    expect(parseRule(base)).toMatchObject({
      severity: 500,
      enabled: true,
      onDelayMs: 0,
      deadband: 0,
      latch: false,
      acknowledge: true,
      reAlarmMs: null,
      message: null,
    });
  });

  it("takes every id that the registry may know a device by, and no other", () => {
    const of = (id: string) => parseRule({ ...base, on: { devices: [id], metric: "power_w" } }).on.devices;
    for (const id of ["campus/gw1/inv1", "lab 3", "50%2F ~1", "실험실/3"]) expect(of(id)).toEqual([id]);
    for (const id of ["", " lab", "/lab", "lab/", "a+b", "a#b", "a\nb"]) expect(() => of(id)).toThrow(/on\.devices/);
  });

  it.each(whens)("reads %j, and ruleDefinition() writes the same again", (when) => {
    const written = {
      ...base,
      severity: 200,
      when,
      on_delay: "5m",
      off_delay: "90s",
      re_alarm: "1h",
      latch: true,
      message: "Look at {device}",
    };
    const rule = parseRule(written);
    const definition = ruleDefinition(rule);
    expect(definition.when).toEqual(when);
    expect(definition).toMatchObject({ on_delay: "5m", off_delay: "90s", re_alarm: "1h", latch: true });
    expect(parseRule(JSON.parse(JSON.stringify(definition)))).toEqual(rule);
  });

  it.each([
    [null, "Cannot use the rule as it must be an object"],
    [{ ...base, id: "Night Load" }, "Cannot use id as it must be lower case"],
    [{ ...base, name: { en: "x" } }, "Cannot use name as it must be a text"],
    [{ ...base, severity: 0 }, "Cannot use severity as it must be a number from 1 to 1000: current value is 0"],
    [{ ...base, on: { devices: "*" } }, "Cannot use on.metric as it must be the name of a metric"],
    [
      { ...base, on: { devices: "*", metric: "power" } },
      "on.metric as it must be the name of a metric with its unit last",
    ],
    [{ ...base, on: { devices: [], metric: "power_w" } }, "Cannot use on.devices"],
    [{ ...base, on: { devices: { kind: 5 }, metric: "power_w" } }, "Cannot use on.devices.kind"],
    [{ ...base, when: { type: "over" } }, "Cannot use when.type as it must be one of above, below"],
    [
      { ...base, when: { type: "above", limit: "500" } },
      'Cannot use when.limit as it must be a number: current value is "500"',
    ],
    [{ ...base, when: { type: "above", limit: 1, rated_pct: 5 } }, "leave one of them out"],
    [{ ...base, when: { type: "above", limit: 1, high: 5 } }, "Cannot use when.high as it is not known here"],
    [
      { ...base, when: { type: "above", rated_pct: 5 }, on: { devices: "*", metric: "temp_c" } },
      "Cannot use when.rated_pct",
    ],
    [
      { ...base, when: { type: "outside", low: 5, high: 5 } },
      "Cannot use when.high as it must be greater than when.low",
    ],
    [{ ...base, when: { type: "silence", for: "0m" } }, "Cannot use when.for as it must be longer than nothing"],
    [{ ...base, when: { type: "rate", window: "5m" } }, "Cannot use when.above"],
    [
      { ...base, when: { type: "budget", period: "day", kwh: 5 }, on: { devices: "*", metric: "temp_c" } },
      "Cannot use on.metric as it must be energy or power",
    ],
    [{ ...base, on_delay: "5 minutes" }, "Cannot use on_delay as it must be a duration"],
    [{ ...base, on_delay: 300 }, "Cannot use on_delay as it must be a duration"],
    [
      { ...base, when: { type: "outside", low: 0, high: 10 }, deadband: 5 },
      "Cannot use deadband as it must be less than half",
    ],
    [{ ...base, latch: true, acknowledge: false }, "Cannot use acknowledge"],
    [{ ...base, re_alarm: "5s" }, "Cannot use re_alarm as it must be a minute at least"],
    [{ ...base, ondelay: "5m" }, "Cannot use ondelay as it is not known here"],
  ])("refuses %j", (written, message) => {
    expect(() => parseRule(written)).toThrow(
      expect.objectContaining({ name: "UserError", message: expect.stringContaining(message) }),
    );
  });
});

it("parseDuration() reads what durationText() writes", () => {
  for (const text of ["90s", "5m", "2h", "3d", "1500ms", "0s"])
    expect(durationText(parseDuration("x", text))).toBe(text);
  expect(parseDuration("x", "1.5h")).toBe(5_400_000);
  expect(() => parseDuration("x", "400d")).toThrow("a year at most");
});

it("defaultRules() are rules, each with an id of its own, and with a delay where noise could raise them", () => {
  const rules = defaultRules();
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.length).toBeGreaterThan(5);
  for (const { when, onDelayMs, offDelayMs } of rules) {
    expect(offDelayMs).toBeGreaterThan(0);
    if (when.type !== "silence") expect(onDelayMs).toBeGreaterThanOrEqual(300_000);
  }
});
