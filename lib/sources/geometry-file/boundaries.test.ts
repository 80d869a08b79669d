import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import polygonClipping from "polygon-clipping";
import { describe, expect, it } from "vitest";
import { dissolvePolygons } from "../geometry/dissolve.ts";
import { geometryText, provincesOf } from "../geometry/rows.ts";
import { type Polygon, type Position, polygonArea, rewindPolygon, type Shape } from "../geometry/shape.ts";
import { regions } from "../regions.ts";
import { municipalityBoundaries } from "./boundaries.ts";
import { boardFeatures, boardTopology, bytesOf, collection, type LooseFeature } from "./map-fixture.ts";
import { readLayers } from "./read.ts";

const import_ = (document: unknown) =>
  municipalityBoundaries(readLayers({ name: "map.json", bytes: bytesOf(document) }), "map.json");
const byCode = ({ code }: { code: string }) => ({ code });
const areaOf = (polygons: readonly Polygon[]) => polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);

/** Area of the union by another library. */
function unionArea(polygons: readonly Polygon[]): number {
  const pairs = polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): [number, number] => [x, y])));
  return areaOf(polygonClipping.union(pairs).map((polygon) => rewindPolygon(polygon.map((ring) => ring.slice(0, -1)))));
}

describe("municipalityBoundaries()", () => {
  it("gives the same squares from GeoJSON and TopoJSON, in order of code", () => {
    const { shapes } = import_(collection(boardFeatures(byCode)));
    expect(shapes.map(({ code }) => code)).toEqual(regions.map(({ code }) => code).sort());
    expect(import_(boardTopology(byCode)).shapes.map(({ polygons }) => areaOf(polygons).toFixed(9))).toEqual(
      shapes.map(({ polygons }) => areaOf(polygons).toFixed(9)),
    );
    for (const { polygons } of shapes) expect(areaOf(polygons)).toBeCloseTo(0.15 * 0.15, 9);
  });

  it("joins features of one municipality without leaving their common border", () => {
    const features = boardFeatures(byCode);
    const at = regions.findIndex(({ code }) => code === "41110");
    const [[ring]] = features[at]!.geometry.coordinates as unknown as [[Position[]]];
    const [west, east] = halves(ring);
    const ward = (code: string, half: Position[]): LooseFeature => ({
      ...features[at]!,
      properties: { code },
      geometry: { type: "Polygon", coordinates: [half] as never },
    });
    const { shapes } = import_(collection([...features.toSpliced(at, 1), ward("41111", west), ward("41113", east)]));
    const joined = shapes.find(({ code }) => code === "41110")!;
    expect(joined.polygons).toHaveLength(1);
    expect(areaOf(joined.polygons)).toBeCloseTo(0.15 * 0.15, 9);
  });

  it("takes the layer with municipalities where a file has others too", () => {
    const topology = boardTopology(byCode) as { objects: Record<string, unknown> };
    const provinces = { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0]], properties: {} }] };
    const arcs = {
      ...topology,
      arcs: [
        [
          [127, 35],
          [127, 36],
          [128, 36],
          [127, 35],
        ],
        ...(topology as unknown as { arcs: unknown[] }).arcs,
      ],
    };
    const shifted = JSON.parse(JSON.stringify(topology.objects.board), (key, value) =>
      typeof value === "number" && key !== "code" ? (value < 0 ? value - 1 : value + 1) : value,
    );
    expect(import_({ ...arcs, objects: { provinces, board: shifted } }).shapes).toHaveLength(regions.length);
  });

  it("refuses features that lie on one another", () => {
    const features = boardFeatures(byCode);
    features[7]!.geometry = features[8]!.geometry;
    expect(() => import_(collection(features))).toThrow(
      /^Cannot import geometry from map.json: feature 8 of 229 lies within feature 9 of 229, expected features that do not overlap$/,
    );
  });

  it("refuses a municipality that vanishes when rounded", () => {
    const features = boardFeatures(byCode);
    const tiny = [
      [127.00001, 33.00001],
      [127.00001, 33.00002],
      [127.00002, 33.00002],
      [127.00001, 33.00001],
    ];
    features[3]!.geometry = { type: "Polygon", coordinates: [tiny] as never };
    expect(() => import_(collection(features))).toThrow(/feature 4 of 229 is smaller than 100 m across/);
  });
});

const kepco = path.resolve(import.meta.dirname, "../../../../shared/data/korea/kepco_units_229_topo.json");

describe.skipIf(!existsSync(kepco))(
  "municipalityBoundaries() of KEPCO's units (skipped where ../shared/data is absent)",
  () => {
    const layers = existsSync(kepco) ? readLayers({ name: "units.json", bytes: readFileSync(kepco) }) : [];
    const { shapes, matching } = existsSync(kepco)
      ? municipalityBoundaries(layers, "units.json")
      : { shapes: [], matching: undefined };
    const original = new Map(layers[0]?.map(({ polygons }, i) => [matching!.codes[i], polygons]));

    it("tells the 229 units by their codes of 2022", () => {
      expect(matching!.by).toBe("official codes in kepco_unit_code");
      expect(shapes.map(({ code }) => code)).toEqual(regions.map(({ code }) => code).sort());
    });

    it("fits a page with both levels", () => {
      const text = [...shapes, ...provincesOf(shapes)].map(geometryText).join("");
      expect(text.length).toBeLessThan(160_000);
      expect(text).not.toMatch(/\.\d{4}/);
    });

    it("keeps each municipality's area within 5 %, and the country's within 0.2 %", () => {
      for (const { code, polygons } of shapes) {
        expect(Math.abs(areaOf(polygons) / areaOf(original.get(code)!) - 1), code).toBeLessThan(0.05);
      }
      const [now, before] = [shapes.flatMap(({ polygons }) => polygons), [...original.values()].flat()].map(areaOf);
      expect(Math.abs(now! / before! - 1)).toBeLessThan(0.002);
    });

    it("leaves neither gap nor overlap: areas add to their union, and few holes are left in the country", () => {
      const polygons = shapes.flatMap((shape) => shape.polygons);
      const union = unionArea(polygons);
      expect(Math.abs(areaOf(polygons) / union - 1)).toBeLessThan(1e-4);
      const holes = (of: readonly Shape[]) =>
        dissolvePolygons(of.flatMap((shape) => shape.polygons)).flatMap(([, ...inner]) => inner);
      expect(holes(shapes).filter((hole) => Math.abs(polygonArea([hole])) < 1e-3)).toEqual([]);
    });
  },
);

/** A square cut in two by a vertical line through its middle. */
function halves(ring: Position[]): [Position[], Position[]] {
  const [sw, nw, ne, se] = ring as [Position, Position, Position, Position];
  const middle = (sw[0] + se[0]) / 2;
  const [s, n]: Position[] = [
    [middle, sw[1]],
    [middle, nw[1]],
  ];
  return [
    [sw, nw, n!, s!, sw],
    [s!, n!, ne, se, s!],
  ];
}
