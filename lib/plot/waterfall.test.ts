import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import type { WaterfallStep } from "./waterfall.ts";
import { waterfall } from "./waterfall.ts";

const steps: readonly WaterfallStep[] = [
  { key: "sun", name: "Sun on the plane", value: 1000, label: "1,000 kWh", isTotal: true },
  { key: "cover", name: "Cover", value: -100, label: "−10 %" },
  { key: "cold", name: "Cold cells", value: 50, label: "+5 %" },
  { key: "ac", name: "AC", value: 950, label: "950 kWh", isTotal: true },
];
const figureOf = (all = steps, width = 620) => drawn(waterfall(all, { width }));
const number = (mark: Element | undefined, name: string) => Number(mark?.getAttribute(name));
const ends = (mark: Element | undefined) => [number(mark, "x"), number(mark, "x") + number(mark, "width")];

describe("waterfall()", () => {
  it("begins each step where the one before ends, and comes to its last total", () => {
    const figure = figureOf();
    expect(figure.keys).toEqual(["sun", "cover", "cold", "ac"]);
    const [sun, cover, cold, ac] = figure.marks.map(ends) as [number[], number[], number[], number[]];
    expect(cover[1]).toBeCloseTo(sun[1]!, 1);
    expect(cold[0]).toBeCloseTo(cover[0]!, 1);
    expect(ac[1]).toBeCloseTo(cold[1]!, 1);
    expect(ac[0]).toBeCloseTo(sun[0]!, 1);
    expect((sun[1]! - sun[0]!) / (cover[1]! - cover[0]!)).toBeCloseTo(10, 1);
    const inks = figure.marks.map((mark) => mark.getAttribute("fill"));
    expect(new Set(inks).size).toBe(3);
  });

  it("hatches an unknown step up to the next total, and takes nothing away for it", () => {
    const figure = figureOf(steps.map((step) => (step.key === "cover" ? { ...step, value: null, label: "–" } : step)));
    expect(figure.keys).toEqual(["sun", "cold", "ac"]);
    const hatch = figure.root.querySelector('[fill="url(#hatch-missing)"] rect') ?? undefined;
    const [, cold, ac] = figure.marks.map(ends);
    expect(ends(hatch)[0]).toBeCloseTo(ac![1]!, 1);
    expect(cold![0]).toBeCloseTo(ends(figure.marks[0])[1]!, 1);
  });

  it.each([328, 620, 1176])("keeps its texts inside %d px and apart, negative totals and none included", (width) => {
    const negative = steps.map((step) => ({ ...step, value: -(step.value ?? 0) }));
    for (const all of [steps, negative, steps.slice(0, 1), []]) {
      const figure = figureOf(all, width);
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
