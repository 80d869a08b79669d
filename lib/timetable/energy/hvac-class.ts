import type { Room5r1c } from "#lib/metering/twin/room5r1c.ts";

/** Rooms that differ in nothing but size: one of them, which stands for the others by floor area. */
export interface HvacClass {
  /** What it is made of. */
  readonly room: Room5r1c;
  /** Window area times transmittance, by irradiance on the horizontal: irradiance that becomes heat inside. [m²] */
  readonly solarApertureM2: number;
  /** Heat of light and appliances while it is used. [W] */
  readonly internalW: number;
  /** People who are usually there while it is used. */
  readonly people: number;
  /** Heat of a person. [W] */
  readonly occupantW: number;
  /** Heat given for each unit of electricity. [1] */
  readonly copHeating: number;
  /** Heat taken for each unit of electricity. [1] */
  readonly copCooling: number;
}

/** How a room differs from the one that is assumed. */
export interface HvacScales {
  /** Heat that goes through windows, walls and with the air by degree, against what is assumed. [1] */
  readonly conductance: number;
  /** Light and appliances while it is used, against what is assumed. [1] */
  readonly gain: number;
}

/** When rooms are kept at their set-points. */
export interface HvacControl {
  /** Heated to this while used. [°C] */
  readonly heatSetC: number;
  /** Cooled to this while used. [°C] */
  readonly coolSetC: number;
  /** On before a period in which the room is used. Its electricity counts to that period. [min] */
  readonly aheadMin: number;
  /** Share of days on which a room is usually used: it tells what nights the table of days starts from. [1] */
  readonly usualDays: number;
}
