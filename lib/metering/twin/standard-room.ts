import type { Room5r1c } from "./room5r1c.ts";

/** A room as its plans and an inspection tell it. */
export interface RoomPlan {
  /** Floor area. [m²] */
  readonly floorM2: number;
  /** Volume of its air. [m³] */
  readonly volumeM3: number;
  /** Area of all surfaces that face the inside; 4.5 times the floor where it is not measured. [m²] */
  readonly insideM2: number;
  /** Area of its windows. [m²] */
  readonly windowM2: number;
  /** Heat transmittance of its windows. [W/(m² K)] */
  readonly windowU: number;
  /** Area of its walls to the outside. [m²] */
  readonly wallM2: number;
  /** Heat transmittance of its walls. [W/(m² K)] */
  readonly wallU: number;
  /** Changes of air by ventilation. [1/h] */
  readonly airChangesVentilation: number;
  /** Changes of air by leaks. [1/h] */
  readonly airChangesLeakage: number;
  /** Heat that ventilation gets back from the air that goes out. [1] */
  readonly heatRecovery: number;
  /** Heat capacity by floor area: 110 000 light, 165 000 medium, 260 000 heavy. [J/(m² K)] */
  readonly capacityJPerM2K: number;
  /** Power of heating, and of cooling, by floor area. [W/m²] */
  readonly maxWPerM2: number;
  /** Heated to this; null: never. [°C] */
  readonly heatSetC: number | null;
  /** Cooled to this; null: never. [°C] */
  readonly coolSetC: number | null;
}

/** Heat capacity of air by volume, section 9.3.1 of ISO 13790. [J/(m³ K)] */
const AIR_J_PER_M3_K = 1200;
/** Effective mass area of a room of light or medium weight, table 12 there. [m² by m² of floor] */
const MASS_AREA = 2.5;

/**
 * Makes a room of what its plans tell, by the defaults of ISO 13790 [1]: A_m = 2.5·A_f, and of the air that ventilation brings
 * only what heat recovery leaves:
 *
 *     H_ve = 1200 J/(m³ K)·V·(n / 3600 s)·(1 − η·n_vent / n)
 *
 * @param plan Areas, transmittances and changes of air.
 * @returns The room.
 *
 * [1] ISO 13790:2008, Energy performance of buildings, https://www.iso.org/standard/41974.html.
 */
export function standardRoom(plan: RoomPlan): Room5r1c {
  const { floorM2, airChangesVentilation, airChangesLeakage, heatRecovery, heatSetC, coolSetC } = plan;
  const airChanges = airChangesLeakage + (1 - heatRecovery) * airChangesVentilation;
  return {
    floorM2,
    insideM2: plan.insideM2,
    windowsWPerK: plan.windowU * plan.windowM2,
    wallsWPerK: plan.wallU * plan.wallM2,
    airWPerK: (AIR_J_PER_M3_K * plan.volumeM3 * airChanges) / 3600,
    massM2: MASS_AREA * floorM2,
    capacityJPerK: plan.capacityJPerM2K * floorM2,
    heatingW: plan.maxWPerM2 * floorM2,
    coolingW: plan.maxWPerM2 * floorM2,
    heatSetC,
    coolSetC,
  };
}
