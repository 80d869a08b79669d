import type { AverageFactor } from "./emission-factor.ts";

/** A claim on the attributes of generated energy: a contract (PPA, green tariff) or a certificate (REC, guarantee of origin). */
export interface Instrument {
  readonly name: string;
  readonly kind: "contract" | "certificate";
  readonly kwh: number;
  /** Emissions of what it is for; 0 for wind and sun. [kgCO2e/kWh] */
  readonly kgCo2ePerKwh: number;
  /** Year in which the energy was generated. */
  readonly vintage: number;
  /** Market in which it is valid: that of the consumption, else it does not count. */
  readonly region: string;
}

/** What a scope 2 inventory of a year counts. */
export interface Scope2Request {
  readonly year: number;
  /** Energy taken from the grid; what is exported is not deducted. [kWh] */
  readonly importedKwh: number;
  /** Mean of the grid: a marginal factor does not fit the type. */
  readonly factor: AverageFactor;
  readonly instruments: readonly Instrument[];
  /** Mean of what nobody claimed; left out where none is published, as in Korea: the grid's mean then stands in. */
  readonly residualMix?: AverageFactor;
  /** Own generation used on site whose certificates were sold: by the market it is like the grid's. [kWh] */
  readonly soldAttributesKwh?: number;
  /** Years that a vintage may lie before the inventory. */
  readonly vintageYears?: number;
}

/** An instrument as it counts. */
interface AppliedInstrument {
  readonly instrument: Instrument;
  /** Consumption that it covers, and what is left of it, which carries over to nothing. [kWh] */
  readonly appliedKwh: number;
  readonly excessKwh: number;
  /** Why it does not count at all; null where it does. */
  readonly refused: "vintage" | "region" | null;
}

/** Scope 2 emissions, by both methods, as the Guidance asks. */
export interface Scope2 {
  readonly locationBased: { readonly kgCo2e: number; readonly factor: AverageFactor };
  readonly marketBased: {
    readonly kgCo2e: number;
    readonly instruments: readonly AppliedInstrument[];
    /** Consumption that no instrument covers, and the factor it took. */
    readonly uncoveredKwh: number;
    readonly residual: AverageFactor;
    /** True where no residual mix was given, which must be told with the figure. */
    readonly isResidualMixMissing: boolean;
  };
}

/**
 * Scope 2 emissions of bought electricity by the GHG Protocol's Scope 2 Guidance [1], always both: location-based by the
 * grid's mean; market-based by contracts and certificates of fitting vintage and market in the order given, and for the rest by
 * the residual mix.
 *
 * @param request Consumption, factor, instruments.
 * @returns Both figures with what they rest on; NaN where the consumption is. [kg]
 * @throws {RangeError} If an energy is negative.
 *
 * [1] M. Sotos, "GHG Protocol Scope 2 Guidance," World Resources Institute, 2015,
 *     https://ghgprotocol.org/scope-2-guidance.
 */
export function footprint(request: Scope2Request): Scope2 {
  const { year, importedKwh, factor, instruments, residualMix, soldAttributesKwh = 0, vintageYears = 0 } = request;
  const negative = [importedKwh, soldAttributesKwh, ...instruments.map(({ kwh }) => kwh)].find((kwh) => kwh < 0);
  if (negative !== undefined) throw new RangeError(`Cannot count emissions as an energy is negative: ${negative} kWh`);
  let uncovered = importedKwh + soldAttributesKwh;
  let claimed = 0;
  const applied = instruments.map((instrument): AppliedInstrument => {
    const refused = refusal(instrument, { region: factor.region, year, vintageYears });
    const appliedKwh = refused ? 0 : Math.min(instrument.kwh, uncovered);
    uncovered -= appliedKwh;
    claimed += appliedKwh * instrument.kgCo2ePerKwh;
    return { instrument, appliedKwh, excessKwh: instrument.kwh - appliedKwh, refused };
  });
  const residual = residualMix ?? factor;
  return {
    locationBased: { kgCo2e: importedKwh * factor.kgCo2ePerKwh, factor },
    marketBased: {
      kgCo2e: claimed + uncovered * residual.kgCo2ePerKwh,
      instruments: applied,
      uncoveredKwh: uncovered,
      residual,
      isResidualMixMissing: residualMix === undefined,
    },
  };
}

function refusal(
  { region, vintage }: Instrument,
  asked: { readonly region: string; readonly year: number; readonly vintageYears: number },
): AppliedInstrument["refused"] {
  if (region !== asked.region) return "region";
  return vintage > asked.year || vintage < asked.year - asked.vintageYears ? "vintage" : null;
}
