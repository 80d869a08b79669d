import { type CalibrationFigures, calibrationFigures } from "#lib/metering/twin/calibration-figures.ts";
import { linearLeastSquares } from "#lib/metering/twin/linear-least-squares.ts";
import type { RoomEnergy } from "../model/room-energy.ts";

/** What was measured in a room, one value a period, in any order; columns of equal length. */
export interface RoomReadings {
  /** Energy of the period; NaN where it was not measured. [kWh] */
  readonly kwh: Float64Array;
  /** People there; 0 where it was empty, NaN where nobody knows. */
  readonly people: Float64Array;
  /** Of them, those at PCs. */
  readonly pcs: Float64Array;
  /** 1 where a used period begins a day or follows an empty one, else 0; NaN where nobody knows. */
  readonly isStart: Float64Array;
}

/** A figure that readings may not tell from the others. */
export type SharedFigure = "perPerson" | "perPc" | "setup";

/** Energies of a room from its readings, and how far they explain them. */
export interface CalibratedRoom extends RoomEnergy {
  readonly basis: "calibrated";
  /** What it uses in an empty period: no lecture causes it, so no plan is charged for it. [kWh] */
  readonly idleKwh: number;
  /** Figures that the readings do not tell from the others: as assumed. */
  readonly kept: readonly SharedFigure[];
  /** Of all periods that were fitted, by ASHRAE Guideline 14. */
  readonly figures: CalibrationFigures;
  /** Whether they are within its bounds for hours: CV(RMSE) of 30 %, NMBE of 10 %. */
  readonly isCalibrated: boolean;
}

/** Bounds of ASHRAE Guideline 14 for hourly figures. [%] */
export const [MOST_CV_RMSE, MOST_NMBE] = [30, 10];
/** Ten times as many periods as parameters, and of them so many with a lecture. */
export const [LEAST_PERIODS, LEAST_USED] = [50, 10];
/** A figure is told by readings where its standard error is no more than this share of itself, or of what is assumed. [1] */
const MOST_ERROR = 0.3;
/** A column of which less than this share of its squares is its own is told by the others. [1] */
const OWN_SHARE = 1e-9;

interface Column {
  readonly name: "idle" | "perLecture" | SharedFigure;
  readonly values: Float64Array;
}

/**
 * Fits the form of IFPB to what was measured in a room: by least squares, none below zero,
 *
 *     kWh = idle + used·e_r + people·a_r + pcs·p_r + start·u_r
 *
 * where `used` is 1 with anybody there. Of a_r, p_r and u_r those that the readings cannot tell, by their standard errors, stay as
 * they are assumed, the worst first, and the rest is fitted to what they leave; where everybody works at a PC, that is the figure
 * per person. Weather is no part of it: heating and cooling of the days that were measured are in the figures they go with.
 *
 * @param readings The readings. A period of which anything is missing is left out.
 * @param assumed The room's energies as they are assumed.
 * @returns The energies per lecture, person, PC and set-up of the lengths that the periods have; null where fewer than fifty
 *   periods, fewer than ten with anybody or none without is known.
 * @throws {RangeError} If the columns differ in length.
 */
export function calibrateRoomEnergy(readings: RoomReadings, assumed: RoomEnergy): CalibratedRoom | null {
  const { kwh, people, pcs, isStart } = readings;
  if ([people, pcs, isStart].some(({ length }) => length !== kwh.length)) {
    throw new RangeError(`Cannot calibrate a room as its columns differ in length: ${kwh.length} periods of energy`);
  }
  const known = Array.from(kwh.keys()).filter((i) => !Number.isNaN(kwh[i]! + people[i]! + pcs[i]! + isStart[i]!));
  const used = known.filter((i) => people[i]! > 0).length;
  if (known.length < LEAST_PERIODS || used < LEAST_USED || used === known.length) return null;
  const column = (name: Column["name"], value: (i: number) => number): Column => ({
    name,
    values: Float64Array.from(known, value),
  });
  const columns = [
    column("idle", () => 1),
    column("perLecture", (i) => (people[i]! > 0 ? 1 : 0)),
    column("perPerson", (i) => people[i]!),
    column("perPc", (i) => pcs[i]!),
    column("setup", (i) => isStart[i]!),
  ];
  const measured = Float64Array.from(known, (i) => kwh[i]!);
  const { values, kept } = toldFigures(columns, measured, assumed);
  const fitted = measured.map((_, k) => columns.reduce((sum, each) => sum + values[each.name] * each.values[k]!, 0));
  const figures = calibrationFigures(measured, fitted, columns.length - kept.length);
  const { idle: idleKwh, ...energies } = values;
  const isCalibrated = figures.cvRmse <= MOST_CV_RMSE && Math.abs(figures.nmbe) <= MOST_NMBE;
  return { ...energies, basis: "calibrated", idleKwh, kept, figures, isCalibrated };
}

/** Fits until every figure that is left is told by the readings. */
function toldFigures(columns: readonly Column[], measured: Float64Array, assumed: RoomEnergy) {
  const kept: SharedFigure[] = [];
  for (;;) {
    const free = columns.filter(({ name }) => !kept.some((each) => each === name));
    const left = measured.map((kwh, k) =>
      columns.reduce((sum, { name, values }) => (isIn(kept, name) ? sum - assumed[name] * values[k]! : sum), kwh),
    );
    const told = free.map(({ values }) => values);
    const { coefficients, squares } = linearLeastSquares(
      told,
      left,
      told.map(() => true),
    );
    const noise = Math.sqrt(squares / (left.length - told.length));
    let [worst, most]: [SharedFigure | null, number] = [null, MOST_ERROR];
    free.forEach(({ name }, j) => {
      if (name === "idle" || name === "perLecture") return;
      const error = noise / Math.sqrt(ownSquares(told, j));
      const share = error / Math.max(coefficients[j]!, assumed[name]);
      if (!(share <= most)) [worst, most] = [name, Number.isNaN(share) ? Number.POSITIVE_INFINITY : share];
    });
    if (worst === null) {
      const values = Object.fromEntries(columns.map(({ name }) => [name, isIn(kept, name) ? assumed[name] : 0]));
      free.forEach(({ name }, j) => {
        values[name] = coefficients[j]!;
      });
      return { values: values as Record<Column["name"], number>, kept };
    }
    kept.push(worst);
  }
}

function isIn(kept: readonly SharedFigure[], name: Column["name"]): name is SharedFigure {
  return kept.some((each) => each === name);
}

/** Squares of what a column has that the others do not tell; 0 where they tell all. */
function ownSquares(columns: readonly Float64Array[], j: number): number {
  const others = columns.filter((_, k) => k !== j);
  const own = columns[j]!;
  const { squares } = linearLeastSquares(
    others,
    own,
    others.map(() => false),
  );
  const all = own.reduce((sum, value) => sum + value * value, 0);
  return squares > OWN_SHARE * all ? squares : 0;
}
