import { readTariffs } from "#lib/core/tariff/read-tariffs.ts";
import { tariffDay } from "#lib/core/tariff/tariff-day.ts";
import { tariffPrice } from "#lib/core/tariff/tariff-price.ts";
import { wallTime } from "#lib/core/zone.ts";
import { siteHolidays } from "#lib/sources/site-holidays.ts";
import emissions from "../../data/reference/emission-factors.json" with { type: "json" };
import tariffs from "../../data/reference/tariffs.json" with { type: "json" };

const TARIFFS = readTariffs(tariffs);

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

/** The energy charge of the hour that an instant lies in, by the season, the day and where bands are told apart the hour. */
export function energyPrice(at: number, zone: string): EnergyPrice {
  const tariff = TARIFFS.find(({ id }) => id === tariffs.shown)!;
  const { year, month, day, hour } = wallTime(at, zone);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isHoliday = tariff.isByHour && siteHolidays(zone)(date.toISOString().slice(0, 10));
  const kind = tariffDay((date.getUTCDay() + 6) % 7, isHoliday);
  const { name, effective, isAssumption } = tariff;
  const krwPerKwh = tariffPrice(tariff, { month, day: kind, startMin: 60 * hour, endMin: 60 * hour + 60 });
  return { krwPerKwh, effective, name, isAssumption };
}
