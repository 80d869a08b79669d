/** A row of dataset `timetable_slot`: what is needed of it. */
export interface SlotRow {
  readonly slot: number;
  readonly start_min: number;
  readonly end_min: number;
}

/** A row of dataset `timetable_room`. */
export interface RoomRow {
  readonly room: string;
  readonly building: string | null;
  readonly capacity: number;
  readonly floor_m2: number | null;
  readonly kwh_per_lecture: number;
  readonly kwh_per_person: number;
  readonly kwh_per_pc: number;
  readonly setup_kwh: number;
  /** What readings told of the room in 5R1C; null or absent: the room is as assumed. */
  readonly hvac_conductance_scale?: number | null;
  readonly hvac_gain_scale?: number | null;
}

/** A row of dataset `timetable_building`. */
export interface BuildingRow {
  readonly building: string;
  readonly base_kwh: number;
}

/** A row of dataset `timetable_course`. */
export interface CourseShareRow {
  readonly course: string;
  readonly pc_share: number;
}

/** Rows of one timetable. */
export interface CampusRows {
  readonly slots: readonly SlotRow[];
  readonly rooms: readonly RoomRow[];
  readonly buildings: readonly BuildingRow[];
  readonly courses: readonly CourseShareRow[];
}
