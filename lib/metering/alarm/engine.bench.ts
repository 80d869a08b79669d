import type { Reading } from "../reading.ts";
import { AlarmEngine } from "./engine.ts";
import { at, randomOf, T0, world } from "./engine-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const DEVICES = 1000;
const ROUNDS = 250;
const METRICS = ["power_w", "temp_c", "humidity_pct", "energy_wh"];

/** Ninety limits of four metrics, which most values are far from, silence, rates, forecasts, budgets. */
function rules(): object[] {
  const limits = Array.from({ length: 88 }, (_, i) => ({
    id: `limit-${i}`,
    on: { devices: "*", metric: METRICS[i % 3] },
    when: { type: i % 2 ? "above" : "outside", limit: 1000 + i, low: -50 - i, high: 1000 + i },
    on_delay: "1m",
    off_delay: "1m",
    deadband: 2,
  })).map(({ when: { type, limit, low, high }, ...rest }) => ({
    ...rest,
    when: type === "above" ? { type, limit } : { type, low, high },
  }));
  const few = (id: string, metric: string, when: object) => ({ id, on: { devices: "*", metric }, when });
  return [
    ...limits,
    ...[5, 15, 60].map((m) => ({ id: `silence-${m}`, on: { devices: "*" }, when: { type: "silence", for: `${m}m` } })),
    ...[1, 2, 3].map((n) => few(`rate-${n}`, "temp_c", { type: "rate", window: `${n * 10}m`, above: 500 * n })),
    ...[1, 2, 3].map((n) => few(`forecast-${n}`, "temp_c", { type: "forecast", horizon: `${n}h`, above: 5000 })),
    ...[1, 2, 3].map((n) => few(`budget-${n}`, "energy_wh", { type: "budget", period: "day", kwh: 1000 * n })),
  ];
}

/** Readings a second that 100 rules judge, calm and in a storm, and what saving costs. */
export default function engineBench(report: Report): void {
  const random = randomOf(1);
  const readings: Reading[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < DEVICES; i++) {
      for (const metric of METRICS) {
        readings.push(
          at(round * 5, metric === "energy_wh" ? round * 10 : 20 + random(), { deviceId: `m${i}`, metric }),
        );
      }
    }
  }
  const rate = (engine: AlarmEngine, of: readonly Reading[]) => {
    const startedAt = performance.now();
    let events = 0;
    for (const reading of of) events += engine.reading(reading).length;
    const seconds = (performance.now() - startedAt) / 1000;
    return { rate: of.length / seconds, events };
  };
  const calm = new AlarmEngine(world(rules()));
  report("readings, 100 rules, 4,000 points, calm", rate(calm, readings).rate, "/s", "> 200000");
  const tickedAt = performance.now();
  calm.tick(T0 + ROUNDS * 5000);
  report("a tick of them", performance.now() - tickedAt, "ms");
  const savedAt = performance.now();
  const text = JSON.stringify(calm.save());
  report("saving them", performance.now() - savedAt, "ms");
  report("size of what is saved", text.length / 1e6, "MB");
  const storm = new AlarmEngine(world(rules()));
  const beyond = readings.slice(0, 400_000).map((r, i) => (Math.floor(i / 60_000) % 2 ? { ...r, value: 2000 } : r));
  const { rate: stormRate, events } = rate(storm, beyond);
  report("readings, every limit crossed by every device", stormRate, "/s");
  report("events of that", events, "");
}
