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
 * The weights of formulation UD2 [1], that of ITC-2007's third track.
 *
 * [1] A. Bonutti, F. De Cesco, L. Di Gaspero, A. Schaerf, "Benchmarking curriculum-based course timetabling: formulations,
 *     data formats, instances, validation, visualization, and results," Ann. Oper. Res., vol. 194, no. 1, pp. 59–70, 2012,
 *     doi:10.1007/s10479-010-0707-0.
 */
export const UD2: SoftWeights = { roomCapacity: 1, minimumWorkingDays: 5, curriculumCompactness: 2, roomStability: 1 };
