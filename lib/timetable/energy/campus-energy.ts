import type { HvacModel } from "./hvac-model.ts";
import type { SlotTime } from "./slot-time.ts";

/** What a room needs, in the terms of the model of IFPB, which {@link CampusEnergy} names. */
export interface RoomDemand {
  /** Energy of a period in which it is used, whoever comes. [kWh] */
  readonly kwhPerLecture: number;
  /** Energy that each who comes adds to a lecture. [kWh] */
  readonly kwhPerPerson: number;
  /** Energy of a PC in use over a lecture. [kWh] */
  readonly kwhPerPc: number;
  /** Energy to bring it to its temperature after an empty period, or in the first of a day. [kWh] */
  readonly setupKwh: number;
  /** Index of its building; -1 where it has none. */
  readonly building: number;
}

/** A building with its own consumption. */
export interface BuildingEnergy {
  readonly id: string;
  /** Energy of corridors, lifts and ventilation in a period in which any of its rooms is used; none in the others. [kWh] */
  readonly baseKwh: number;
}

/** A week of weather and of what energy costs in it; columns by period have the shape [days · slots]. */
export interface EnergyWeek {
  /** First day, as the weather's file dates it: 2024-03-04. */
  readonly label: string;
  /** Generated in each period. [kWh] */
  readonly pvKwh: Float64Array;
  /** Mean temperature outside in each period. [°C] */
  readonly tempOut: Float64Array;
  /** What an imported kWh costs. [KRW/kWh] */
  readonly krwPerKwh: Float64Array;
  /** What an imported kWh emits. [kgCO2e/kWh] */
  readonly kgCo2ePerKwh: Float64Array;
  /** What the site uses beside lectures; zeros where only lectures are looked at. [kWh] */
  readonly otherKwh: Float64Array;
  /** Temperature outside by hour of the week from Monday's midnight, shape [168]. [°C] */
  readonly hourTempOut: Float64Array;
  /** Global horizontal irradiance by the same hours. [W/m2] */
  readonly hourGhi: Float64Array;
}

/**
 * What a timetable needs to be scored by energy. Only what happens within periods counts: breaks between them, nights and days
 * without lectures are outside, for load and sun alike. Rooms are in the terms of IFPB [1].
 *
 * [1] R. M. Alves, F. Cunha, A. Subramanian, A. V. Brito, "Minimizing energy consumption in a real-life classroom assignment
 *     problem," OR Spectrum, vol. 44, no. 4, 2022, doi:10.1007/s00291-022-00674-z.
 */
export interface CampusEnergy {
  /** Periods of a day, in the order of the instance. */
  readonly slots: readonly SlotTime[];
  /** By room of the instance. */
  readonly rooms: readonly RoomDemand[];
  readonly buildings: readonly BuildingEnergy[];
  /** By course of the instance, share of its students who work at a PC of the room, 0 to 1. */
  readonly pcShare: Float64Array;
  /** Weeks over which a plan is scored: several, as a plan that suits one alone is fragile. */
  readonly weeks: readonly EnergyWeek[];
  /** What an exported kWh earns. [KRW/kWh] */
  readonly krwPerExportedKwh: number;
  /**
   * Heating and cooling with thermal inertia by 5R1C; null: the form of IFPB, in which they are in the rooms' own figures. With
   * it, the rooms' figures per lecture, person and PC hold what is not heating or cooling, and set-up is 0.
   */
  readonly hvac: HvacModel | null;
}

/** What of a campus says how much is used; of its weeks their temperature and light alone. */
export type CampusDemand = Pick<CampusEnergy, "slots" | "rooms" | "buildings" | "pcShare" | "weeks" | "hvac">;
