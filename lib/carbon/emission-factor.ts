import type { GasMasses, GwpSet } from "./co2e.ts";

/** What must be said of a factor whenever it is used. */
interface FactorFacts {
  readonly id: string;
  /** Emissions of a kWh. [kgCO2e/kWh] */
  readonly kgCo2ePerKwh: number;
  /** Country, ISO 3166. */
  readonly region: string;
  /** Where the kWh is counted: before or after the grid's losses; null where the source does not say. */
  readonly end: "generation" | "consumption" | null;
  /** What is burnt in the power station, or also fuel supply and construction. */
  readonly scope: "direct" | "life cycle";
  readonly gases: readonly string[];
  /** Potentials that made one number of the gases; null where the source does not say. */
  readonly gwp: GwpSet | null;
  /** By gas, where that is known. */
  readonly masses: GasMasses | null;
  /** Years it is the mean of, as words; and the first and last, null where the source does not say. */
  readonly period: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly isPeriodAssumed: boolean;
  /** Day, month or year of publication, ISO 8601; null where it is not known. */
  readonly published: string | null;
  /** Approved for inventories; announced for reference only; a part of another factor; or a series of someone else's. */
  readonly status: "approved" | "reference" | "part" | "series";
  readonly source: string;
  readonly note: Readonly<Record<"en" | "ko", string>> | null;
  readonly name: Readonly<Record<"en" | "ko", string>>;
  readonly basis: Readonly<Record<"en" | "ko", string>>;
}

/** Mean of all that a grid generates: what an inventory counts. */
export interface AverageFactor extends FactorFacts {
  readonly kind: "average";
}

/** What one kWh more or less changes: for the effect of a shift, never for an inventory, whose functions do not take it. */
export interface MarginalFactor extends FactorFacts {
  readonly kind: "marginal";
}

/** A factor, which says by its kind what it is for. */
export type EmissionFactor = AverageFactor | MarginalFactor;

/** The table as it stands in `data/reference/emission-factors.json`. */
export interface EmissionFactorTable {
  readonly factors: readonly Readonly<Record<string, unknown>>[];
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads the table of emission factors.
 *
 * @param table What the JSON file holds.
 * @returns Its factors, each average or marginal.
 * @throws {TypeError} If a row lacks what must be said of a factor.
 */
export function emissionFactors(table: EmissionFactorTable): readonly EmissionFactor[] {
  return table.factors.map((row) => {
    const facts: FactorFacts = {
      id: text(row, "id"),
      kgCo2ePerKwh: amount(row, "kg_co2e_per_kwh"),
      region: text(row, "region"),
      end: oneOf(row, "end", ["generation", "consumption", null]),
      scope: oneOf(row, "scope", ["direct", "life cycle"]),
      gases: row.gases as readonly string[],
      gwp: oneOf(row, "gwp", ["SAR", "AR4", "AR5", null]),
      masses: row.kg_per_mwh as GasMasses | null,
      period: text(row, "period"),
      from: row.from as number | null,
      to: row.to as number | null,
      isPeriodAssumed: row.period_is_assumed === true,
      published: row.published as string | null,
      status: oneOf(row, "status", ["approved", "reference", "part", "series"]),
      source: text(row, "source"),
      note: row.note as FactorFacts["note"],
      name: row.name as FactorFacts["name"],
      basis: row.basis as FactorFacts["basis"],
    };
    return { ...facts, kind: oneOf(row, "kind", ["average", "marginal"]) };
  });
}

function text(row: Row, key: string): string {
  const value = row[key];
  if (typeof value !== "string" || value === "")
    throw new TypeError(`Cannot read factor ${row.id} as it has no ${key}`);
  return value;
}

function amount(row: Row, key: string): number {
  const value = row[key];
  if (typeof value === "number" && value >= 0) return value;
  throw new TypeError(`Cannot read factor ${row.id} as its ${key} must be a number from 0: it is ${value}`);
}

function oneOf<T extends string | null>(row: Row, key: string, values: readonly T[]): T {
  const value = row[key] as T;
  if (values.includes(value)) return value;
  throw new TypeError(`Cannot read factor ${row.id} as its ${key} must be ${values.join(" or ")}: it is ${value}`);
}
