import { monthAt } from "#lib/core/month.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { regions } from "../regions.ts";
import type { StoredCell } from "./stored-usage.ts";

const byCode = new Map(regions.map((region) => [region.code, region]));

/** The part of a year of `regional_usage`. */
export function usagePart(year: number, rows: readonly StoredCell[]): PartWrite {
  return {
    dataset: "regional_usage",
    partition: String(year),
    columns: {
      month: Int32Array.from(rows, (row) => firstDay(row.month)),
      sido: rows.map((row) => byCode.get(row.code)!.sido),
      sigungu: rows.map((row) => byCode.get(row.code)!.sigungu),
      region_code: rows.map((row) => row.code),
      contract: rows.map((row) => row.contract),
      kwh: Float64Array.from(rows, (row) => row.kwh),
      quality: rows.map(() => "measured"),
      source: rows.map((row) => row.source),
      published: Int32Array.from(rows, (row) => firstDay(row.published)),
      published_stated: rows.map((row) => row.stated),
    },
    provenance: {
      source: [...new Set(rows.map((row) => row.source))].sort().join("; "),
      quality: "measured",
      published: monthAt(Math.max(...rows.map((row) => row.published))),
    },
  };
}

/** First day of a month counted from year 0, in days since 1970. */
function firstDay(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) / 86_400_000;
}
