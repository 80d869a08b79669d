import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import { yearClasses, yearHeatMap } from "./year-heat-map.ts";

const noon = (hours: number) => Float64Array.from({ length: hours }, (_, i) => (i % 24 === 12 ? 7 : 0));
const map = (
  values: ArrayLike<number>,
  width = 620,
  language = "en",
  kind: "sequential" | "diverging" = "sequential",
) => drawn(yearHeatMap(values, { width, language, classes: yearClasses(values, kind) }));
const pathOf = ({ marks }: ReturnType<typeof drawn>, key: string) =>
  marks.find((mark) => mark.getAttribute("data-key") === key);
/** Cells that a path in days and hours covers. */
const cellsOf = (path: Element | undefined) =>
  [...(path?.getAttribute("d") ?? "").matchAll(/M\d+ \d+h1v(\d+)h-1z/g)].reduce((sum, [, run]) => sum + Number(run), 0);

describe("yearHeatMap()", () => {
  it("draws all hours of a class as one path, each hour once and at its place", () => {
    const figure = map(noon(8760));
    expect(figure.keys).toEqual(["class-0", "class-6"]);
    expect(figure.marks.map(cellsOf)).toEqual([8760 - 365, 365]);
    const d = pathOf(figure, "class-6")?.getAttribute("d") ?? "";
    expect(d.startsWith("M0 12h1v1h-1zM1 12h1v1h-1z")).toBe(true);
    expect(d.endsWith("M364 12h1v1h-1z")).toBe(true);
  });

  it("ends its frame where its last day ends, with the two decimals that the server keeps", () => {
    const figure = map(noon(8784), 1176);
    const [, left, , day, hour] = /translate\(([\d.]+),([\d.]+)\) scale\(([\d.]+),(-?[\d.]+)\)/
      .exec(figure.svg)!
      .map(Number) as [number, number, number, number, number];
    expect(left + 366 * day).toBeLessThanOrEqual(1176);
    expect(left + 366 * day).toBeGreaterThan(1160);
    expect(hour).toBe(-8);
  });

  it("hatches what is missing and never gives it the colour of zero", () => {
    const values = noon(8760).fill(Number.NaN, 100, 103);
    const figure = map(values);
    expect(figure.keys).toEqual(["class-0", "class-6", "missing"]);
    expect(figure.marks.slice(0, 2).map(cellsOf)).toEqual([8760 - 365 - 3, 365]);
    const hatch = pathOf(figure, "missing");
    expect(hatch?.getAttribute("fill")).toBe("url(#hatch-missing)");
    expect(hatch?.getAttribute("d")?.match(/M/g)).toHaveLength(1);
    expect(map(noon(8760).fill(Number.NaN)).keys).toEqual(["missing"]);
  });

  it("yearClasses() puts zero into the middle of a diverging scale, at the foot of a sequential one", () => {
    const values = noon(8760).map((value, i) => (i === 0 ? -30 : value));
    const { bounds, colour } = yearClasses(values, "diverging");
    expect([bounds.at(0), bounds.at(-1)]).toEqual([-30, 30]);
    expect(colour(0)).toBe("var(--diverging-5)");
    expect(yearClasses(noon(24), "sequential").colour(0)).toBe("var(--sequential-0)");
    expect(map(values, 620, "ko", "diverging").keys).toEqual(["class-1", "class-5", "class-7"]);
  });

  it("keeps a year of hours that all differ from their neighbours below 150 kB", () => {
    const restless = Float64Array.from({ length: 8784 }, (_, i) => ((i * 5) % 7) + 0.5);
    const { svg, marks } = map(restless, 1176);
    expect(marks.reduce((sum, mark) => sum + cellsOf(mark), 0)).toBe(8784);
    expect(svg.length).toBeLessThan(150_000);
  });

  it.each([328, 620, 1176])("keeps its texts inside %d px and apart, also of a part of a year", (width) => {
    for (const [hours, language] of [
      [8760, "en"],
      [8784, "ko"],
      [1000, "en"],
      [0, "en"],
    ] as const) {
      const figure = map(noon(hours), width, language);
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
