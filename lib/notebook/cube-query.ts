import type { Condition, CubeRequest } from "#lib/lake/cube/cube-request.ts";
import type { LineRequest } from "#lib/lake/cube/line-sql.ts";
import type { Parameters } from "#lib/lake/snapshot.ts";
import type { Cube, Line, View } from "./cube.ts";
import { filtersOf } from "./cube.ts";
import type { Filters } from "./filters.ts";
import type { AbsoluteRange } from "./time-range.ts";
import { daysOf } from "./time-range.ts";

/** What the reader looks at, beside the inputs. */
export interface Sight {
  readonly filters: Filters;
  readonly range?: AbsoluteRange | undefined;
  /** Pixel columns of lines. */
  readonly width: number;
  readonly zone: string;
}

/** What a view asks of its cube. */
export function viewRequest(
  of: { cube: Cube; view: View },
  base: { sql: string; parameters: Parameters },
  sight: Sight,
): CubeRequest {
  const { cube, view } = of;
  const filters = Object.entries(filtersOf(of, sight.filters)).map(
    ([dimension, filter]): Condition =>
      "values" in filter ? { dimension, in: filter.values } : { dimension, ...filter },
  );
  const days = cube.range !== undefined && sight.range ? daysOf(sight.range, sight.zone) : undefined;
  const within: Condition[] = days ? [{ dimension: cube.range as string, ...days, halfOpen: true }] : [];
  const type = view.line ? cube.dimensions[view.line.x]?.type : undefined;
  return {
    ...base,
    dimensions: cube.dimensions,
    measures: cube.measures,
    by: view.by,
    where: [...filters, ...within],
    ...(view.line ? { line: lineRequest(view.line, type === "TIMESTAMPTZ" || type === "DATE", sight) } : {}),
  };
}

/** What is asked of a line's rows. */
export function lineRequest({ x, y, series }: Line, isTime: boolean, { width, range }: Sight): LineRequest {
  return { x, y, series, isTime, width, ...(isTime && range ? range : {}) };
}
