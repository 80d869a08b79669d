import { daySegments } from "../energy/day-segments.ts";
import type { HvacControl, HvacScales } from "../energy/hvac-class.ts";
import { hvacRun, type WeatherDay } from "../energy/hvac-run.ts";
import type { SlotTime } from "../energy/slot-time.ts";
import { standardHvac } from "../energy/standard-hvac.ts";

/** A day of a room whose meters were read. */
export interface RoomDay {
  /** Weather by the hour of the site's clock; null where it is not known. */
  readonly weather: WeatherDay | null;
  /** Periods in which the plan has a lecture there: bit 2^s for period s; 0 on days without lectures. */
  readonly mask: number;
  /** People in each period, shape [slots]. */
  readonly people: Float64Array;
  /** People at PCs in each period, shape [slots]. */
  readonly pcs: Float64Array;
}

/** A room as 5R1C knows it. */
export interface SimulatedRoom {
  readonly floorM2: number;
  /** People who are usually there, by floor area. [m⁻²] */
  readonly peoplePerM2: number;
  /** Energy of a PC in use over a lecture, its warmth left out. [kWh] */
  readonly kwhPerPc: number;
  readonly slots: readonly SlotTime[];
  readonly control: Pick<HvacControl, "heatSetC" | "coolSetC" | "aheadMin">;
}

/** Days that are run through first, so that what the mass starts from no longer matters. */
const LEAD_DAYS = 7;
const MINUTES = 60;

/**
 * Runs a room through days that follow one another, as its meters would see it: heating, cooling, light and PCs of each period with
 * a lecture, without what is used ahead of it.
 *
 * @param room The room.
 * @param days Its days in order; one whose weather is not known leaves the mass as it was.
 * @param scales How it differs from the standard room.
 * @returns Energy by day and period, shape [days · slots]; NaN on days without weather, 0 where no lecture is. [kWh]
 */
export function simulateRoom(room: SimulatedRoom, days: readonly RoomDay[], scales: HvacScales): Float64Array {
  const { slots, control, floorM2, peoplePerM2, kwhPerPc } = room;
  const hvacClass = standardHvac(peoplePerM2, scales);
  const size = floorM2 / hvacClass.room.floorM2;
  const segments = daySegments(slots, control.aheadMin);
  const run = hvacRun(hvacClass, { ...control, usualDays: 1 }, segments);
  const kwh = new Float64Array(days.length * slots.length);
  const [scratch, aheadKwh] = [new Float64Array(slots.length), new Float64Array(kwh.length)];
  const heads = days.map(({ people }) => people.map((count) => count / size));
  let tempMass = (control.heatSetC + control.coolSetC) / 2;
  for (const [d, { weather, mask }] of days.slice(0, LEAD_DAYS).entries()) {
    if (!weather) continue;
    tempMass = run({ weather, mask, people: heads[d]!, tempMass, kwh: scratch, at: 0, aheadKwh: scratch });
  }
  const lightKw = (size * hvacClass.internalW) / 1000;
  for (const [d, { weather, mask, pcs }] of days.entries()) {
    const at = d * slots.length;
    if (!weather) {
      kwh.fill(Number.NaN, at, at + slots.length);
      continue;
    }
    tempMass = run({ weather, mask, people: heads[d]!, tempMass, kwh, at, aheadKwh });
    for (const [s, { startMin, endMin }] of slots.entries()) {
      const used = (mask & (1 << s)) !== 0;
      kwh[at + s] = used ? size * kwh[at + s]! + (lightKw * (endMin - startMin)) / MINUTES + kwhPerPc * pcs[s]! : 0;
    }
  }
  return kwh;
}
