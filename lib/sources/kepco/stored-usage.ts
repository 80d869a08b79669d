import { monthIndex } from "#lib/core/month.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { cellKey } from "./combine.ts";

/** A row of the dataset `regional_usage` as the lake has it, without what follows from its region. */
export interface StoredCell {
  readonly code: string;
  readonly contract: string;
  /** Months since year 0. */
  readonly month: number;
  /** NaN where missing. [kWh] */
  readonly kwh: number;
  readonly source: string;
  /** Month of publication, months since year 0. */
  readonly published: number;
  readonly stated: boolean;
}

interface Row {
  readonly code: string;
  readonly contract: string;
  readonly month: string;
  readonly kwh: number | null;
  readonly source: string;
  readonly published: string;
  readonly stated: boolean;
}

const COLUMNS = {
  code: "VARCHAR",
  contract: "VARCHAR",
  month: "VARCHAR",
  kwh: "DOUBLE",
  source: "VARCHAR",
  published: "VARCHAR",
  stated: "BOOLEAN",
} as const;

/** What the lake has of some years, year by year, the synthetic sample left out. */
export async function storedUsage(
  snapshot: Snapshot,
  years: readonly number[],
  signal?: AbortSignal,
): Promise<Map<number, Map<number, StoredCell>>> {
  const stored = new Map(years.map((year) => [year, new Map<number, StoredCell>()]));
  const { parts } = snapshot.manifest;
  if (!parts.some(({ dataset, provenance }) => dataset === "regional_usage" && provenance.quality !== "synthetic")) {
    return stored;
  }
  const result = await snapshot.query(
    `SELECT region_code AS code, contract, strftime(month, '%Y-%m') AS month, kwh, source,
            strftime(published, '%Y-%m') AS published, published_stated AS stated
     FROM regional_usage
     WHERE quality <> 'synthetic' AND year(month) BETWEEN $first AND $last`,
    { first: Math.min(...years), last: Math.max(...years) },
    { expect: COLUMNS, ...(signal ? { signal } : {}) },
  );
  for (const row of result.rows<Row>()) {
    const month = monthIndex(row.month);
    const cell = { ...row, month, kwh: row.kwh ?? Number.NaN, published: monthIndex(row.published) };
    stored.get(Math.floor(month / 12))?.set(cellKey(row.code, row.contract, month), cell);
  }
  return stored;
}
