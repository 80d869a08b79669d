/** A battery as a store of energy between two converters, in PyPSA's words. */
export interface Battery {
  /** Energy between the lowest and highest state of charge that exist, 0 and 1. [kWh] */
  readonly energyKwh: number;
  /** Greatest power it takes, at its terminals. [kW] */
  readonly storeKw: number;
  /** Greatest power it gives, at its terminals. [kW] */
  readonly dispatchKw: number;
  /** Share of what it takes that is stored. [1] */
  readonly efficiencyStore: number;
  /** Share of what leaves the store that it gives. [1] */
  readonly efficiencyDispatch: number;
  /** Share that is lost in an hour of what is stored above the lowest state of charge, which is held. [1/h] */
  readonly standingLoss: number;
  /** Lowest and highest state of charge. [1] */
  readonly lowest: number;
  readonly highest: number;
  /** State of charge before the first interval; `cyclic`: that after the last, so that nothing comes from outside. [1] */
  readonly initial: number | "cyclic";
}

/** No battery at all. */
export const NO_BATTERY: Battery = {
  energyKwh: 0,
  storeKw: 0,
  dispatchKw: 0,
  efficiencyStore: 1,
  efficiencyDispatch: 1,
  standingLoss: 0,
  lowest: 0,
  highest: 1,
  initial: "cyclic",
};

/**
 * A battery by its size, whose round trip is lost half in storing and half in dispatching.
 *
 * @param energyKwh Energy it can hold. [kWh]
 * @param kw Greatest power, both ways; infinite: whatever is asked. [kW]
 * @param roundTrip Share of what it takes that it gives back. [1]
 * @returns The battery, cyclic and without standing loss.
 * @throws {RangeError} If a number is impossible.
 */
export function batteryOf(energyKwh: number, kw: number, roundTrip = 0.9): Battery {
  const efficiency = Math.sqrt(roundTrip);
  return checkedBattery({
    ...NO_BATTERY,
    energyKwh,
    storeKw: kw,
    dispatchKw: kw,
    efficiencyStore: efficiency,
    efficiencyDispatch: efficiency,
  });
}

/**
 * Checks a battery.
 *
 * @param battery Battery to check.
 * @returns The same battery.
 * @throws {RangeError} If a number is impossible.
 */
export function checkedBattery(battery: Battery): Battery {
  const { energyKwh, storeKw, dispatchKw, efficiencyStore, efficiencyDispatch, standingLoss, lowest, highest } =
    battery;
  const rule = (holds: boolean, what: string, value: number) => {
    if (!holds) throw new RangeError(`Cannot use the battery as ${what}: it is ${value}`);
  };
  rule(energyKwh >= 0 && energyKwh < Number.POSITIVE_INFINITY, "its energy must be from 0 kWh", energyKwh);
  rule(storeKw >= 0, "the power it takes must be from 0 kW", storeKw);
  rule(dispatchKw >= 0, "the power it gives must be from 0 kW", dispatchKw);
  rule(
    efficiencyStore > 0 && efficiencyStore <= 1,
    "its efficiency of storing must be above 0, up to 1",
    efficiencyStore,
  );
  rule(
    efficiencyDispatch > 0 && efficiencyDispatch <= 1,
    "its efficiency of dispatching must be above 0, up to 1",
    efficiencyDispatch,
  );
  rule(standingLoss >= 0 && standingLoss <= 1, "its standing loss must be from 0 to 1 an hour", standingLoss);
  rule(lowest >= 0 && lowest <= highest, "its lowest state of charge must be from 0 to its highest", lowest);
  rule(highest <= 1, "its highest state of charge must be up to 1", highest);
  if (battery.initial !== "cyclic") {
    const { initial } = battery;
    rule(initial >= lowest && initial <= highest, "its initial state of charge must be within its bounds", initial);
  }
  return battery;
}
