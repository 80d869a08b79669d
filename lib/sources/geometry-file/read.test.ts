import { describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { polygonArea } from "../geometry/shape.ts";
import { regions } from "../regions.ts";
import { boardFeatures, boardTopology, bytesOf, collection, type LooseFeature } from "./map-fixture.ts";
import { readLayers } from "./read.ts";

const properties = ({ code, sigungu }: { code: string; sigungu: string }) => ({ code, name: sigungu });
const read = (document: unknown) => readLayers({ name: "map.json", bytes: bytesOf(document) });

function spoiled(spoil: (feature: LooseFeature) => void): object {
  const features = boardFeatures(properties);
  spoil(features[12]!);
  return collection(features);
}

function moved(place: (x: number, y: number) => unknown[]): object {
  return spoiled(({ geometry }) => {
    geometry.coordinates = geometry.coordinates.map((polygon) =>
      polygon.map((ring) => ring.map(([x, y]) => place(x, y) as [number, number])),
    );
  });
}

describe("readLayers()", () => {
  it("reads GeoJSON and TopoJSON alike", () => {
    const [fromGeo] = read(collection(boardFeatures(properties)));
    const [fromTopo] = read(boardTopology(properties));
    expect(fromGeo).toHaveLength(regions.length);
    const areas = (features: typeof fromGeo) =>
      features!.map(({ polygons }) => Number(polygonArea(polygons[0]!).toFixed(9)));
    expect(areas(fromTopo)).toEqual(areas(fromGeo));
    expect(fromTopo!.map(({ properties }) => properties)).toEqual(fromGeo!.map(({ properties }) => properties));
  });

  it("reads a file with a byte order mark, in code page 949, and rings wound either way", () => {
    const [feature] = boardFeatures(properties);
    feature!.geometry.coordinates = feature!.geometry.coordinates.map((polygon) =>
      polygon.map((ring) => ring.toReversed()),
    );
    expect(polygonArea(read(`\ufeff${JSON.stringify(collection([feature!]))}`)[0]![0]!.polygons[0]!)).toBeGreaterThan(
      0,
    );
    const text = JSON.stringify(collection([feature!]));
    const at = text.indexOf("종로구");
    // 종로구 in code page 949.
    const name = Uint8Array.of(0xc1, 0xbe, 0xb7, 0xce, 0xb1, 0xb8);
    const bytes = Buffer.concat([Buffer.from(text.slice(0, at)), name, Buffer.from(text.slice(at + 3))]);
    expect(readLayers({ name: "map.json", bytes })[0]![0]!.properties).toEqual({ code: "11110", name: "종로구" });
  });

  it.each<[string, unknown, RegExp]>([
    ["text that is not JSON", "code,name\n1,2", /it is not JSON \(.+\), expected TopoJSON or GeoJSON$/],
    ["JSON without an object", "12", /it holds no JSON object/],
    [
      "another type",
      { type: "Feature" },
      /found type "Feature", expected a GeoJSON "FeatureCollection" or a TopoJSON "Topology"/,
    ],
    ["no type", {}, /found no type/],
    ["a collection without features", { type: "FeatureCollection" }, /it has no features/],
    ["an empty topology", { type: "Topology", arcs: [], objects: {} }, /it has no features/],
    [
      "a topology with arcs it does not have",
      {
        type: "Topology",
        arcs: [],
        objects: { a: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[7]] }] } },
      },
      /its TopoJSON is broken, objects must name arcs that the file has/,
    ],
    ["a topology without objects", { type: "Topology", arcs: [] }, /its TopoJSON is broken/],
    [
      "a line",
      spoiled((it) => {
        it.geometry.type = "LineString";
      }),
      /feature 13 of 229 \(.+\): its geometry is a LineString, expected a Polygon or MultiPolygon/,
    ],
    [
      "no geometry",
      spoiled((it) => {
        Object.assign(it, { geometry: null });
      }),
      /feature 13 of 229 \(.+\): its geometry is missing/,
    ],
    [
      "an open ring",
      spoiled((it) => {
        it.geometry.coordinates[0]![0]!.pop();
        it.geometry.coordinates[0]![0]!.push([127, 35]);
      }),
      /a ring begins at .+ and ends at 127, 35, expected it to close/,
    ],
    [
      "a ring of two positions",
      spoiled((it) => {
        it.geometry.coordinates[0]![0]!.splice(2);
      }),
      /a ring has 2 positions, expected 4 or more/,
    ],
    ["no area", moved(() => [127, 35]), /it has no area/],
    [
      "metres",
      moved((x, y) => [(x - 127) * 1e5 + 1e6, (y - 38) * 1e5 + 2e6]),
      /are not degrees: convert the file to longitude and latitude \(EPSG:4326, WGS 84\)/,
    ],
    ["swapped axes", moved((x, y) => [y, x]), /latitude before longitude: swap them/],
    [
      "a place outside Korea",
      moved((x, y) => [x + 11, y]),
      /outside Korea \(longitude 123.5 to 132.5, latitude 32.5 to 39\)/,
    ],
    ["a text as number", moved((x, y) => [String(x), y]), /a position is \["127.8",34\], expected two numbers/],
    ["a missing number", moved((x) => [x, null]), /expected two numbers: longitude and latitude in degrees/],
  ])("refuses %s in one line that names the file", (_, document, message) => {
    expect(() => read(document)).toThrow(UserError);
    expect(() => read(document)).toThrow(message);
    expect(() => read(document)).toThrow(/^Cannot import geometry from map.json: [^\n]+$/);
  });
});
