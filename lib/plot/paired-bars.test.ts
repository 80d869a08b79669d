import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import { pairedBars } from "./paired-bars.ts";

const panels = ["Largest", "Smallest"] as const;

const bar = (panel: string, rank: number, value: number, key = `${panel} ${rank}`) => ({
  key,
  panel,
  rank,
  name: `region ${key}`,
  value,
  label: `${value} GWh`,
  fill: "var(--category-1)",
});

const both = panels.flatMap((panel, p) => [30, 20, 10, 0].map((value, i) => bar(panel, i + 1, value / (p + 1))));

const bars = (all = both, change: Partial<Parameters<typeof pairedBars>[1]> = {}) =>
  drawn(pairedBars(all, { width: 620, panels, nameWidth: 120, labelWidth: 70, ...change }));

const number = (element: Element | undefined, name: string) => Number(element?.getAttribute(name));

describe("pairedBars()", () => {
  it("draws a bar of each value as long as it is large, a zero included, with its key, name and value", () => {
    const figure = bars();
    expect(figure.keys).toEqual(both.map(({ key }) => key));
    const perUnit = number(figure.marks[0], "width") / 30;
    expect(perUnit).toBeGreaterThan(1);
    for (const [i, { value }] of both.entries()) {
      expect(number(figure.marks[i], "width")).toBeCloseTo(value * perUnit, 1);
    }
    const said = figure.texts.map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining([...panels, ...both.flatMap(({ name, label }) => [name, label])]));
    expect(said).toHaveLength(2 + 2 * both.length);
  });

  it("puts the rankings side by side, and below one another where it is narrow", () => {
    const headings = (width: number) => {
      const { texts } = bars(both, { width });
      return panels.map((panel) => texts.find(({ text }) => text === panel)!);
    };
    const [wideFirst, wideSecond] = headings(620);
    expect(wideSecond!.left).toBeGreaterThan(wideFirst!.right);
    expect(wideSecond!.top).toBe(wideFirst!.top);
    const [narrowFirst, narrowSecond] = headings(328);
    expect(narrowSecond!.left).toBe(narrowFirst!.left);
    expect(narrowSecond!.top).toBeGreaterThan(narrowFirst!.bottom);
    expect(bars(both, { width: 328 }).height).toBe(2 * bars().height);
  });

  it("draws negative values to the left of zero, name and value on their sides", () => {
    const figure = bars([bar("Largest", 1, 10), bar("Largest", 2, -20)]);
    const [positive, negative] = figure.marks;
    expect(number(negative, "x") + number(negative, "width")).toBeCloseTo(number(positive, "x"), 1);
    expect(number(negative, "width")).toBeCloseTo(2 * number(positive, "width"), 1);
    const name = figure.texts.find(({ text }) => text === "region Largest 2")!;
    const label = figure.texts.find(({ text }) => text === "-20 GWh")!;
    expect(name.right).toBeLessThan(number(negative, "x"));
    expect(label.left).toBeGreaterThan(number(positive, "x"));
  });

  it("sets the selected bar's name in bold, and only that", () => {
    const bold = (selected?: string) =>
      [...bars(both, { selected }).root.querySelectorAll('[font-weight="700"] text')].map(
        ({ textContent }) => textContent,
      );
    expect(bold("Largest 2")).toEqual(["region Largest 2"]);
    expect(bold("nobody")).toEqual([]);
    expect(bold()).toEqual([]);
  });

  it.each([328, 559, 560, 1176])("keeps its texts inside %d px and apart", (width) => {
    for (const all of [both, both.map((each) => ({ ...each, value: -each.value })), both.slice(0, 1), []]) {
      const figure = bars(all, { width });
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
