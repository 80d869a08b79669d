import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributedEnergy } from "./attributed-energy.ts";
import { exactly, sumOf, times } from "./estimate.ts";

const machine = (energy: number, idle: number, busySeconds: number, capacitySeconds: number) => ({
  energy: exactly(energy),
  idle: exactly(idle),
  busySeconds,
  capacitySeconds,
});

describe("attributedEnergy()", () => {
  // By hand: 10 s of 4 threads, 400 J of which 200 J idle; 10 of 20 busy seconds: 100 J, and 10 of 40: 50 J.
  it("gives the dynamic part by busy time and the idle part by capacity", () => {
    const { dynamic, idle } = attributedEnergy(machine(400, 200, 20, 40), 10);
    expect([dynamic.value, idle.value]).toEqual([100, 50]);
  });

  it("is additive: what all programs get and the idling that nobody used is what the machine used", () => {
    const seconds = fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 8 });
    const watts = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        seconds,
        watts,
        watts,
        fc.double({ min: 1, max: 10, noNaN: true }),
        (times, dynamicJ, idleJ, spare) => {
          const busy = times.reduce((sum, t) => sum + t, 0);
          fc.pre(busy > 0);
          const whole = machine(dynamicJ + idleJ, idleJ, busy, busy * spare);
          const parts = times.map((t) => attributedEnergy(whole, t));
          const sum = sumOf(parts.flatMap(({ dynamic, idle }) => [dynamic, idle])).value;
          expect(sum + idleJ * (1 - 1 / spare)).toBeCloseTo(dynamicJ + idleJ, 6);
        },
      ),
    );
  });

  it("is additive over time: an interval cut in two gives what the whole gives", () => {
    const [a, b] = [attributedEnergy(machine(100, 40, 5, 20), 2), attributedEnergy(machine(100, 40, 5, 20), 2)];
    const whole = attributedEnergy(machine(200, 80, 10, 40), 4);
    expect(a.dynamic.value + b.dynamic.value).toBeCloseTo(whole.dynamic.value, 9);
    expect(a.idle.value + b.idle.value).toBeCloseTo(whole.idle.value, 9);
  });

  it("never gives more than there was, and nothing to what did not run; a missing energy stays missing", () => {
    const ahead = attributedEnergy(machine(100, 40, 1, 2), 5);
    expect(ahead.dynamic.value + ahead.idle.value).toBe(100);
    const none = attributedEnergy(machine(100, 40, 0, 2), 0);
    expect([none.dynamic.value, none.idle.value]).toEqual([0, 0]);
    expect(attributedEnergy(machine(Number.NaN, 40, 1, 2), 1).dynamic.value).toBeNaN();
    // Below what was taken for idle: nothing is dynamic then, never less than nothing.
    expect(attributedEnergy(machine(30, 40, 1, 2), 1).dynamic.value).toBe(0);
  });
});

describe("Estimate", () => {
  it("times() and sumOf() keep the interval around the value", () => {
    const estimate = { value: 10, low: 8, high: 15 };
    expect(times(estimate, { value: 1, low: 0.95, high: 1.5 })).toEqual({ value: 10, low: 7.6, high: 22.5 });
    expect(sumOf([estimate, exactly(5), estimate])).toEqual({ value: 25, low: 21, high: 35 });
    expect(sumOf([])).toEqual(exactly(0));
  });
});
