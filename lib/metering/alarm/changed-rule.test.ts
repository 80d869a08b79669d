import { expect, it } from "vitest";
import { AlarmEngine } from "./engine.ts";
import { at, told, world } from "./engine-fixture.ts";

const budget = (when: object) => world([{ when: { type: "budget", period: "day", kwh: 1000, ...when } }]);
const read = (engine: AlarmEngine, hour: number, kwh: number) =>
  told(engine.reading(at(hour * 3600, kwh * 1000, { metric: "energy_wh" })));
const on = { on: { devices: "*", metric: "energy_wh" } };
const of = (when: object = {}) => {
  const known = budget(when);
  return {
    ...known,
    rules: known.rules.map(({ rule, revision }) => ({
      rule: { ...rule, ...on, acknowledge: false } as typeof rule,
      revision,
    })),
  };
};

/** A day's budget of 1000 kWh, of which 400 are used by three in the morning. */
function used(): AlarmEngine {
  const engine = new AlarmEngine(of());
  for (const [hour, kwh] of [
    [0, 0],
    [1, 150],
    [2, 300],
    [3, 400],
  ] as const)
    expect(read(engine, hour, kwh)).toEqual([]);
  return engine;
}

it("a budget whose limit changes goes on counting, whether ingest runs or not", () => {
  const engine = used();
  const saved = JSON.parse(JSON.stringify(engine.save()));
  engine.configure(of({ kwh: 500 }), at(3 * 3600, 0).ts);
  expect(read(engine, 4, 490)).toEqual([]);
  expect(read(engine, 5, 550)).toEqual(["raised@18000"]);
  const again = new AlarmEngine(of({ kwh: 500, projected: true }), saved);
  expect(read(again, 4, 490)).toEqual(["raised@14400"]);
});

it("a budget of another period does not go on from what the day used, whether ingest runs or not", () => {
  const engine = used();
  const saved = JSON.parse(JSON.stringify(engine.save()));
  engine.configure(of({ kwh: 500, period: "month" }), at(3 * 3600, 0).ts);
  expect(read(engine, 4, 400)).toEqual([]);
  expect(read(engine, 5, 550)).toEqual([]);
  expect(read(new AlarmEngine(of({ kwh: 500, period: "month" }), saved), 5, 550)).toEqual([]);
});

it("a budget that begins within its period says since when it counts, until it is told what was used before", () => {
  const engine = new AlarmEngine(of({ kwh: 500 }));
  const begun = at(3 * 3600, 0).ts;
  const start = Date.parse("2026-01-05T00:00:00+09:00");
  const rest = { watch: "high~m1~energy_wh", deviceId: "m1", metric: "energy_wh", start };
  read(engine, 3, 400);
  expect(engine.uncounted()).toEqual([{ ...rest, until: begun }]);
  read(engine, 4, 450);
  const again = new AlarmEngine(of({ kwh: 500 }), JSON.parse(JSON.stringify(engine.save())));
  const raised = engine.reading(at(5 * 3600, 901_000, { metric: "energy_wh" }));
  expect(raised.map(({ alarm }) => [alarm.value, alarm.message])).toEqual([
    [
      501,
      {
        en: "m1: energy is 501 kWh, more than the budget of 500 kWh (counted since 2026-01-05 12:00)",
        ko: "m1: 에너지 사용량이 501 kWh이며 예산 500 kWh보다 많습니다 (2026-01-05 12:00부터 집계한 값입니다)",
      },
    ],
  ]);
  again.credit({ ...rest, until: begun - 1 }, start, 9999);
  expect(again.uncounted()).toHaveLength(1);
  again.credit({ ...rest, until: begun }, start, 400);
  expect(again.uncounted()).toEqual([]);
  expect(again.reading(at(5 * 3600, 501_000, { metric: "energy_wh" }))[0]?.alarm).toMatchObject({
    value: 501,
    message: { en: "m1: energy is 501 kWh, more than the budget of 500 kWh" },
  });
});
