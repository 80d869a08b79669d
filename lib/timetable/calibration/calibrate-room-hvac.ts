import { type CalibrationFigures, calibrationFigures } from "#lib/metering/twin/calibration-figures.ts";
import { linearLeastSquares } from "#lib/metering/twin/linear-least-squares.ts";
import type { HvacScales } from "../energy/hvac-class.ts";
import { AS_ASSUMED } from "../energy/standard-hvac.ts";
import { LEAST_PERIODS, LEAST_USED, MOST_CV_RMSE, MOST_NMBE } from "./calibrate-room-energy.ts";
import { type RoomDay, type SimulatedRoom, simulateRoom } from "./simulate-room.ts";

/** What a room's meters saw over a period, or over as long a piece of a night. */
export interface HvacReading {
  /** Index of the day. */
  readonly day: number;
  /** Period of it; null at night. */
  readonly slot: number | null;
  /** Energy. [kWh] */
  readonly kwh: number;
}

/** A room of 5R1C by its readings, and how far it explains them. */
export interface CalibratedHvac {
  readonly scales: HvacScales;
  /** What it uses in an empty period. [kWh] */
  readonly idleKwh: number;
  /** Scales that the readings do not tell: 1, as assumed. */
  readonly kept: readonly (keyof HvacScales)[];
  /** Of all periods that were fitted, by ASHRAE Guideline 14. */
  readonly figures: CalibrationFigures;
  /** Whether they are within its bounds for hours, and tell a scale at all. */
  readonly isCalibrated: boolean;
}

const NAMES = ["conductance", "gain"] as const;
/** No room is farther from the standard one than so many times. [1] */
const BOUNDS = [0.1, 10] as const;
/** Where the descent begins, so that a second valley is no trap. [1] */
const STARTS = [0.4, 1, 2.5];
const NUDGE = 1e-4;
const STEPS = 40;
const HALVINGS = 12;
/** A scale is told by readings where its standard error is no more than this share of itself. [1] */
const MOST_ERROR = 0.3;

/**
 * Fits a room of 5R1C to what its meters read, by least squares over two scales and what the empty room takes, none below zero: that
 * of all conductances (windows, walls, air) and that of light and appliances, which warm it too. Gauss and Newton's steps are halved
 * until they lead down, from the best of nine starts. A scale that readings do not tell stays 1, and the other is fitted to what that leaves.
 *
 * @param room The room as it is assumed.
 * @param days Its days in order, those without lectures among them, shape [days].
 * @param readings Periods with lectures and nights, in any order.
 * @returns The room; null where fewer than fifty periods with known weather, fewer than ten lectures or no night is known.
 */
export function calibrateRoomHvac(
  room: SimulatedRoom,
  days: readonly RoomDay[],
  readings: readonly HvacReading[],
): CalibratedHvac | null {
  const isUsed = ({ day, slot }: HvacReading) => slot !== null && (days[day]!.mask & (1 << slot)) !== 0;
  const known = readings.filter(
    (each) => !Number.isNaN(each.kwh) && days[each.day]?.weather && (each.slot === null || isUsed(each)),
  );
  const used = known.filter(isUsed).length;
  if (known.length < LEAST_PERIODS || used < LEAST_USED || used === known.length) return null;
  const measured = Float64Array.from(known, ({ kwh }) => kwh);
  const simulated = (scales: HvacScales) => {
    const kwh = simulateRoom(room, days, scales);
    return Float64Array.from(known, ({ day, slot }) => (slot === null ? 0 : kwh[day * room.slots.length + slot]!));
  };
  const kept: (keyof HvacScales)[] = [];
  for (;;) {
    const free = NAMES.filter((name) => !kept.includes(name));
    const found = descend(simulated, measured, free);
    const errors = standardErrors(simulated, measured, free, found);
    const worst = Math.max(...errors);
    if (free.length > 0 && !(worst <= MOST_ERROR)) {
      kept.push(free[errors.findIndex((error) => !(error < worst))]!);
      continue;
    }
    const fitted = simulated(found.scales).map((kwh) => kwh + found.idleKwh);
    const figures = calibrationFigures(measured, fitted, free.length + 1);
    const isWithin = figures.cvRmse <= MOST_CV_RMSE && Math.abs(figures.nmbe) <= MOST_NMBE;
    return { scales: found.scales, idleKwh: found.idleKwh, kept, figures, isCalibrated: isWithin && free.length > 0 };
  }
}

