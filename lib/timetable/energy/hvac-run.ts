import { roomStep } from "#lib/metering/twin/room5r1c.ts";
import type { DaySegment } from "./day-segments.ts";
import type { HvacClass, HvacControl } from "./hvac-class.ts";

/** A day of weather, by hour, shape [24], as a part of a longer column. */
export interface WeatherDay {
  readonly tempOut: Float64Array;
  readonly ghi: Float64Array;
}

/** Runs a room of a class through a day, and tells the temperature of its mass at the end. [°C] */
export type HvacRun = (day: {
  readonly weather: WeatherDay;
  /** Periods in which the room is used: bit 2^s for period s. */
  readonly mask: number;
  /** People in each period, shape [slots]; those of periods without use do not count. */
  readonly people: Float64Array;
  /** Temperature of the mass at midnight. [°C] */
  readonly tempMass: number;
  /** Electricity of each period, shape [slots]: added to from `at` on. [kWh] */
  readonly kwh: Float64Array;
  readonly at: number;
  /** Where electricity before a used period goes, of the same shape; absent: to that period in {@link kwh}. [kWh] */
  readonly aheadKwh?: Float64Array;
}) => number;

/** J by kWh. */
const KWH = 3.6e6;

/**
 * Makes the run of a class: kept at its set-points while it is used and some time before, left alone else.
 *
 * @param hvacClass What the room is made of, and what heats it.
 * @param control Set-points.
 * @param segments Pieces of the day.
 * @returns The run.
 */
export function hvacRun(
  { room, solarApertureM2, internalW, occupantW, copHeating, copCooling }: HvacClass,
  { heatSetC, coolSetC }: HvacControl,
  segments: readonly DaySegment[],
): HvacRun {
  const step = roomStep(room);
  return ({ weather, mask, people, tempMass: start, kwh, at, aheadKwh = kwh }) => {
    let tempMass = start;
    for (const { seconds, hour, slot, aheadOf } of segments) {
      const isUsed = slot >= 0 && (mask & (1 << slot)) !== 0;
      const isAhead = !isUsed && aheadOf >= 0 && (mask & (1 << aheadOf)) !== 0;
      const isOn = isUsed || isAhead;
      const loads = {
        tempOut: weather.tempOut[hour]!,
        internalW: isUsed ? internalW + occupantW * people[slot]! : 0,
        solarW: solarApertureM2 * weather.ghi[hour]!,
        heatSetC: isOn ? heatSetC : null,
        coolSetC: isOn ? coolSetC : null,
      };
      const { tempMassEnd, hvacW } = step(tempMass, loads, seconds);
      tempMass = tempMassEnd;
      if (hvacW === 0) continue;
      const electricW = hvacW > 0 ? hvacW / copHeating : -hvacW / copCooling;
      const into = isUsed ? kwh : aheadKwh;
      into[at + (isUsed ? slot : aheadOf)]! += (electricW * seconds) / KWH;
    }
    return tempMass;
  };
}
