import { describe, expect, it } from "vitest";
import type { ChangeBar } from "./change-bars.ts";
import { changeBars } from "./change-bars.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";

const bars: readonly ChangeBar[] = [
  { key: "kwh", name: "Energy", change: -0.2, label: "−20 %", values: "1,000 → 800 kWh", isBetter: true },
  { key: "fill", name: "Seat fill", change: 0.1, label: "+10 %", values: "50 → 55 %", isBetter: true },
  { key: "days", name: "학생 이동이 잦은 교육과정", change: 0.4, label: "+40 %", values: "10 → 14", isBetter: false },
  { key: "same", name: "Working days", change: 0, label: "=", values: "3 → 3", isBetter: null },
  { key: "none", name: "Conflicts", change: null, label: "–", values: "0 → 0", isBetter: null },
];
const figureOf = (width: number, all = bars) => drawn(changeBars(all, { width }));

describe("changeBars()", () => {
  it("draws each change from zero to its side, as long as it is, and none where nothing changed", () => {
    const figure = figureOf(1176);
    expect(figure.keys.toSorted()).toEqual(["days", "fill", "kwh"]);
    const box = (key: string) => {
      const mark = figure.marks[figure.keys.indexOf(key)]!;
      const [x, width] = ["x", "width"].map((name) => Number(mark.getAttribute(name))) as [number, number];
      return [x, x + width] as const;
    };
    const [kwh, fill, days] = ["kwh", "fill", "days"].map(box) as [
      readonly [number, number],
      readonly [number, number],
      readonly [number, number],
    ];
    expect(kwh[1]).toBeCloseTo(fill[0], 1);
    expect((kwh[1] - kwh[0]) / (fill[1] - fill[0])).toBeCloseTo(2, 1);
    expect(days[1] - days[0]).toBeCloseTo(2 * (kwh[1] - kwh[0]), 0);
  });

  it("ends at a whole, whatever grew more", () => {
    const grown = (change: number) => {
      const figure = figureOf(1176, [
        { ...bars[2]!, change },
        { ...bars[0]!, change: -0.5 },
      ]);
      return Number(figure.marks[figure.keys.indexOf("days")]!.getAttribute("width"));
    };
    expect(grown(14)).toBe(grown(1));
  });

  it("tells the worse from the better by hatch and outline, not by colour alone", () => {
    const figure = figureOf(1176);
    const fill = (key: string) => figure.marks[figure.keys.indexOf(key)]?.closest("[fill]")?.getAttribute("fill");
    expect(fill("days")).toMatch(/hatch/);
    expect(fill("kwh")).not.toMatch(/hatch/);
  });

  it.each([328, 588, 1176])("keeps its texts inside %d px and apart, whatever the signs", (width) => {
    const negative = bars.map((bar) => ({ ...bar, change: bar.change === null ? null : -bar.change }));
    for (const all of [bars, negative, bars.slice(3), bars.slice(0, 1)]) {
      const figure = figureOf(width, all);
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
