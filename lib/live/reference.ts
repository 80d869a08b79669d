import { wallTime } from "#lib/core/zone.ts";
import emissions from "../../data/reference/emission-factors.json" with { type: "json" };
import tariffs from "../../data/reference/tariffs.json" with { type: "json" };

/** The factor by which emissions are counted, with all that must be said of it. */
export interface EmissionFactor {
  readonly kgCo2ePerKwh: number;
  readonly period: string;
  readonly published: string;
  readonly basis: Readonly<Record<"en" | "ko", string>>;
  readonly name: Readonly<Record<"en" | "ko", string>>;
}

/** What a bought kWh costs today: the energy charge alone. */
export interface EnergyPrice {
  readonly krwPerKwh: number;
  readonly effective: string;
  readonly name: Readonly<Record<"en" | "ko", string>>;
  /** True while nobody has said that the site has this contract. */
  readonly isAssumption: boolean;
}

export function emissionFactor(): EmissionFactor {
  const found = emissions.factors.find(({ id }) => id === emissions.shown);
  if (!found?.published) throw new Error(`Cannot count emissions as there is no dated factor ${emissions.shown}`);
  const { kg_co2e_per_kwh, period, published, basis, name } = found;
  return { kgCo2ePerKwh: kg_co2e_per_kwh, period, published, basis, name };
}

/** The energy charge of the season that an instant lies in. */
export function energyPrice(at: number, zone: string): EnergyPrice {
  const tariff = tariffs.tariffs.find(({ id }) => id === tariffs.shown);
  const { month } = wallTime(at, zone);
  const season = tariff?.seasons.find(({ months }) => months.includes(month));
  if (!tariff || !season)
    throw new Error(`Cannot count costs as tariff ${tariffs.shown} has no price for month ${month}`);
  const { name, effective, is_assumption } = tariff;
  return { krwPerKwh: season.krw_per_kwh, effective, name, isAssumption: is_assumption };
}
