import { expect, it } from "vitest";
import type { Reading } from "../reading.ts";
import { AlarmEngine } from "./engine.ts";
import { at, told } from "./engine-fixture.ts";
import { HOUR, inOrder, shed, shedWorld, weather } from "./residual-fixture.ts";

const judge = (engine: AlarmEngine, readings: readonly Reading[]) =>
  told(readings.flatMap((each) => engine.reading(each)));
const raised = (events: readonly string[]) => events.filter((event) => event.startsWith("raised")).length;

/** A day that all came in, and an hour at which the device is heard again. */
function afterADay(): AlarmEngine {
  const engine = new AlarmEngine(shedWorld(["a"]));
  expect(judge(engine, inOrder(weather(0, 24), shed("a", 0, 24)))).toEqual([]);
  return engine;
}

it("a day that comes late is judged by the weather of its own hours", () => {
  const engine = afterADay();
  judge(engine, weather(24, 48));
  expect(judge(engine, shed("a", 24, 48))).toEqual([]);
  expect(judge(engine, inOrder(weather(48, 72), shed("a", 48, 72)))).toEqual([]);
});

it("a day that comes late is judged: what was wrong in it is found when it was, also after a restart", () => {
  const engine = afterADay();
  judge(engine, weather(24, 48));
  const again = new AlarmEngine(shedWorld(["a"]), JSON.parse(JSON.stringify(engine.save())));
  const late = [...shed("a", 24, 36), ...shed("a", 36, 42, 2), ...shed("a", 42, 48)];
  const events = judge(engine, late);
  const [from, to] = [36 * HOUR + 1, 42 * HOUR + 1];
  expect(events).toEqual([`raised@${from}`, `cleared@${to}`, `closed@${to}`]);
  expect(judge(again, late)).toEqual(events);
});

it("a weather station that falls silent is believed for three hours, then nothing is expected", () => {
  const engine = afterADay();
  expect(judge(engine, shed("a", 24, 48))).toEqual([]);
  const wrong = afterADay();
  expect(judge(wrong, shed("a", 24, 26, 2))).toEqual([`raised@${24 * HOUR + 1}`]);
  const late = afterADay();
  expect(judge(late, [...shed("a", 24, 27), ...shed("a", 27, 48, 9)])).toEqual([]);
});

it("a backlog from before the weather that is remembered is not judged, and the twin then starts anew", () => {
  const engine = afterADay();
  judge(engine, weather(24, 24 * 15));
  expect(judge(engine, shed("a", 24, 24 * 12, 0))).toEqual([]);
  expect(raised(judge(engine, [...shed("a", 24 * 12, 24 * 14), ...shed("a", 24 * 14, 24 * 15, 2)]))).toBe(1);
});

it("weather at every second is remembered for two days within bounds", () => {
  const engine = new AlarmEngine(shedWorld(["a"]));
  for (let i = 0; i < 4 * 86_400; i += 5) engine.reading(at(i, 5, { deviceId: "w", metric: "temp_c" }));
  const values = engine.save().drivers![0]![2];
  expect(values.ts.length).toBeLessThan(1440);
  expect(values.ts.at(-1)! - values.ts[0]!).toBeGreaterThan(2 * 86_400_000 - 300_000);
});
