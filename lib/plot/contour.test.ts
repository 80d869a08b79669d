import { describe, expect, it } from "vitest";
import { sequentialClasses } from "./classes.ts";
import { contour } from "./contour.ts";
import type { ContourGrid } from "./contour-grid.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";

const x = Array.from({ length: 11 }, (_, i) => i * 100);
const y = Array.from({ length: 6 }, (_, i) => i);
const options = {
  classes: sequentialClasses([0.1, 0.3, 0.5, 0.7, 0.9, 1.1]),
  xLabel: "PV, kWp",
  yLabel: "battery, MWh",
  xTick: String,
  yTick: String,
  isoline: (bound: number) => `${Math.round(bound * 100)} %`,
};
/** A plane: its isolines are straight, and where they run is known. */
const plane: ContourGrid = { x, y, z: y.map(() => x.map((east) => east / 1000)) };
const figureOf = (grid: ContourGrid, change = {}, width = 620) =>
  drawn(contour(grid, { ...options, width, ...change }));
const paths = ({ root }: ReturnType<typeof drawn>) => [...root.querySelectorAll('[aria-label="contour"] path')];

describe("contour()", () => {
  it("fills a class above each bound that the values pass, in its colour, and labels it on its line", () => {
    const figure = figureOf(plane);
    expect(paths(figure).map((path) => path.getAttribute("fill"))).toEqual(
      [1, 2, 3, 4, 5].map((place) => `var(--sequential-${place})`),
    );
    const frame = figure.root.querySelector('[aria-label="frame"]');
    const [left, width] = ["x", "width"].map((name) => Number(frame?.getAttribute(name))) as [number, number];
    for (const percent of [10, 30, 50, 70, 90]) {
      const label = figure.texts.find(({ text }) => text === `${percent} %`)!;
      expect((label.left + label.right) / 2).toBeCloseTo(left + (width * percent) / 100, -1);
    }
  });

  it("hatches what is missing", () => {
    const holed = { ...plane, z: plane.z.map((row, i) => row.map((value, j) => (i === 2 && j === 3 ? null : value))) };
    expect(figureOf(holed).root.querySelectorAll('[fill="url(#hatch-missing)"] rect')).toHaveLength(1);
    const none = { ...plane, z: plane.z.map((row) => row.map(() => Number.NaN)) };
    expect(paths(figureOf(none))).toHaveLength(0);
  });

  it("marks where the sliders stand, with a label of its own", () => {
    const figure = figureOf(plane, { here: { x: 500, y: 2.5, label: "chosen" } });
    expect(figure.root.querySelectorAll('[aria-label="dot"] circle')).toHaveLength(1);
    expect(figure.texts.map(({ text }) => text)).toContain("chosen");
  });

  it.each([328, 620, 1176])("keeps its texts inside %d px and apart", (width) => {
    const steep = { ...plane, z: y.map((north) => x.map((east) => 1.3 - Math.exp(-(east * (north + 0.2)) / 300))) };
    const flat = { ...plane, z: plane.z.map((row) => row.map(() => 0.42)) };
    for (const grid of [plane, steep, flat, { x: [], y: [], z: [] }]) {
      for (const here of [undefined, { x: 950, y: 4.2, label: "chosen" }]) {
        const figure = figureOf(grid, { here }, width);
        expect(faultsOf(figure)).toEqual([]);
        expect(textsOutside(figure)).toEqual([]);
        expect(textsCovered(figure)).toEqual([]);
      }
    }
  });
});
