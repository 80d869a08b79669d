/** A course whose lectures are to be placed. */
export interface Course {
  /** Its short name, unique in the instance. */
  readonly id: string;
  /** Short name of who holds it. */
  readonly lecturer: string;
  /** Lectures a week. */
  readonly lectures: number;
  /** Days that its lectures should spread over at least. [d] */
  readonly minDays: number;
  /** Who come. */
  readonly students: number;
  /** Its lectures may come in pairs (`.ectt`). */
  readonly double: boolean;
  /** Rooms, as indices, that do not suit it (`.ectt`). Counts in no cost of UD2. */
  readonly unsuitableRooms: readonly number[];
  /** Equipment that its rooms must have: rooms without it are among those that do not suit. Absent where nothing is said. */
  readonly needs?: readonly string[];
}

/** A room. */
export interface TeachingRoom {
  /** Its short name, unique in the instance. */
  readonly id: string;
  /** Seats. */
  readonly capacity: number;
  /** Short name of its building; "" where the instance has none. */
  readonly building: string;
  /** What it is equipped with; absent where nothing is said. */
  readonly equipment?: readonly string[];
}

/** Courses that the same students take: no two of their lectures may meet. */
export interface Curriculum {
  readonly id: string;
  /** Courses, as indices. */
  readonly courses: readonly number[];
}

/**
 * An instance of curriculum-based course timetabling [1]. A period is `day * slots + slot`, counted from 0.
 *
 * [1] A. Bonutti, F. De Cesco, L. Di Gaspero, A. Schaerf, "Benchmarking curriculum-based course timetabling: formulations,
 *     data formats, instances, validation, visualization, and results," Ann. Oper. Res., vol. 194, no. 1, pp. 59–70, 2012,
 *     doi:10.1007/s10479-010-0707-0.
 */
export interface Instance {
  readonly name: string;
  /** Days a week. [d] */
  readonly days: number;
  /** Periods a day. */
  readonly slots: number;
  readonly courses: readonly Course[];
  readonly rooms: readonly TeachingRoom[];
  readonly curricula: readonly Curriculum[];
  /** For each course, its periods in which no lecture of it may be, ascending. */
  readonly unavailable: readonly (readonly number[])[];
  /** Lectures a day that a curriculum should have (`.ectt`); null where the instance has none. Counts in no cost of UD2. */
  readonly dailyLectures: { readonly min: number; readonly max: number } | null;
}
