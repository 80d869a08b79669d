import { monthAt } from "#lib/core/month.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { regions } from "../regions.ts";
import type { StoredCell } from "./stored-usage.ts";

const byCode = new Map(regions.map((region) => [region.code, region]));

/** The part of a year of `regional_usage`. */
export function usagePart(year: number, rows: readonly StoredCell[]): PartWrite {
  const firstDay = (month: number) => `${monthAt(month)}-01`;
  return {
    dataset: "regional_usage",
    partition: String(year),
    columns: {
      month: rows.map((row) => firstDay(row.month)),
      sido: rows.map((row) => byCode.get(row.code)!.sido),
      sigungu: rows.map((row) => byCode.get(row.code)!.sigungu),
      region_code: rows.map((row) => row.code),
      contract: rows.map((row) => row.contract),
      kwh: rows.map((row) => row.kwh),
      quality: rows.map(() => "measured"),
      source: rows.map((row) => row.source),
      published: rows.map((row) => firstDay(row.published)),
      published_stated: rows.map((row) => row.stated),
    },
    provenance: {
      source: [...new Set(rows.map((row) => row.source))].sort().join("; "),
      quality: "measured",
      published: monthAt(Math.max(...rows.map((row) => row.published))),
    },
  };
}
