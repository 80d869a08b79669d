import { HeldDrivers, HOLD_MS } from "./held-drivers.ts";
import type { RoomModel } from "./room-model.ts";
import { type RoomLoads, type RoomStep, roomStep } from "./room5r1c.ts";
import {
  BAND_Z,
  type Expectation,
  NOTHING_EXPECTED,
  type Twin,
  type TwinDrivers,
  type TwinInput,
  type TwinState,
} from "./twin.ts";

/** The method is made for hours: longer steps are taken in parts. [ms] */
const LONGEST_PART_MS = 3_600_000;
/** Where the mass starts when the device does not report a temperature. [°C] */
const START_C = 21;

/**
 * Opens the twin of a room. It starts from the first temperature reported, or from 21 °C where the device reports power, and
 * then follows its drivers. After three hours without the temperature outside, or without a step, it starts anew.
 *
 * @param model What the room is made of, and which of its quantities the device reports.
 * @param state What an earlier twin of this model saved; absent: it starts.
 * @returns The twin.
 */
export function openRoom(model: RoomModel, state: TwinState = {}): Twin {
  return new RoomTwin(model, state);
}

class RoomTwin implements Twin {
  readonly #model: RoomModel;
  readonly #half: number;
  readonly #step: ReturnType<typeof roomStep>;
  readonly #drivers: HeldDrivers;
  #last: number;
  #known: number;
  #tempMass: number;

  constructor(model: RoomModel, state: TwinState) {
    this.#model = model;
    this.#half = BAND_Z * model.sigma;
    this.#step = roomStep(model.room);
    this.#drivers = new HeldDrivers(state);
    this.#last = state.last ?? Number.NEGATIVE_INFINITY;
    this.#known = state.known ?? Number.NEGATIVE_INFINITY;
    this.#tempMass = state.tempMass ?? Number.NaN;
  }

  step({ at, reported, drivers = {}, driversAt }: TwinInput): Expectation {
    if (!(at >= this.#last)) return NOTHING_EXPECTED;
    this.#last = at;
    this.#drivers.tell(at, drivers, driversAt);
    const loads = this.#loads(at, drivers);
    if (Number.isNaN(loads.tempOut + loads.internalW + loads.solarW)) return NOTHING_EXPECTED;
    const since = at - this.#known;
    this.#known = at;
    if (!(since <= HOLD_MS) || Number.isNaN(this.#tempMass)) {
      this.#tempMass = this.#model.output === "hvacPower" ? START_C : (reported ?? Number.NaN);
      return NOTHING_EXPECTED;
    }
    return this.#expectation(this.#advance(since, loads));
  }

  save(): TwinState {
    const own = { tempMass: this.#tempMass, last: this.#last, known: this.#known, ...this.#drivers.save() };
    return Object.fromEntries(Object.entries(own).filter(([, value]) => Number.isFinite(value)));
  }

  #loads(at: number, { heatSetC, coolSetC }: TwinDrivers): RoomLoads {
    const { room, internalW, solarApertureM2, occupantW, powerShare } = this.#model;
    const held = this.#drivers;
    let heat = internalW;
    if (occupantW !== 0) heat += occupantW * held.occupancy(at);
    if (powerShare !== 0) heat += powerShare * held.powerW(at);
    return {
      tempOut: held.tempOutC(at),
      internalW: heat,
      solarW: solarApertureM2 === 0 ? 0 : solarApertureM2 * held.solarWPerM2(at),
      heatSetC: heatSetC === undefined ? room.heatSetC : heatSetC,
      coolSetC: coolSetC === undefined ? room.coolSetC : coolSetC,
    };
  }

  #advance(ms: number, loads: RoomLoads): RoomStep {
    const parts = Math.max(1, Math.ceil(ms / LONGEST_PART_MS));
    // A second look at the same moment moves nothing, but must still tell the air.
    const seconds = Math.max(ms / parts / 1000, 1e-3);
    let made = this.#step(this.#tempMass, loads, seconds);
    for (let i = 1; i < parts; i++) made = this.#step(made.tempMassEnd, loads, seconds);
    if (ms > 0) this.#tempMass = made.tempMassEnd;
    return made;
  }

  #expectation({ tempAir, hvacW }: RoomStep): Expectation {
    const { output, copHeating, copCooling } = this.#model;
    const electric = hvacW > 0 ? hvacW / copHeating : -hvacW / copCooling;
    const expected = output === "tempAir" ? tempAir : electric;
    const low = expected - this.#half;
    return { expected, low: output === "tempAir" ? low : Math.max(0, low), high: expected + this.#half, hvacW };
  }
}
