/** A row of dataset `timetable`: what an instance needs of it. */
export interface TimetableRow {
  readonly timetable: string;
  readonly days: number;
  readonly slots: number;
  readonly min_daily?: number | null;
  readonly max_daily?: number | null;
}

/** A row of dataset `timetable_course`: what an instance needs of it. */
export interface CourseRow {
  readonly course: string;
  readonly lecturer: string;
  readonly lectures: number;
  readonly min_days: number;
  readonly students: number;
  readonly in_pairs?: boolean;
}

/** A row of dataset `timetable_room`: what an instance needs of it. */
export interface RoomRow {
  readonly room: string;
  readonly building: string | null;
  readonly capacity: number;
}

/** A row of dataset `timetable_curriculum`. */
export interface CurriculumRow {
  readonly curriculum: string;
  readonly course: string;
}

/** A row of dataset `timetable_unavailable`. */
export interface UnavailableRow {
  readonly course: string;
  readonly day: number;
  readonly slot: number;
}

/** A row of dataset `timetable_unsuitable`. */
export interface UnsuitableRow {
  readonly course: string;
  readonly room: string;
}

/** A row of datasets `timetable_plan`, `timetable_run` and `timetable_front`: what a plan needs of it. */
export interface PlanRow {
  readonly lecture: number;
  readonly course: string;
  readonly day: number;
  readonly slot: number;
  readonly room: string;
}

/** The rows of one timetable, in any order. */
export interface TimetableRows {
  readonly timetable: TimetableRow;
  readonly courses: readonly CourseRow[];
  readonly rooms: readonly RoomRow[];
  readonly curricula: readonly CurriculumRow[];
  readonly unavailable: readonly UnavailableRow[];
  readonly unsuitable: readonly UnsuitableRow[];
}
