import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { UserError } from "#lib/core/user-error.ts";
import type { Polygon } from "../geometry/shape.ts";
import { decodeKorean } from "../table/korean-text.ts";
import type { SourceFile } from "../table/source-file.ts";
import { checkedPolygons } from "./check.ts";

/** One area of a file, with what the file says about it. */
export interface MapFeature {
  /** How messages name it: "feature 13 of 229 (종로구)". */
  readonly label: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: readonly Polygon[];
}

interface LooseFeature {
  readonly geometry?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

/** Reads the layers of a TopoJSON file, or the one layer of a GeoJSON FeatureCollection, and checks every position. */
export function readLayers(file: SourceFile): MapFeature[][] {
  const document = parse(file);
  const layers = document.type === "Topology" ? layersOf(document, file.name) : [document.features];
  if (document.type !== "Topology" && document.type !== "FeatureCollection") {
    const found = typeof document.type === "string" ? `type "${document.type}"` : "no type";
    throw new UserError(
      `Cannot import geometry from ${file.name}: found ${found}, expected a GeoJSON "FeatureCollection" or a TopoJSON "Topology"`,
    );
  }
  const filled = layers.filter((layer): layer is LooseFeature[] => Array.isArray(layer) && layer.length > 0);
  if (filled.length === 0) {
    throw new UserError(
      `Cannot import geometry from ${file.name}: it has no features, expected one or more a municipality`,
    );
  }
  return filled.map((features) => features.map((found, i) => readFeature(found, i, features.length, file.name)));
}

function parse({ name, bytes }: SourceFile): { type?: unknown; features?: unknown } {
  const text = decodeKorean(name, bytes);
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null) return parsed;
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).replaceAll(/\s+/g, " ");
    throw new UserError(
      `Cannot import geometry from ${name}: it is not JSON (${reason}), expected TopoJSON or GeoJSON`,
      {
        cause,
      },
    );
  }
  throw new UserError(`Cannot import geometry from ${name}: it holds no JSON object, expected TopoJSON or GeoJSON`);
}

function layersOf(document: object, name: string): unknown[] {
  const topology = document as Topology;
  try {
    return Object.values(topology.objects).map((object) => {
      const layer = feature(topology, object);
      return "features" in layer ? layer.features : [layer];
    });
  } catch (cause) {
    throw new UserError(
      `Cannot import geometry from ${name}: its TopoJSON is broken, objects must name arcs that the file has`,
      {
        cause,
      },
    );
  }
}

function readFeature(found: LooseFeature, index: number, count: number, name: string): MapFeature {
  const properties = found?.properties ?? {};
  const names = Object.values(properties).filter((value) => typeof value === "string" && /[가-힣]/.test(value));
  const label = `feature ${index + 1} of ${count}${names.length > 0 ? ` (${names.slice(0, 3).join(" ")})` : ""}`;
  return { label, properties, polygons: checkedPolygons(found?.geometry, `${name}: ${label}`) };
}
