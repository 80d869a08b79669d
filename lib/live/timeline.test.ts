import { describe, expect, it } from "vitest";
import { joinedTimeline } from "./timeline.ts";

const MINUTE = 60_000;
const line = (from: number, to: number, step: number, kw: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => ({ at: from + i * step, kw }));

describe("joinedTimeline()", () => {
  it("a finer line takes the place of a coarser wherever it has points", () => {
    const quarters = line(0, 60 * MINUTE, 15 * MINUTE, 1);
    const minutes = line(40 * MINUTE, 60 * MINUTE, MINUTE, 2);
    const joined = joinedTimeline([quarters, minutes], 0, 60 * MINUTE);
    expect(joined.filter(({ kw }) => kw === 1).map(({ at }) => at / MINUTE)).toEqual([0, 15, 30]);
    expect(joined.filter(({ kw }) => kw === 2)).toHaveLength(21);
    expect(joined.some(({ kw }) => kw === null)).toBe(false);
  });

  it("what nobody knows is a gap, not a straight line", () => {
    const minutes = [...line(0, 10 * MINUTE, MINUTE, 1), ...line(20 * MINUTE, 25 * MINUTE, MINUTE, 1)];
    const joined = joinedTimeline([[], minutes], 0, 30 * MINUTE);
    expect(joined.filter(({ kw }) => kw === null).map(({ at }) => at)).toEqual([10 * MINUTE + 1]);
  });
});
