/** A room with five resistances and one capacity, in the terms of ISO 13790. */
export interface Room5r1c {
  /** Floor area A_f. [m²] */
  readonly floorM2: number;
  /** Area of all surfaces that face the inside A_t. [m²] */
  readonly insideM2: number;
  /** Heat that goes through windows by degree H_w. [W/K] */
  readonly windowsWPerK: number;
  /** Heat that goes through opaque walls to the outside by degree H_em. [W/K] */
  readonly wallsWPerK: number;
  /** Heat that goes with the air by degree H_ve. [W/K] */
  readonly airWPerK: number;
  /** Effective mass area A_m. [m²] */
  readonly massM2: number;
  /** Heat capacity C_m. [J/K] */
  readonly capacityJPerK: number;
  /** Heat that heating can give. [W] */
  readonly heatingW: number;
  /** Heat that cooling can take. [W] */
  readonly coolingW: number;
  /** It is heated to this where nothing else is told; null: never. [°C] */
  readonly heatSetC: number | null;
  /** It is cooled to this where nothing else is told; null: never. [°C] */
  readonly coolSetC: number | null;
}

/** What acts on a room over a step. */
export interface RoomLoads {
  /** Temperature outside, which the air that comes in has too. [°C] */
  readonly tempOut: number;
  /** Heat of people, light and appliances. [W] */
  readonly internalW: number;
  /** Heat of the sun inside. [W] */
  readonly solarW: number;
  /** Heated to this; null: not. [°C] */
  readonly heatSetC: number | null;
  /** Cooled to this; null: not. [°C] */
  readonly coolSetC: number | null;
}

/** A room over a step. */
export interface RoomStep {
  /** Temperature of the mass θ_m, mean of the step. [°C] */
  readonly tempMass: number;
  /** Temperature of the mass at its end, where the next step starts. [°C] */
  readonly tempMassEnd: number;
  /** Temperature of the air θ_air, mean of the step. [°C] */
  readonly tempAir: number;
  /** Heat that heating gave (positive) or cooling took (negative). [W] */
  readonly hvacW: number;
}

/** Heat transfer between air and surfaces h_is, section 7.2.2.2 of ISO 13790. [W/(m² K)] */
const H_IS = 3.45;
/** Heat transfer between mass and surfaces h_ms, section 12.2.2 there. [W/(m² K)] */
const H_MS = 9.1;

/**
 * Makes the step of a room by the simple hourly method 5R1C [1]: Crank and Nicolson over the mass, and the heating or cooling
 * that keeps the air between its set-points, as far as its power goes. It is linear in that power, so two trials find it.
 *
 * @param room What the room is made of.
 * @returns The step: from θ_m at its start [°C], the loads of the step and its length [s] to the room at its end. What is missing
 *   in them is missing in the room.
 *
 * [1] ISO 13790:2008, Energy performance of buildings, Annex C, https://www.iso.org/standard/41974.html.
 */
export function roomStep(room: Room5r1c): (tempMass: number, loads: RoomLoads, seconds: number) => RoomStep {
  const { insideM2, windowsWPerK: hW, wallsWPerK: hEm, airWPerK: hVe, massM2, capacityJPerK } = room;
  const hIs = H_IS * insideM2;
  const hMs = H_MS * massM2;
  const airShare = hIs / (hVe + hIs);
  const h1 = hVe * airShare;
  const h2 = h1 + hW;
  const h3 = 1 / (1 / h2 + 1 / hMs);
  const toMass = massM2 / insideM2;
  const toSurfaces = 1 - toMass - hW / (H_MS * insideM2);

  const withPower = (tempMass: number, { tempOut, internalW, solarW }: RoomLoads, seconds: number, hvacW: number) => {
    const radiant = 0.5 * internalW + solarW;
    const phiAir = 0.5 * internalW + hvacW;
    const phiSurfaces = toSurfaces * radiant;
    const supplied = airShare * phiAir + h1 * tempOut;
    const phiMass = toMass * radiant + hEm * tempOut + (h3 * (phiSurfaces + hW * tempOut + supplied)) / h2;
    const inertia = capacityJPerK / seconds;
    const end = (tempMass * (inertia - 0.5 * (h3 + hEm)) + phiMass) / (inertia + 0.5 * (h3 + hEm));
    const mean = (tempMass + end) / 2;
    const surfaces = (hMs * mean + phiSurfaces + hW * tempOut + supplied) / (hMs + hW + h1);
    return {
      tempMass: mean,
      tempMassEnd: end,
      tempAir: (hIs * surfaces + hVe * tempOut + phiAir) / (hIs + hVe),
      hvacW,
    };
  };

  return (tempMass, loads, seconds) => {
    const free = withPower(tempMass, loads, seconds, 0);
    const { heatSetC, coolSetC } = loads;
    let goal = Number.NaN;
    if (heatSetC !== null && free.tempAir < heatSetC) goal = heatSetC;
    else if (coolSetC !== null && free.tempAir > coolSetC) goal = coolSetC;
    if (Number.isNaN(goal)) return free;
    const trialW = 10 * room.floorM2;
    const trial = withPower(tempMass, loads, seconds, trialW);
    const needed = (trialW * (goal - free.tempAir)) / (trial.tempAir - free.tempAir);
    return withPower(tempMass, loads, seconds, Math.max(-room.coolingW, Math.min(room.heatingW, needed)));
  };
}
