import type { Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import centroids from "#data/reference/region-centroids.json" with { type: "json" };
import { MISSING_FILL } from "./classes.ts";
import { drawn, faultsOf, textsOutside } from "./drawn-fixture.ts";
import { regionMap } from "./region-map.ts";

/** A square around a point, clockwise as d3-geo reads an outer ring. */
function square([lon, lat]: readonly [number, number], half = 0.03): Geometry {
  const ring = [
    [lon - half, lat - half],
    [lon - half, lat + half],
    [lon + half, lat + half],
    [lon + half, lat - half],
    [lon - half, lat - half],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

const points = Object.entries(centroids.centroids) as unknown as [string, [number, number]][];
const regions = points.map(([key, point]) => ({ key, geometry: square(point), fill: "var(--diverging-5)" }));

const map = (change: Partial<Parameters<typeof regionMap>[1]> = {}, of = regions) =>
  drawn(regionMap(of, { width: 620, frameLabel: "Ulleung, Dokdo", ...change }));

/** Bounds of a path, from its numbers. */
function bounds(path: Element | undefined | null) {
  const numbers = [...(path?.getAttribute("d") ?? "").matchAll(/-?[\d.]+/g)].map(Number);
  const [xs, ys] = [numbers.filter((_, i) => i % 2 === 0), numbers.filter((_, i) => i % 2 === 1)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const shapeOf = (figure: ReturnType<typeof drawn>, key: string) => figure.marks[figure.keys.indexOf(key)];
const frameOf = ({ root }: ReturnType<typeof drawn>) =>
  root.querySelector('[stroke="var(--theme-foreground-fainter)"] path');

describe("regionMap()", () => {
  it("draws every region once, with its key and inside the map, at any width", () => {
    expect(regions).toHaveLength(229);
    for (const width of [328, 620, 1176]) {
      const figure = map({ width });
      expect(figure.keys).toEqual(regions.map(({ key }) => key));
      for (const mark of figure.marks) {
        const { left, right, top, bottom } = bounds(mark);
        expect(right - left).toBeGreaterThan(1);
        expect(left >= 0 && right <= figure.width && top >= 0 && bottom <= figure.height).toBe(true);
      }
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(figure.width).toBeLessThanOrEqual(width);
    }
  });

  it("moves the islands far in the east into the frame beside the coast, whole, and no other region", () => {
    const dokdo = { key: "dokdo", geometry: square([131.87, 37.24], 0.01), fill: "red" };
    const split = {
      key: "split",
      fill: "red",
      geometry: {
        type: "MultiPolygon",
        coordinates: [square([129.0, 36.5]), square([130.85, 37.5])].map(
          (part) => (part as { coordinates: number[][][] }).coordinates,
        ),
      } as Geometry,
    };
    const figure = map({}, [...regions, dokdo, split]);
    const frame = bounds(frameOf(figure));
    const isFramed = (key: string) => {
      const { left, right, top, bottom } = bounds(shapeOf(figure, key));
      return left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
    };
    expect(frame.right - frame.left).toBeGreaterThan(20);
    expect([...regions.map(({ key }) => key), "dokdo"].filter(isFramed)).toEqual(["47940", "dokdo"]);
    const parts = bounds(shapeOf(figure, "split"));
    expect(parts.right).toBeLessThanOrEqual(frame.right);
    expect(parts.left).toBeLessThan(frame.left);
  });

  it("fills each region as it is told, hatched where its value is missing", () => {
    const figure = map({}, [
      regions[0]!,
      { ...regions[1]!, fill: MISSING_FILL },
      { ...regions[2]!, fill: "var(--diverging-0)" },
    ]);
    expect(figure.marks.map((mark) => mark.getAttribute("fill"))).toEqual([
      "var(--diverging-5)",
      "url(#hatch-missing)",
      "var(--diverging-0)",
    ]);
  });

  it("outlines the region that is selected, and none otherwise", () => {
    const outlines = (selected?: string) =>
      [...map({ selected }).root.querySelectorAll('[stroke="var(--theme-foreground)"] path')].map(bounds);
    expect(outlines("11110")).toEqual([bounds(shapeOf(map(), "11110"))]);
    expect(outlines("99999")).toEqual([]);
    expect(outlines()).toEqual([]);
  });
});
