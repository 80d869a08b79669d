import { expect, it } from "vitest";
import { AlarmEngine, type SavedEngine } from "#lib/metering/alarm/engine.ts";
import { told } from "#lib/metering/alarm/engine-fixture.ts";
import { HOUR, inOrder, SHED, shed, weather } from "#lib/metering/alarm/residual-fixture.ts";
import type { ThermometerModel } from "#lib/metering/twin/thermometer-model.ts";
import { alarmWorld } from "./alarm-section.ts";

const definition = {
  ...{ id: "apart", name: "Apart", on: { devices: ["a"], metric: "temp_c" }, acknowledge: false },
  when: { type: "residual", limit: 1 },
};
const device = { kind: "sensor", places: [], retired: false, name: { en: "A", ko: "A" }, ratedW: null, points: {} };

/** A site with one thermometer and its twin, as the registry tells it. */
function worldOf(model: ThermometerModel) {
  const twin = JSON.parse(JSON.stringify(model)) as Record<string, unknown>;
  const registry = {
    devices: [{ ...device, id: "a", twin }],
    rules: [{ id: "apart", revision: 1, enabled: true, definition }],
    drivers: { tempOutC: { deviceId: "w", metric: "temp_c" } },
  };
  return alarmWorld(registry, "Asia/Seoul", () => undefined);
}

const hours = (from: number, to: number) => inOrder(weather(from, to), shed("a", from, to));
const judge = (engine: AlarmEngine, from: number, to: number) =>
  told(hours(from, to).flatMap((reading) => engine.reading(reading)));

/** A day with a twin that expects 3 K too little. */
function apart(): AlarmEngine {
  const engine = new AlarmEngine(worldOf({ ...SHED, baseC: 0 }));
  expect(judge(engine, 0, 24).filter((event) => !event.startsWith("raised"))).toEqual([]);
  return engine;
}
const saved = (engine: AlarmEngine): SavedEngine => JSON.parse(JSON.stringify(engine.save()));

const SECOND_READING = 24 * HOUR + 601;
const AT_ONCE = [`cleared@${SECOND_READING}`, `closed@${SECOND_READING}`];

it("a twin that is calibrated anew starts anew, whether ingest runs or not", () => {
  const running = apart();
  const before = saved(running);
  running.configure(worldOf(SHED), Date.now());
  expect(judge(running, 24, 48)).toEqual(AT_ONCE);
  expect(judge(new AlarmEngine(worldOf(SHED), before), 24, 48)).toEqual(AT_ONCE);
});

it("a twin of the same model goes on where it was, whether ingest runs or not", () => {
  const engine = new AlarmEngine(worldOf(SHED));
  judge(engine, 0, 24);
  const before = saved(engine);
  engine.configure(worldOf({ ...SHED }), Date.now());
  const again = new AlarmEngine(worldOf({ ...SHED }), before);
  const wrong = inOrder(weather(24, 25), shed("a", 24, 25, 2));
  const first = [`raised@${24 * HOUR + 1}`];
  for (const each of [engine, again]) expect(told(wrong.flatMap((reading) => each.reading(reading)))).toEqual(first);
});
