/** How often a plan breaks what must not be broken. */
export interface HardCount {
  /** Lectures that are missing or too many; two of one course in one period are one. */
  readonly lectures: number;
  /** Pairs of courses with a lecturer or a curriculum in common, in each period in which both meet. */
  readonly conflicts: number;
  /** Lectures in a period in which their course cannot be. */
  readonly availability: number;
  /** Lectures in a room and period beyond the first there. */
  readonly roomOccupancy: number;
  readonly total: number;
}

/** What is unpleasant in a plan, each already times its weight in UD2. */
export interface SoftCost {
  /** Students without a seat, summed over lectures. */
  readonly roomCapacity: number;
  /** 5 for each day by which a course stays below its minimum. */
  readonly minimumWorkingDays: number;
  /** 2 for each lecture that no other of its curriculum stands next to on its day. */
  readonly curriculumCompactness: number;
  /** Rooms of each course beyond its first. */
  readonly roomStability: number;
  readonly total: number;
}

/** Cost of a plan: feasible where `hard.total` is 0. */
export interface PlanCost {
  readonly hard: HardCount;
  readonly soft: SoftCost;
}

/** Weights of the four components. */
export interface SoftWeights {
  readonly roomCapacity: number;
  readonly minimumWorkingDays: number;
  readonly curriculumCompactness: number;
  readonly roomStability: number;
}

/**
 * The weights of formulation UD2, which ITC-2007 uses [1].
 *
 * [1] L. Di Gaspero, B. McCollum, A. Schaerf, "The second international timetabling competition (ITC-2007):
 *     curriculum-based course timetabling (track 3)," tech. rep., 2007.
 */
export const UD2: SoftWeights = { roomCapacity: 1, minimumWorkingDays: 5, curriculumCompactness: 2, roomStability: 1 };
