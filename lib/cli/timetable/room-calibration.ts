import type { CalibratedRoom } from "#lib/timetable/calibration/calibrate-room-energy.ts";
import type { CalibratedHvac } from "#lib/timetable/calibration/calibrate-room-hvac.ts";
import type { RoomEnergy } from "#lib/timetable/model/room-energy.ts";

/** What became of a room's 5R1C. */
export interface HvacOutcome {
  /** Its fit; null where too little was measured. */
  readonly fit: CalibratedHvac | null;
  /** Why the standard room stays; null where it was fitted. */
  readonly why: string | null;
}

/** What became of a room. */
export interface RoomOutcome {
  readonly room: string;
  /** Periods with a lecture that were measured. */
  readonly lectures: number;
  /** Its fit; null where too little was measured. */
  readonly fit: CalibratedRoom | null;
  readonly before: RoomEnergy;
  readonly after: RoomEnergy;
  /** Why it was not calibrated; null where it was. */
  readonly why: string | null;
  /** The same of 5R1C, which has figures of its own. */
  readonly hvac: HvacOutcome;
}

/** What a calibration found. */
export interface Calibration {
  readonly timetable: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Means of the coldest and the warmest day; null where no station of the site says. [°C] */
  readonly air: { readonly least: number; readonly most: number } | null;
  readonly rooms: readonly RoomOutcome[];
  /** Null in a dry run. */
  readonly snapshot: string | null;
  readonly changed: boolean;
}
