import { describe, expect, it } from "vitest";
import { rule, T0 } from "#lib/metering/alarm/engine-fixture.ts";
import { shed, shedWorld, weather } from "#lib/metering/alarm/residual-fixture.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { replayHistory } from "./replay-history.ts";

const DAYS = 12;
const PER_DAY = 144;
const HISTORY: Readonly<Record<string, Reading[]>> = {
  w: weather(0, 24 * DAYS),
  a: shed("a", 0, 24 * DAYS),
  b: [...shed("b", 0, 200), ...shed("b", 200, 210, 2), ...shed("b", 210, 24 * DAYS)],
};

/** Replays a rule on 1 K of residual over a history of the given devices. */
async function replay(ids: readonly string[], fields: object = {}) {
  const world = { ...shedWorld(["w", "a", "b"]), rules: [] };
  const devices = new Map(Object.entries(HISTORY));
  const tail = { id: "t", devices, readings: 0, newest: null, leftOut: 0 };
  const apart = {
    id: "apart",
    when: { type: "residual", limit: 1 },
    on: { devices: ids, metric: "temp_c" },
    ...fields,
  };
  const request = { rule: rule(apart), from: T0, to: T0 + DAYS * 86_400_000 };
  const replaying = replayHistory({ tail, snapshot: undefined }, world, request);
  for (;;) {
    const { done, value } = await replaying.next();
    if (done) return value;
  }
}

describe("replayHistory() of a residual rule", () => {
  it("finds of two devices what it finds of each", async () => {
    const [a, b, both] = [await replay(["a"]), await replay(["b"]), await replay(["a", "b"])];
    expect(a).toMatchObject({ count: 0, readings: DAYS * PER_DAY, devices: 1 });
    expect(b).toMatchObject({ count: 1, readings: DAYS * PER_DAY, devices: 1 });
    expect(both).toEqual({ ...b, readings: 2 * DAYS * PER_DAY, devices: 2 });
  });

  it("counts a weather station once where the rule watches it too", async () => {
    const all = await replay(["a", "b", "w"]);
    expect(all).toMatchObject({ readings: 3 * DAYS * PER_DAY, devices: 3 });
    const alone = await replay(["w"]);
    const both = await replay(["a", "b"]);
    expect(all.count).toBe(alone.count + both.count);
    expect(alone.count).toBeGreaterThan(0);
  });
});
