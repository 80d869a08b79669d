import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import { logScatter } from "./log-scatter.ts";
import { formatEnergy } from "./number-format.ts";

const point = (key: string, x: number, y: number) => ({ key, x, y, name: `town ${key}`, fill: "var(--category-1)" });
const points = [point("a", 100, 1e3), point("b", 1e4, 1e5), point("c", 1e6, 1e4)];

const options = {
  width: 620,
  height: 400,
  xLabel: "mean use →",
  yLabel: "↑ error",
  tick: (value: number) => formatEnergy(value, "en"),
  named: ["b", "a"],
};

const scatter = (all = points, change: Partial<Parameters<typeof logScatter>[1]> = {}) =>
  drawn(logScatter(all, { ...options, ...change }));

const at = (mark: Element | undefined) => ({
  x: Number(mark?.getAttribute("cx")),
  y: Number(mark?.getAttribute("cy")),
});

describe("logScatter()", () => {
  it("places points by the logarithm of both values", () => {
    const { keys, marks } = scatter();
    expect(keys).toEqual(["a", "b", "c"]);
    const [a, b, c] = marks.map(at);
    expect(b!.x - a!.x).toBeCloseTo(c!.x - b!.x, 1);
    expect(a!.y - c!.y).toBeCloseTo(c!.y - b!.y, 1);
    expect(a!.y).toBeGreaterThan(c!.y);
  });

  it("leaves out points at or below zero and missing ones, which a logarithm cannot place", () => {
    const odd = [
      point("zero", 0, 10),
      point("below", 10, -1),
      point("missing", Number.NaN, 10),
      point("gone", 10, Number.NaN),
    ];
    const figure = scatter([...odd, ...points], { named: ["zero", "a"], selected: "below" });
    expect(figure.keys).toEqual(["a", "b", "c"]);
    expect(figure.texts.map(({ text }) => text)).not.toContain("town zero");
    expect(figure.svg).toBe(scatter(points, { named: ["zero", "a"], selected: "below" }).svg);
  });

  it("names the points it is asked to, beside them, and rings the selected one", () => {
    const figure = scatter(points, { selected: "c" });
    const names = figure.texts.filter(({ text }) => text.startsWith("town"));
    expect(names.map(({ text }) => text).sort()).toEqual(["town a", "town b"]);
    for (const { text, left, right, top, bottom } of names) {
      const { x, y } = at(figure.marks[figure.keys.indexOf(text.at(-1)!)]);
      const away = Math.max(left - x, x - right, top - y, y - bottom);
      expect(away).toBeLessThan(15);
    }
    const rings = [...figure.root.querySelectorAll('circle[r="6"]')];
    expect(rings.map(at)).toEqual([at(figure.marks[2])]);
    expect(scatter().root.querySelectorAll('circle[r="6"]')).toHaveLength(0);
  });

  it("names a point once, however often it is asked to", () => {
    expect(scatter(points, { named: ["b", "a", "b"] }).svg).toBe(scatter(points, { named: ["b", "a"] }).svg);
  });

  it("draws the line on which both are equal, through one scale for both axes", () => {
    const figure = scatter([point("a", 10, 1e3), point("b", 1e4, 1e4)], { identity: true, named: [] });
    const [x1, y1, x2, y2] = [
      ...figure.root
        .querySelector('[aria-label="line"] path')!
        .getAttribute("d")!
        .matchAll(/[\d.]+/g),
    ].map(Number) as [number, number, number, number];
    const b = at(figure.marks[1]);
    expect((b.y - y1) / (b.x - x1)).toBeCloseTo((y2 - y1) / (x2 - x1), 2);
    expect(at(figure.marks[0]).y).toBeLessThan(y1 + ((y2 - y1) * (at(figure.marks[0]).x - x1)) / (x2 - x1));
    expect(scatter().root.querySelector('[aria-label="line"]')).toBeNull();
  });

  it.each([
    ["over many decades", [point("a", 1, 1e-3), point("b", 1e9, 1e12)]],
    ["within one decade", [point("a", 210, 320), point("b", 880, 910)]],
    ["within a few percent", [point("a", 5000, 51), point("b", 5100, 52)]],
  ])("has two ticks or more on each axis: %s", (_, all) => {
    const { root } = scatter(all);
    for (const axis of ["x", "y"]) {
      const ticks = root.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }
  });

  it.each([328, 620])("keeps its texts inside %d px and apart, with many points, one or none", (width) => {
    const crowd = Array.from({ length: 60 }, (_, i) =>
      point(`Changwon-si ${i}`, 10 ** (3 + (i % 7) / 2), 10 ** (2 + i / 12)),
    );
    for (const all of [crowd, points, points.slice(0, 1), []]) {
      const figure = scatter(all, { width, named: all.map(({ key }) => key) });
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
