import { UserError } from "#lib/core/user-error.ts";
import { type Polygon, type Position, type Ring, rewindPolygon, ringArea } from "../geometry/shape.ts";

/** Korea with its islands. [degrees] */
const EXTENT = { west: 123.5, south: 32.5, east: 132.5, north: 39 } as const;

/**
 * The polygons of a GeoJSON geometry, wound clockwise, without the repeated last positions.
 *
 * @param where File and feature, for messages.
 * @throws {UserError} If it is not an area of closed rings in longitudes and latitudes in Korea.
 */
export function checkedPolygons(geometry: unknown, where: string): Polygon[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== "Polygon" && type !== "MultiPolygon") {
    fail(
      where,
      `its geometry is ${typeof type === "string" ? `a ${type}` : "missing"}, expected a Polygon or MultiPolygon`,
    );
  }
  const polygons = type === "Polygon" ? [coordinates] : list(coordinates);
  const rings = polygons.map((polygon) => list(polygon).map((ring) => checkedRing(list(ring), where)));
  const areas = rings
    .filter(([outer]) => outer && ringArea(outer) !== 0)
    .map((polygon) => rewindPolygon(polygon.filter((ring) => ringArea(ring) !== 0)));
  if (areas.length === 0) fail(where, "it has no area, expected at least one ring");
  return areas;
}

function checkedRing(ring: unknown[], where: string): Ring {
  const positions = ring.map((position) => checkedPosition(list(position), where));
  const [first, last] = [positions[0], positions.at(-1)];
  if (!first || !last || positions.length < 4) {
    fail(where, `a ring has ${positions.length} positions, expected 4 or more with the last repeating the first`);
  }
  if (first[0] !== last[0] || first[1] !== last[1]) {
    fail(where, `a ring begins at ${first.join(", ")} and ends at ${last.join(", ")}, expected it to close`);
  }
  return positions.slice(0, -1);
}

function checkedPosition([x, y]: unknown[], where: string): Position {
  if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y)) {
    fail(where, `a position is ${JSON.stringify([x, y])}, expected two numbers: longitude and latitude in degrees`);
  }
  const { west, south, east, north } = EXTENT;
  if (x >= west && x <= east && y >= south && y <= north) return [x, y];
  const at = `a position is ${x}, ${y}`;
  if (y >= west && y <= east && x >= south && x <= north) {
    fail(where, `${at}, which is latitude before longitude: swap them, GeoJSON puts longitude first`);
  }
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    fail(where, `${at}, which are not degrees: convert the file to longitude and latitude (EPSG:4326, WGS 84) first`);
  }
  fail(where, `${at}, outside Korea (longitude ${west} to ${east}, latitude ${south} to ${north})`);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function fail(where: string, what: string): never {
  throw new UserError(`Cannot import geometry from ${where}: ${what}`);
}
