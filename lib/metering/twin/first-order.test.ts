import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FirstOrder } from "./first-order.ts";

const HOUR = 3_600_000;

describe("FirstOrder", () => {
  // By hand: 10 °C above its surroundings, a room of 20 h is 10·e^(−1) above them after 20 h.
  it("fades by e over its time constant", () => {
    const room = new FirstOrder(20, 0, 30);
    room.advance(20 * HOUR, 20);
    expect(room.air).toBeCloseTo(20 + 10 / Math.E, 12);
    expect(room.sensed).toBeCloseTo(room.air, 12);
  });

  // Oracle: Euler's method over a hundred thousand steps.
  it.each([
    [2, 600],
    [2, 7200],
    [1, 7200],
  ])("moves a sensor in a room of %d h that lags %d s as its equations say", (hours, lagS) => {
    const room = new FirstOrder(hours, lagS, 15);
    room.sensed = 18;
    room.advance(3 * HOUR, 25);
    let [air, sensed] = [15, 18];
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      const dt = (3 * 3600) / n;
      [air, sensed] = [air + (dt * (25 - air)) / (hours * 3600), sensed + (dt * (air - sensed)) / lagS];
    }
    expect(room.air).toBeCloseTo(air, 3);
    expect(room.sensed).toBeCloseTo(sensed, 3);
  });

  it("comes to the same by one step or many", () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(minutes, fc.double({ min: -20, max: 40, noNaN: true }), (steps, tempEq) => {
        const [whole, parts] = [new FirstOrder(12, 300, 21), new FirstOrder(12, 300, 21)];
        whole.advance(steps.reduce((sum, step) => sum + step, 0) * 60_000, tempEq);
        for (const step of steps) parts.advance(step * 60_000, tempEq);
        expect(parts.air).toBeCloseTo(whole.air, 9);
        expect(parts.sensed).toBeCloseTo(whole.sensed, 9);
      }),
      { seed: 1 },
    );
  });
});
