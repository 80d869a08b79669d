import type { GasMasses, GwpSet } from "./co2e.ts";
import { factorFields } from "./factor-fields.ts";

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

/**
 * Reads the table of emission factors.
 *
 * @param table What the JSON file holds.
 * @returns Its factors, each average or marginal.
 * @throws {TypeError} If a row lacks what must be said of a factor.
 */
export function emissionFactors(table: EmissionFactorTable): readonly EmissionFactor[] {
  return table.factors.map((row) => {
    const read = factorFields(row);
    const facts: FactorFacts = {
      id: read.text("id"),
      kgCo2ePerKwh: read.amount("kg_co2e_per_kwh"),
      region: read.text("region"),
      end: read.oneOf("end", ["generation", "consumption", null]),
      scope: read.oneOf("scope", ["direct", "life cycle"]),
      gases: read.gases("gases"),
      gwp: read.oneOf("gwp", ["SAR", "AR4", "AR5", null]),
      masses: read.massesOrNull("kg_per_mwh"),
      period: read.text("period"),
      from: read.yearOrNull("from"),
      to: read.yearOrNull("to"),
      isPeriodAssumed: read.flag("period_is_assumed"),
      published: read.dayOrNull("published"),
      status: read.oneOf("status", ["approved", "reference", "part", "series"]),
      source: read.text("source"),
      note: read.wordsOrNull("note"),
      name: read.words("name"),
      basis: read.words("basis"),
    };
    const { from, to } = facts;
    if ((from === null) !== (to === null) || (from !== null && to !== null && to < from)) {
      throw new TypeError(`Cannot read factor ${facts.id} as its period ends in ${to}, before it begins in ${from}`);
    }
    return { ...facts, kind: read.oneOf("kind", ["average", "marginal"]) };
  });
}
