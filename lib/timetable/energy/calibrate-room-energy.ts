import { type CalibrationFigures, calibrationFigures } from "#lib/metering/twin/calibration-figures.ts";
import { linearLeastSquares } from "#lib/metering/twin/linear-least-squares.ts";
import type { RoomEnergy } from "../model/room-energy.ts";

/** What was measured in a room, one value a period, days in order; columns of equal length. */
export interface RoomReadings {
  /** Energy of the period; NaN where it was not measured. [kWh] */
  readonly kwh: Float64Array;
  /** People there; 0 where it was empty, NaN where nobody knows. */
  readonly people: Float64Array;
  /** Of them, those at PCs. */
  readonly pcs: Float64Array;
  /** 1 where the period begins a day. */
  readonly isFirst: Uint8Array;
}

/** Energies of a room from its readings, and how far they explain them. */
export interface CalibratedRoom extends RoomEnergy {
  readonly basis: "calibrated";
  /** What it uses in an empty period: no lecture causes it, so no plan is charged for it. [kWh] */
  readonly idleKwh: number;
  /** Of all periods that were fitted, by ASHRAE Guideline 14. */
  readonly figures: CalibrationFigures;
  /** Whether they are within its bounds for hours: CV(RMSE) of 30 %, NMBE of 10 %. */
  readonly isCalibrated: boolean;
}

/** Bounds of ASHRAE Guideline 14 for hourly figures. [%] */
const [MOST_CV_RMSE, MOST_NMBE] = [30, 10];
/** Ten times as many periods as parameters. */
const LEAST_PERIODS = 50;
/** Idle, lecture, person, PC, set-up. */
const PARAMETERS = 5;

/**
 * Fits the form of IFPB to what was measured in a room: by least squares, none below zero,
 *
 *     kWh = idle + used·e_r + people·a_r + pcs·p_r + start·u_r
 *
 * where `used` is 1 with anybody there, `start` 1 in a used period that begins a day or follows an empty one. Where people and PCs
 * rise and fall together, the fit cannot tell them apart and gives all to people.
 *
 * @param readings The readings. A period without energy or people is left out; after one nobody knows whether it is a start, so
 *   a used period that follows it is left out, too.
 * @returns The energies per lecture, person, PC and set-up of the lengths that the periods have; null where fewer than fifty
 *   periods, or not both used and empty ones, are known.
 * @throws {RangeError} If the columns differ in length.
 */
export function calibrateRoomEnergy({ kwh, people, pcs, isFirst }: RoomReadings): CalibratedRoom | null {
  if ([people, pcs, isFirst].some(({ length }) => length !== kwh.length)) {
    throw new RangeError(`Cannot calibrate a room as its columns differ in length: ${kwh.length} periods of energy`);
  }
  const known: number[] = [];
  for (let i = 0; i < kwh.length; i++) {
    const isStartKnown = isFirst[i] === 1 || people[i] === 0 || (i > 0 && !Number.isNaN(people[i - 1]!));
    if (!Number.isNaN(kwh[i]! + people[i]! + pcs[i]!) && isStartKnown) known.push(i);
  }
  const used = known.filter((i) => people[i]! > 0).length;
  if (known.length < LEAST_PERIODS || used === 0 || used === known.length) return null;
  const column = (value: (i: number) => number) => Float64Array.from(known, value);
  const columns = [
    column(() => 1),
    column((i) => (people[i]! > 0 ? 1 : 0)),
    column((i) => people[i]!),
    column((i) => pcs[i]!),
    column((i) => (people[i]! > 0 && (isFirst[i] === 1 || people[i - 1] === 0) ? 1 : 0)),
  ];
  const measured = column((i) => kwh[i]!);
  const { coefficients } = linearLeastSquares(
    columns,
    measured,
    columns.map(() => true),
  );
  const fitted = measured.map((_, i) => columns.reduce((sum, each, k) => sum + coefficients[k]! * each[i]!, 0));
  const figures = calibrationFigures(measured, fitted, PARAMETERS);
  const [idleKwh, perLecture, perPerson, perPc, setup] = coefficients as unknown as [
    number,
    number,
    number,
    number,
    number,
  ];
  const isCalibrated = figures.cvRmse <= MOST_CV_RMSE && Math.abs(figures.nmbe) <= MOST_NMBE;
  return { perLecture, perPerson, perPc, setup, basis: "calibrated", idleKwh, figures, isCalibrated };
}
