import * as z from "zod/mini";
import { arraysText, parseArrays } from "#lib/pv/array-text.ts";
import type { Input } from "./input.ts";
import type { Language, Text } from "./language.ts";

/** A building as a plan draws it: its sides, east and north of the plan's south-west corner. [m] */
export interface PlanBuilding {
  readonly building: string;
  readonly name: string;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The columns of the query that yields the buildings of a plan. */
export const PLAN_COLUMNS = {
  building: "VARCHAR",
  name_en: "VARCHAR",
  name_ko: "VARCHAR",
  west_m: "DOUBLE",
  south_m: "DOUBLE",
  east_m: "DOUBLE",
  north_m: "DOUBLE",
} as const;

/**
 * An input of arrays of modules, drawn on a plan or typed into a table, which the cell `<Arrays name="…" />` shows. Its value
 * is the text that `parseArrays()` reads.
 *
 * @param query Yields texts of arrays on offer in columns `value`, `en`, `ko`: the first is the default.
 * @param options `plan` is the analysis' query, with {@link PLAN_COLUMNS}, whose rows are the buildings beneath.
 */
export function arrays(label: Text, query: string, options: { readonly plan?: string } = {}): Input<string> {
  return {
    label,
    control: "arrays",
    choices: query,
    ...(options.plan === undefined ? {} : { plan: options.plan }),
    schema: z.pipe(z.string().check(z.refine(isArrays)), z.pipe(z.transform(canonicalArrays), z.string())) as never,
    initial: ([first]) => first ?? "",
  };
}

/**
 * The one text of arrays that say the same.
 *
 * @throws {UserError} If it is no text of arrays.
 */
export function canonicalArrays(text: string): string {
  return arraysText(parseArrays(text));
}

function isArrays(text: string): boolean {
  try {
    parseArrays(text);
    return true;
  } catch {
    return false;
  }
}

/** The buildings of a plan, named in the reader's language; rows without a place are left out. */
export function planBuildings(rows: readonly object[], language: Language): PlanBuilding[] {
  return (rows as readonly Readonly<Record<string, unknown>>[]).flatMap((row) => {
    const sides = { west: row.west_m, south: row.south_m, east: row.east_m, north: row.north_m };
    if (!Object.values(sides).every(Number.isFinite)) return [];
    const name = String(row[`name_${language}`] ?? row.building);
    return [{ building: String(row.building), name, ...(sides as Record<keyof typeof sides, number>) }];
  });
}
