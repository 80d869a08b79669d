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
