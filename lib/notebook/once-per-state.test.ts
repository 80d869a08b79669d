import { describe, expect, it } from "vitest";
import { oncePerState } from "./once-per-state.ts";

describe("oncePerState()", () => {
  it("computes once for a state, anew for another, and again after a failure", () => {
    let runs = 0;
    const twice = oncePerState(({ n }: { n: number }) => {
      runs += 1;
      if (n < 0 && runs === 1) throw new RangeError("not yet");
      return n * 2;
    });
    const state = { n: -4 };
    expect(() => twice(state)).toThrow("not yet");
    expect([twice(state), twice(state), runs]).toEqual([-8, -8, 2]);
    expect([twice({ n: -4 }), runs]).toEqual([-8, 3]);
  });

  it("shares the last result where all that it depends on is the same, and not where anything differs", () => {
    const runs: number[] = [];
    const rows = [1, 2];
    const sum = oncePerState(
      (state: { rows: readonly number[]; scale: number; language: string }) => {
        runs.push(state.scale);
        return state.rows.reduce((total, row) => total + row * state.scale, 0);
      },
      ({ rows: own, scale }) => [own, scale],
    );
    expect(sum({ rows, scale: 2, language: "en" })).toBe(6);
    expect(sum({ rows, scale: 2, language: "ko" })).toBe(6);
    expect(sum({ rows, scale: Number.NaN, language: "ko" })).toBeNaN();
    expect(sum({ rows, scale: Number.NaN, language: "en" })).toBeNaN();
    expect(sum({ rows: [3], scale: 2, language: "en" })).toBe(6);
    expect(runs).toEqual([2, Number.NaN, 2]);
  });
});
