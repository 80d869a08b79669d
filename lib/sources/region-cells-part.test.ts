import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { geoArea } from "d3-geo";
import type { MultiPolygon } from "geojson";
import polygonClipping from "polygon-clipping";
import { describe, expect, it } from "vitest";
import points from "#data/reference/region-centroids.json" with { type: "json" };
import { dissolvePolygons } from "./geometry/dissolve.ts";
import { roundPolygons } from "./geometry/grid.ts";
import { representativePoint } from "./geometry/point.ts";
import { type Polygon, polygonArea, rewindPolygon, ringContains } from "./geometry/shape.ts";
import { readLayers } from "./geometry-file/read.ts";
import { koreaOutline } from "./region-cells/outline.ts";
import { regionCellsPart } from "./region-cells-part.ts";
import { regions } from "./regions.ts";

const { columns, provenance } = regionCellsPart();
const rows = columns.level.map((level, i) => ({
  level,
  code: columns.region_code[i]!,
  text: columns.geometry[i]!,
  geometry: JSON.parse(columns.geometry[i]!) as MultiPolygon,
  point: [columns.centroid_lon[i]!, columns.centroid_lat[i]!] as const,
}));
const municipalities = rows.filter(({ level }) => level === "municipality");
const provinces = rows.filter(({ level }) => level === "province");

type Pairs = [number, number][][];
const polygonsOf = ({ geometry }: { geometry: MultiPolygon }) =>
  geometry.coordinates.map((polygon) => polygon.map((ring) => ring.slice(0, -1))) as Pairs[];
const areaOf = (polygons: readonly Polygon[]) => polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
const unionArea = (polygons: Pairs[]) =>
  areaOf(polygonClipping.union(polygons).map((polygon) => rewindPolygon(polygon.map((ring) => ring.slice(0, -1)))));

describe("regionCellsPart()", () => {
  it("gives every municipality and province one row, marked as estimated", () => {
    expect(municipalities.map(({ code }) => code).sort()).toEqual(regions.map(({ code }) => code).sort());
    expect(provinces).toHaveLength(17);
    expect(new Set(columns.kind)).toEqual(new Set(["cell"]));
    expect(new Set([...columns.quality, provenance.quality])).toEqual(new Set(["estimated"]));
  });

  it("gives every region an area of closed rings of different positions, wound as d3-geo reads them", () => {
    for (const { code, geometry } of rows) {
      expect(geometry.coordinates.length, code).toBeGreaterThan(0);
      for (const ring of geometry.coordinates.flat()) {
        expect(ring.at(0)).toEqual(ring.at(-1));
        expect(ring.length).toBeGreaterThan(3);
        expect(new Set(ring.map(String)).size, code).toBe(ring.length - 1);
      }
      // The whole country is 0.0025 sr; a ring wound the wrong way would be the rest of the globe.
      expect(geoArea(geometry), code).toBeGreaterThan(1e-9);
      expect(geoArea(geometry), code).toBeLessThan(0.001);
    }
  });

  it("cuts the country without overlap: cells add to their union, and to the outline and one islet", () => {
    const sum = areaOf(municipalities.flatMap(polygonsOf));
    const union = unionArea(municipalities.flatMap(polygonsOf));
    const outline = areaOf(roundPolygons(koreaOutline().map(rewindPolygon), 3));
    expect(Math.abs(sum - union) / union).toBeLessThan(1e-5);
    expect((sum - outline) / outline).toBeGreaterThan(0);
    expect((sum - outline) / outline).toBeLessThan(3e-4);
    // Joined edge by edge, neighbours leave no hole only where they share every position.
    const joined = dissolvePolygons(municipalities.flatMap(polygonsOf));
    expect(joined).toHaveLength(koreaOutline().length + 1);
    expect(joined.every((rings) => rings.length === 1)).toBe(true);
  });

  it("makes a province of its municipalities' cells", () => {
    for (const province of provinces) {
      const parts = municipalities.filter(
        ({ code }) => regions.find((region) => region.code === code)!.province === province.code,
      );
      expect(parts.length, province.code).toBeGreaterThan(0);
      expect(areaOf(polygonsOf(province)), province.code).toBeCloseTo(areaOf(parts.flatMap(polygonsOf)), 9);
    }
  });

  it("leaves no sliver: but for Dokdo, no part is below half a square kilometre", () => {
    const small = municipalities.flatMap((row) =>
      polygonsOf(row)
        .filter((polygon) => polygonArea(polygon) < 5e-5)
        .map(() => row.code),
    );
    expect(small).toEqual(["47940"]);
  });

  it("gives a municipality without land in the atlas (영도구) an islet, and islands to their own county", () => {
    const holds = (code: string, at: readonly [number, number]) =>
      polygonsOf(municipalities.find((row) => row.code === code)!).some(([outer]) => ringContains(outer!, at));
    expect(holds("26200", [129.066, 35.079])).toBe(true);
    expect(holds("47940", [130.86, 37.5])).toBe(true);
    const ongjin = polygonsOf(municipalities.find(({ code }) => code === "28720")!).map(([outer]) =>
      Math.round(outer![0]![0]),
    );
    expect(new Set(ongjin)).toEqual(new Set([125, 126]));
  });

  it("holds the point of almost every municipality, so that cells are where the places are", () => {
    const inside = municipalities.filter((row) => polygonsOf(row).some(([outer]) => ringContains(outer!, row.point)));
    expect(inside.length).toBeGreaterThan(220);
  });

  it("stays small enough to be drawn on every visit", () => {
    expect(rows.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(175_000);
    expect(rows.every(({ text }) => !/\.\d{4}/.test(text))).toBe(true);
  });
});

const boundaries = path.resolve(import.meta.dirname, "../../../shared/data/korea/kepco_units_229_topo.json");

describe("region-centroids.json", () => {
  it("has a point for each of the 229 municipalities, none twice", () => {
    expect(Object.keys(points.centroids).sort()).toEqual(regions.map(({ code }) => code).sort());
    expect(new Set(Object.values(points.centroids).map(String)).size).toBe(regions.length);
  });

  it.skipIf(!existsSync(boundaries))(
    "is what the boundaries of 2022-03 give (skipped where ../shared/data is absent)",
    () => {
      const [features] = readLayers({ name: "boundaries", bytes: readFileSync(boundaries) });
      const known = new Map<string, readonly number[]>(Object.entries(points.centroids));
      let compared = 0;
      for (const { properties, polygons } of features!) {
        const unit = String(properties.kepco_unit_code);
        const region = regions.find(
          ({ code, history }) => code === unit || history.some((before) => before.code === unit),
        );
        const [lon, lat] = representativePoint(polygons);
        expect(known.get(region!.code), unit).toEqual([expect.closeTo(lon, 2.9), expect.closeTo(lat, 2.9)]);
        compared += 1;
      }
      expect(compared).toBe(229);
    },
  );
});
