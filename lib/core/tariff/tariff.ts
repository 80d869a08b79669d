/** Kinds of day that a tariff may tell apart; a Sunday counts as a holiday. */
export type TariffDay = "weekday" | "saturday" | "holiday";

/** Prices of some months. */
interface TariffSeason {
  /** Months, from 1. */
  readonly months: readonly number[];
  /** Price of energy by kind of day and hour of it, shape [24]. [KRW/kWh] */
  readonly krwPerKwh: Readonly<Record<TariffDay, readonly number[]>>;
}

/** Prices of electricity, as a supplier publishes them. */
export interface Tariff {
  readonly id: string;
  readonly name: Readonly<Record<"en" | "ko", string>>;
  /** First day on which it holds, as 2026-06-01. */
  readonly effective: string;
  /** Where its prices were read. */
  readonly source: string;
  /** True while nobody has said that the site has this contract. */
  readonly isAssumption: boolean;
  /** Demand charge. [KRW/kW a month] */
  readonly krwPerKwMonth: number;
  /** Every month in one of them. */
  readonly seasons: readonly TariffSeason[];
  /** Whether an hour may cost other than the next. */
  readonly isByHour: boolean;
}
