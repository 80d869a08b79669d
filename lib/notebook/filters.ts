import type { Dimension, DimensionValue } from "#lib/lake/cube/cube-request.ts";
import type { Dropped } from "./inputs-url.ts";

/** Values that a dimension may take: a few of them (null is missing), or all from one to another, both included. */
export type Filter =
  | { readonly values: readonly DimensionValue[] }
  | { readonly from?: string | number; readonly to?: string | number };

export type Filters = Readonly<Record<string, Filter>>;

type Dimensions = Readonly<Record<string, Dimension>>;

/** Stands for a missing value; a text that is just this is written %7E. */
const MISSING = "~";

/**
 * The filters that a URL states, each as `f=building:library,dorm-1` or, both ends included, `f=hour:8..18` (`8..` and `..18`
 * are open). What cannot be taken is dropped and named; of two for one dimension the last is taken.
 */
export function parseFilters(
  dimensions: Dimensions,
  search: URLSearchParams,
): { filters: Filters; dropped: Dropped[] } {
  const filters = new Map<string, Filter>();
  const texts = new Map<string, string>();
  const dropped: Dropped[] = [];
  for (const text of search.getAll("f")) {
    const at = text.indexOf(":");
    const name = text.slice(0, Math.max(0, at));
    const dimension = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined;
    const filter = dimension ? parseFilter(dimension, text.slice(at + 1)) : undefined;
    if (!filter) {
      dropped.push({ name: "f", value: text });
      continue;
    }
    const before = texts.get(name);
    if (before !== undefined) dropped.push({ name: "f", value: before });
    filters.set(name, filter);
    texts.set(name, text);
  }
  return { filters: normalFilters(dimensions, Object.fromEntries(filters)), dropped };
}

/** The texts of `f` that state exactly these filters, in the order of the dimensions. */
export function filterTexts(dimensions: Dimensions, filters: Filters): string[] {
  return Object.entries(normalFilters(dimensions, filters)).map(([name, filter]) => filterText(name, filter));
}

/** The text of `f` that states one filter. */
export function filterText(name: string, filter: Filter): string {
  if ("values" in filter) return `${name}:${filter.values.map(written).join(",")}`;
  return `${name}:${filter.from ?? ""}..${filter.to ?? ""}`;
}

/** Whether a filter lets a value through; no filter lets all. A key of a mark may stand for a number. */
export function admits(filter: Filter | undefined, value: DimensionValue): boolean {
  if (!filter) return true;
  if ("values" in filter)
    return filter.values.some((each) => each === value || (each !== null && String(each) === value));
  if (value === null) return false;
  const { from, to } = filter;
  const compared = typeof (from ?? to) === "number" ? Number(value) : value;
  return (from === undefined || compared >= from) && (to === undefined || compared <= to);
}

/** The same filters in the one order in which they are kept: as the dimensions stand, values sorted, each once. */
function normalFilters(dimensions: Dimensions, filters: Filters): Filters {
  const normal: Record<string, Filter> = {};
  for (const name of Object.keys(dimensions)) {
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (!filter) continue;
    normal[name] = "values" in filter ? { values: [...new Set(filter.values)].sort(compare) } : filter;
  }
  return normal;
}

function compare(a: DimensionValue, b: DimensionValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function written(value: DimensionValue): string {
  if (value === null) return MISSING;
  const text = String(value).replaceAll("%", "%25").replaceAll(",", "%2C").replaceAll("..", "%2E%2E");
  return text === MISSING ? "%7E" : text;
}

function parseFilter({ type }: Dimension, text: string): Filter | undefined {
  const ends = text.split("..");
  if (ends.length === 2) return isOrdered(type) ? parseEnds(type, ends[0] as string, ends[1] as string) : undefined;
  if (ends.length > 2) return undefined;
  const values = text.split(",").map((part) => parseValue(type, part));
  return values.includes(undefined) ? undefined : { values: values as DimensionValue[] };
}

function parseEnds(type: string, low: string, high: string): Filter | undefined {
  const from = low === "" ? undefined : parseValue(type, low);
  const to = high === "" ? undefined : parseValue(type, high);
  if ((low !== "" && from == null) || (high !== "" && to == null) || (low === "" && high === "")) return undefined;
  if (from != null && to != null && from > to) return undefined;
  return { ...(from == null ? {} : { from }), ...(to == null ? {} : { to }) } as Filter;
}

function isOrdered(type: string): boolean {
  return ["INTEGER", "BIGINT", "DOUBLE", "DATE"].includes(type);
}

function parseValue(type: string, text: string): DimensionValue | undefined {
  if (text === MISSING) return null;
  switch (type) {
    case "INTEGER":
    case "BIGINT":
      return /^-?\d{1,9}$/.test(text) ? Number(text) + 0 : undefined;
    case "DOUBLE":
      return /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/.test(text) && Number.isFinite(Number(text))
        ? Number(text) + 0
        : undefined;
    case "BOOLEAN":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "DATE":
      return isDate(text) ? text : undefined;
    default:
      try {
        return decodeURIComponent(text);
      } catch {
        // A stray % of a hand-written URL.
        return undefined;
      }
  }
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().startsWith(text)
  );
}
