import { describe, expect, it } from "vitest";
import { mstlHere } from "./mstl-fixture.ts";

const mstl = mstlHere();
const daily = (n: number, season: number) =>
  Float64Array.from({ length: n }, (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / season) + t / 100);

describe("createMstl()", () => {
  it("continues a trend with a season", () => {
    const all = daily(72, 12);
    const outcome = mstl.forecast(all.slice(0, 60), { seasonLength: 12, horizon: 12 });
    if (!outcome.ran) throw new Error(outcome.reason);
    for (const [h, f] of outcome.yHat.entries()) expect(Math.abs(f / all[60 + h]! - 1)).toBeLessThan(0.02);
    expect(outcome.note).toBe("seasons of 12, on logarithms");
  });

  it("adds the week to hours once two weeks are there, and leaves logarithms where a value is not positive", () => {
    const twoWeeks = mstl.forecast(daily(336, 24), { seasonLength: 24, horizon: 1 });
    expect(twoWeeks.ran && twoWeeks.note).toBe("seasons of 24 and 168, on logarithms");
    const shorter = mstl.forecast(
      daily(335, 24).map((y) => y - 60),
      { seasonLength: 24, horizon: 1 },
    );
    expect(shorter.ran && shorter.note).toBe("seasons of 24");
  });

  it("uses the run after the last gap, and refuses less than two seasons and no season", () => {
    const request = { seasonLength: 12, horizon: 3 };
    const gap = daily(60, 12).with(20, Number.NaN);
    expect(mstl.forecast(gap, request)).toEqual(mstl.forecast(gap.slice(21), request));
    expect(mstl.forecast(daily(23, 12), request)).toMatchObject({ ran: false });
    expect(mstl.forecast(daily(60, 12), { seasonLength: 1, horizon: 1 })).toMatchObject({ ran: false });
    expect(mstl.forecast(new Float64Array(), request)).toMatchObject({ ran: false });
  });
});
