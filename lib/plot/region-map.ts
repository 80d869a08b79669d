import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { Geometry, MultiPolygon, Position } from "geojson";
import { keyed } from "./keyed.ts";

/** A region of a map and the CSS colour it is filled with. */
export interface MapRegion {
  readonly key: string;
  readonly geometry: Geometry;
  readonly fill: string;
}

/** Extent of the map, from Baengnyeong in the west, without the islands far in the east. [degrees: west, south, east, north] */
const EXTENT = [124.55, 33.05, 129.7, 38.65] as const;

/** Islands far in the east are drawn in a frame off the coast, moved west and north. [degrees] */
const ISLES = [
  { from: 130.4, to: 131.4, east: -1.53, north: 0.6 },
  { from: 131.4, to: 132.5, east: -2.31, north: 0.82 },
] as const;

const FRAME = [129.14, 37.95, 129.68, 38.27] as const;

/** Below this the label of the frame would lie on the land. [px] */
const LEAST_WIDTH_FOR_LABEL = 300;

const HEIGHT_TO_WIDTH = 1.32;

export function regionMap(
  regions: readonly MapRegion[],
  options: { width: number; selected?: string | undefined; frameLabel: string },
): PlotOptions {
  const drawn = regions.map((region) => ({ ...region, geometry: withIslesMoved(region.geometry) }));
  const chosen = drawn.filter(({ key }) => key === options.selected);
  const width = Math.min(options.width, 640);
  return {
    width,
    height: Math.round(width * HEIGHT_TO_WIDTH),
    margin: 4,
    projection: { type: "mercator", domain: { type: "MultiPoint", coordinates: corners(EXTENT) } },
    color: { type: "identity" },
    marks: [
      Plot.geo(drawn, {
        geometry: "geometry",
        fill: "fill",
        stroke: "var(--map-border)",
        strokeWidth: 0.6,
        ...keyed(drawn, ({ key }) => key),
      }),
      Plot.geo(chosen, { geometry: "geometry", fill: "none", stroke: "var(--theme-foreground)", strokeWidth: 1.8 }),
      Plot.geo([{ type: "LineString", coordinates: [...corners(FRAME), corners(FRAME)[0] as Position] }], {
        stroke: "var(--theme-foreground-fainter)",
        fill: "none",
      }),
      Plot.text(width < LEAST_WIDTH_FOR_LABEL ? [] : [options.frameLabel], {
        x: () => FRAME[2],
        y: () => FRAME[3],
        text: (label) => label,
        dy: -7,
        textAnchor: "end",
        fill: "var(--theme-foreground-muted)",
      }),
    ],
  };
}

function corners([west, south, east, north]: readonly [number, number, number, number]): Position[] {
  return [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
  ];
}

function withIslesMoved(geometry: Geometry): Geometry {
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") return geometry;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const moved: MultiPolygon = {
    type: "MultiPolygon",
    coordinates: polygons.map((rings) => {
      const longitude = rings[0]?.[0]?.[0] ?? Number.NaN;
      const isle = ISLES.find(({ from, to }) => longitude >= from && longitude < to);
      return isle
        ? rings.map((ring) => ring.map(([x = Number.NaN, y = Number.NaN]) => [x + isle.east, y + isle.north]))
        : rings;
    }),
  };
  return moved;
}
