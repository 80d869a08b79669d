/** What a lecture needs of its room: seats alone, or a computer for each. */
export type RoomUse = "classroom" | "pc";

/** A room with what teaching in it takes. */
export interface EnergyRoom {
  readonly id: string;
  readonly name: string;
  /** Id of its building. */
  readonly block: string;
  /** Seats when it serves as a classroom; null where it does not. */
  readonly seats: number | null;
  /** Computers when it serves as a lab; null where it does not. */
  readonly computers: number | null;
  /** Light and cooling of the room, whoever is in it. [kWh per lecture] */
  readonly kwhPerLecture: number;
  /** Cooling of the warmth of one person. [kWh per lecture] */
  readonly kwhPerPerson: number;
  /** One computer; null where it has none. [kWh per lecture] */
  readonly kwhPerComputer: number | null;
  /** Cooling the room down after it stood empty. [kWh] */
  readonly setUpKwh: number;
}

/** A class: people who are taught a subject together. */
export interface TaughtClass {
  readonly id: string;
  readonly subject: string;
  /** Id of the course of studies that it belongs to. */
  readonly course: string;
  /** Id of the group that has all its classes together; null where it is of none. */
  readonly group: string | null;
  readonly students: number;
  readonly use: RoomUse;
}

/** A lecture whose time is settled and whose room is to be chosen. */
export interface TimedLecture {
  readonly id: string;
  /** Index of its class. */
  readonly classIndex: number;
  /** When, as `teachingSlot()` counts. */
  readonly slot: number;
}

/**
 * An instance of room choice [1]: when everything is taught is settled, where is not.
 *
 * [1] R. M. Alves, F. Cunha, A. Subramanian, A. V. Brito, "Minimizing energy consumption in a real-life classroom assignment
 *     problem," OR Spectrum, vol. 44, no. 4, 2022, doi:10.1007/s00291-022-00674-z.
 */
export interface RoomChoice {
  readonly name: string;
  readonly rooms: readonly EnergyRoom[];
  readonly classes: readonly TaughtClass[];
  readonly lectures: readonly TimedLecture[];
  /** For each room, slots in which something else is in it. */
  readonly taken: readonly ReadonlySet<number>[];
}

/** A lecture and the room it is given. */
export interface RoomedLecture {
  /** Index of its class. */
  readonly classIndex: number;
  readonly slot: number;
  /** Index of its room. */
  readonly room: number;
  /** What the room is used as; a plan made by hand may give a class another than it needs. */
  readonly use: RoomUse;
}
