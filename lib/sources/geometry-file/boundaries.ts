import { UserError } from "#lib/core/user-error.ts";
import { cutArcs } from "../geometry/arcs.ts";
import { dropSpecks, roundPolygons } from "../geometry/grid.ts";
import { firstOverlap } from "../geometry/overlap.ts";
import { geometryText, provincesOf } from "../geometry/rows.ts";
import { rewindPolygon, type Shape } from "../geometry/shape.ts";
import { simplifyShapes } from "../geometry/simplify.ts";
import { type Matching, matchFeatures } from "./match.ts";
import type { MapFeature } from "./read.ts";

/** Decimals of longitudes and latitudes: a tenth of a pixel on a map of 900. */
const DECIMALS = 3;

/** Islets and holes smaller than this (0.25 km²) are not drawn. [degrees²] */
const SPECK = 2.5e-5;

/** What both levels of the map may take as text, so that a page can draw them. [characters] */
const LARGEST_TEXT = 160_000;

/** The municipalities of a layer: parts joined, checked against one another, and simplified until they fit a page. */
export function municipalityBoundaries(
  layers: readonly MapFeature[][],
  file: string,
): { shapes: Shape[]; matching: Matching } {
  const { features, matching } = bestLayer(layers, file);
  refuseOverlaps(features, file);
  const parts = Map.groupBy(features.keys(), (i) => matching.codes[i]!);
  const rounded = [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, indices]): Shape => {
      const polygons = roundPolygons(
        [...indices].flatMap((i) => features[i]!.polygons),
        DECIMALS,
      );
      if (polygons.length === 0) {
        throw new UserError(
          `Cannot import geometry from ${file}: ${features[indices[0]!]!.label} is smaller than 100 m across`,
        );
      }
      return dropSpecks({ code, polygons }, SPECK);
    });
  const simplified = simplifyShapes(cutArcs(rounded), fitsPage);
  return {
    shapes: simplified.map(({ code, polygons }) => ({ code, polygons: polygons.map(rewindPolygon) })),
    matching,
  };
}

function fitsPage(municipalities: readonly Shape[]): boolean {
  const shapes = [...municipalities, ...provincesOf(municipalities)];
  return shapes.reduce((sum, shape) => sum + geometryText(shape).length, 0) <= LARGEST_TEXT;
}

/** The first layer that can be told, else the first one's error: files often hold provinces beside municipalities. */
function bestLayer(layers: readonly MapFeature[][], file: string): { features: MapFeature[]; matching: Matching } {
  const errors: unknown[] = [];
  for (const features of layers) {
    try {
      return { features, matching: matchFeatures(features, file) };
    } catch (error) {
      errors.push(error);
    }
  }
  throw errors[0];
}

function refuseOverlaps(features: readonly MapFeature[], file: string): void {
  const overlap = firstOverlap(features);
  if (!overlap) return;
  throw new UserError(
    `Cannot import geometry from ${file}: ${overlap[0].label} lies within ${overlap[1].label}, expected features that do not overlap`,
  );
}
