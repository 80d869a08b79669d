import { UserError } from "#lib/core/user-error.ts";
import type { LoadTable } from "./load-table.ts";
import { seoulYear } from "./seoul-time.ts";

/** An hour of the dataset `national_load`. */
export interface StoredHour {
  /** Start of the hour. [ms since 1970 UTC] */
  readonly start: number;
  readonly loadMw: number;
  readonly source: string;
}

/** The hours of some files, each once. */
export interface CombinedLoad {
  /** Hours by calendar year in Asia/Seoul. */
  readonly years: ReadonlyMap<number, ReadonlyMap<number, StoredHour>>;
  /** Rows that repeat an hour with the same load. */
  readonly repeated: number;
}

/** Joins the hours of some files; an hour may stand there again with the same load, not with another. */
export function combineLoad(tables: readonly LoadTable[]): CombinedLoad {
  const hours = new Map<number, { readonly loadMw: number; readonly place: string; readonly file: string }>();
  let repeated = 0;
  for (const { file, hours: own } of tables) {
    for (const { start, loadMw, place } of own) {
      const known = hours.get(start);
      if (known === undefined) {
        hours.set(start, { loadMw, place, file });
      } else if (known.loadMw === loadMw) {
        repeated += 1;
      } else {
        throw new UserError(
          `Cannot import ${place} as the hour from ${new Date(start).toISOString()} has ${known.loadMw} MW in ${known.place}: current value is ${loadMw} MW`,
        );
      }
    }
  }
  const rows = Array.from(hours, ([start, { loadMw, file }]) => ({ start, loadMw, source: `KPX, ${file}` }));
  const years = Map.groupBy(rows, ({ start }) => seoulYear(start));
  return {
    years: new Map(Array.from(years, ([year, of]) => [year, new Map(of.map((row) => [row.start, row]))])),
    repeated,
  };
}

/** What an import makes of a year. */
export interface MergedLoad {
  readonly rows: readonly StoredHour[];
  readonly added: number;
  readonly restated: number;
  readonly unchanged: number;
}

/** Puts the hours of an import over those of the lake. */
export function mergeLoad(
  stored: ReadonlyMap<number, StoredHour>,
  incoming: ReadonlyMap<number, StoredHour>,
): MergedLoad {
  const rows = new Map(stored);
  const counts = { added: 0, restated: 0, unchanged: 0 };
  for (const [start, hour] of incoming) {
    const before = stored.get(start);
    if (before?.loadMw === hour.loadMw) {
      counts.unchanged += 1;
    } else {
      counts[before === undefined ? "added" : "restated"] += 1;
      rows.set(start, hour);
    }
  }
  return { rows: [...rows.values()], ...counts };
}