type Simulation = (scales: HvacScales) => Float64Array;

interface Fit {
  readonly scales: HvacScales;
  readonly idleKwh: number;
  readonly squares: number;
}

/** The fit with what the empty room takes at its best for some scales. */
function fitAt(simulated: Simulation, measured: Float64Array, scales: HvacScales): Fit {
  const kwh = simulated(scales);
  const left = measured.map((value, i) => value - kwh[i]!);
  const idleKwh = Math.max(0, left.reduce((sum, value) => sum + value, 0) / left.length);
  return { scales, idleKwh, squares: left.reduce((sum, value) => sum + (value - idleKwh) ** 2, 0) };
}

function descend(simulated: Simulation, measured: Float64Array, free: readonly (keyof HvacScales)[]): Fit {
  let starts: HvacScales[] = [AS_ASSUMED];
  for (const name of free) starts = starts.flatMap((each) => STARTS.map((value) => ({ ...each, [name]: value })));
  let best = starts
    .map((scales) => fitAt(simulated, measured, scales))
    .reduce((least, each) => (each.squares < least.squares ? each : least));
  for (let step = 0; step < STEPS && free.length > 0; step++) {
    const { columns, left } = slopes(simulated, measured, free, best);
    const { coefficients } = linearLeastSquares(
      [...columns, new Float64Array(left.length).fill(1)],
      left,
      [...columns, 0].map(() => false),
    );
    const next = halved(simulated, measured, free, best, coefficients);
    if (!next) break;
    const gained = best.squares - next.squares;
    best = next;
    if (gained < 1e-12 * best.squares) break;
  }
  return best;
}

/** The longest of ever shorter steps that leads down; undefined where none does. */
function halved(
  simulated: Simulation,
  measured: Float64Array,
  free: readonly (keyof HvacScales)[],
  from: Fit,
  step: Float64Array,
): Fit | undefined {
  for (let share = 1, i = 0; i < HALVINGS; share /= 2, i++) {
    const moved = free.map((name, j) => [name, within(from.scales[name] * Math.exp(share * step[j]!))]);
    const next = fitAt(simulated, measured, { ...from.scales, ...Object.fromEntries(moved) });
    if (next.squares < from.squares) return next;
  }
  return undefined;
}

function within(scale: number): number {
  return Math.min(BOUNDS[1], Math.max(BOUNDS[0], scale));
}

/** What each scale changes by its logarithm, and what the fit leaves. */
function slopes(simulated: Simulation, measured: Float64Array, free: readonly (keyof HvacScales)[], at: Fit) {
  const kwh = simulated(at.scales);
  const columns = free.map((name) => {
    const nudged = simulated({ ...at.scales, [name]: at.scales[name] * Math.exp(NUDGE) });
    return nudged.map((value, i) => (value - kwh[i]!) / NUDGE);
  });
  return { columns, left: measured.map((value, i) => value - kwh[i]! - at.idleKwh) };
}

/** Standard error of each free scale as a share of itself; infinite where the others tell all of it. [1] */
function standardErrors(
  simulated: Simulation,
  measured: Float64Array,
  free: readonly (keyof HvacScales)[],
  fit: Fit,
): number[] {
  const { columns } = slopes(simulated, measured, free, fit);
  const all = [...columns, new Float64Array(measured.length).fill(1)];
  const noise = Math.sqrt(fit.squares / (measured.length - all.length));
  return columns.map((own, j) => {
    const others = all.filter((_, k) => k !== j);
    const { squares } = linearLeastSquares(
      others,
      own,
      others.map(() => false),
    );
    const whole = own.reduce((sum, value) => sum + value * value, 0);
    return squares > 1e-9 * whole ? noise / Math.sqrt(squares) : Number.POSITIVE_INFINITY;
  });
}
