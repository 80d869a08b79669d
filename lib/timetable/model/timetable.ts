import type { Instance } from "./instance.ts";
import type { Plan } from "./plan.ts";
import type { RoomEnergy } from "./room-energy.ts";

/** A name in both languages. */
export interface Names {
  readonly en: string;
  readonly ko: string;
}

/** What is known of a course beyond its instance. */
export interface CourseFacts {
  readonly name: Names;
  readonly lecturer: Names;
  /** Share of its students who work at a PC of the room. [1] */
  readonly pcShare: number;
}

/** What is known of a room beyond its instance. */
export interface RoomFacts {
  readonly name: Names;
  /** Floor area; NaN where nobody knows. [m²] */
  readonly floor: number;
  readonly energy: RoomEnergy;
}

/** A building. */
export interface BuildingFacts {
  /** Its short name, as rooms have it. */
  readonly id: string;
  readonly name: Names;
  /** Energy of a period in which any of its rooms is used, that of the rooms left out. [kWh] */
  readonly baseKwh: number;
}

/** A timetable with all that the lake holds of it, but for plans that somebody asked for. */
export interface Timetable {
  /** Its short name. */
  readonly id: string;
  readonly name: Names;
  readonly quality: "measured" | "synthetic";
  /** Who says so. */
  readonly source: string;
  readonly instance: Instance;
  /** When the periods of a day begin and end, minutes after local midnight. [min] */
  readonly slotTimes: readonly { readonly start: number; readonly end: number }[];
  /** One for each course of the instance. */
  readonly courses: readonly CourseFacts[];
  /** One for each room of the instance. */
  readonly rooms: readonly RoomFacts[];
  readonly buildings: readonly BuildingFacts[];
  /** The plan in force: complete, or null where there is none yet. */
  readonly plan: Plan | null;
  /** Lectures, as indices into the plan, that have to stay where they are. */
  readonly pinned?: ReadonlySet<number>;
}
