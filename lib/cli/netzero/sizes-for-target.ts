import { type Battery, batteryOf, NO_BATTERY } from "#lib/carbon/battery.ts";
import { type SizingTarget, smallestBattery, smallestPv } from "#lib/carbon/sizing.ts";

/** Smallest sizes that reach a share; null where not even the largest that was thought of does. */
export interface TargetSizes {
  readonly share: number;
  /** Photovoltaics with the battery at hand, in units of what was given. [1] */
  readonly pvByYear: number | null;
  readonly pvByHour: number | null;
  /** Battery with the photovoltaics at hand. [kWh] */
  readonly batteryByHour: number | null;
  /** Round trip of that battery, and hours that it lasts at full power. [1], [h] */
  readonly roundTrip: number;
  readonly hoursAtPower: number;
  readonly mostPv: number;
  readonly mostBatteryKwh: number;
}

/** As many times the given photovoltaics, and as many days of mean load, are thought of at most. */
const MOST_PV = 20;
const MOST_DAYS = 30;
/** Hours at full power that a battery has where none was given. */
const HOURS_AT_POWER = 4;

interface SizingRequest {
  readonly load: Float64Array;
  readonly pv: Float64Array;
  readonly battery: Battery;
  readonly gridCfe: number;
  readonly share: number;
}

/** Sizes for a target, by bisection over greedy dispatch: the target is by the hour, and beside it by the year. */
export function sizesForTarget({ load, pv, battery, gridCfe, share }: SizingRequest): TargetSizes {
  const site = { load, perKwp: pv, hours: 1 };
  const known = load.filter((kwh, t) => !Number.isNaN(kwh) && !Number.isNaN(pv[t]!));
  const mean = known.reduce((sum, kwh) => sum + kwh, 0) / known.length;
  const hours = battery.energyKwh > 0 ? battery.energyKwh / battery.storeKw : HOURS_AT_POWER;
  const like = battery.energyKwh > 0 ? battery : batteryOf(0, 0);
  const grown = (energyKwh: number): Battery => ({
    ...like,
    energyKwh,
    storeKw: energyKwh / hours,
    dispatchKw: energyKwh / hours,
  });
  const mostBatteryKwh = mean * 24 * MOST_DAYS;
  const byHour: SizingTarget & { by: "hourly" } = { by: "hourly", share, gridCfe };
  return {
    share,
    pvByYear: smallestPv(site, NO_BATTERY, { by: "annual", share }, MOST_PV),
    pvByHour: smallestPv(site, battery, byHour, MOST_PV),
    batteryByHour: smallestBattery(site, 1, grown, byHour, mostBatteryKwh),
    roundTrip: like.efficiencyStore * like.efficiencyDispatch,
    hoursAtPower: hours,
    mostPv: MOST_PV,
    mostBatteryKwh,
  };
}
