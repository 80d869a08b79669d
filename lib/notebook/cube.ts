import type { Dimension } from "#lib/lake/cube/cube-request.ts";
import type { Measure } from "#lib/lake/cube/measure.ts";
import type { Filters } from "./filters.ts";

/** A query that is reduced to what a line of some width shows: x, y and series, nothing else. */
export interface Line {
  readonly x: string;
  readonly y: string;
  readonly series?: string;
}

/** A view of a cube: the dimensions it groups by, and whether it is drawn as a line of any length. */
export interface View {
  readonly by: readonly string[];
  readonly line?: Line;
}

/** A base query with dimensions to group and filter by, and measures. Its views filter one another. */
export interface Cube {
  /** Name of the base query's file. */
  readonly query: string;
  readonly dimensions: Readonly<Record<string, Dimension>>;
  readonly measures: Readonly<Record<string, Measure>>;
  /** The DATE dimension that the page's time range filters, by whole days of the site's zone. */
  readonly range?: string;
  /** Queries of the analysis by name. */
  readonly views: Readonly<Record<string, View>>;
}

export type Cubes = Readonly<Record<string, Cube>>;

/** The cube that answers a query, if one does. */
export function cubeOf(
  cubes: Cubes | undefined,
  query: string,
): { readonly cube: Cube; readonly view: View } | undefined {
  for (const cube of Object.values(cubes ?? {})) {
    const view = Object.hasOwn(cube.views, query) ? cube.views[query] : undefined;
    if (view) return { cube, view };
  }
  return undefined;
}

/** The dimensions of all cubes: what `f` may name. A fine one is a line's own axis, which the time range filters. */
export function filterable(cubes: Cubes | undefined): Readonly<Record<string, Dimension>> {
  const all = Object.values(cubes ?? {}).flatMap(({ dimensions }) => Object.entries(dimensions));
  return Object.fromEntries(all.filter(([, { fine }]) => !fine));
}

/** The filters that a view follows: all of its cube's but those on its own dimensions. */
export function filtersOf({ cube, view }: { cube: Cube; view: View }, filters: Filters): Filters {
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => name in cube.dimensions && !view.by.includes(name)),
  );
}
