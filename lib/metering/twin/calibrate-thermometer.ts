import { UserError } from "#lib/core/user-error.ts";
import { type FitShape, fitThermometer } from "./fit-thermometer.ts";
import type { Sensor } from "./sensor.ts";
import type { ThermometerModel, WeeklyRise } from "./thermometer-model.ts";
import { type ThermometerRows, thermometerRows } from "./thermometer-rows.ts";
import type { DriverName, TwinHistory } from "./twin-history.ts";
import { WeekClock } from "./week-clock.ts";
import { weeklyRise } from "./weekly-rise.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A room needs to be seen for so long, and a week of its own needs three. [ms] */
const LEAST_MS = 2 * DAY_MS;
const LEAST_WEEKS_MS = 21 * DAY_MS;
const LEAST_ROWS = 40;
/** Hours in which nobody is in and no sun shines: from, to. [h] */
const NIGHT = [0, 6] as const;

/** What is known of a thermometer before it is calibrated. */
export interface ThermometerSettings {
  readonly metric: string;
  /** IANA name of the zone in which hours of the week are counted. */
  readonly zone: string;
  /** Days on which it is Sunday, as 2026-12-25. */
  readonly holidays?: readonly string[];
  readonly sensor: Sensor;
  /** Where the time constant is taken from: the whole history, or what the room does by night. */
  readonly timeConstantFrom?: "all" | "night";
}

/**
 * Fits the twin of a thermometer to a history. Drivers that do not differ are left out. Three weeks and more give each hour of the
 * week a rise of its own, a shorter history each hour of the day.
 *
 * @param settings What is known already; the sensor's lag is not fitted.
 * @param history What was reported, and what moved it.
 * @returns The model, without the spread of its residuals and without figures: `calibrateTwin` adds them.
 * @throws {UserError} If the history is too short.
 */
export function calibrateThermometer(settings: ThermometerSettings, history: TwinHistory): ThermometerModel {
  const { metric, zone, holidays = [], sensor } = settings;
  const rows = thermometerRows(history);
  const span = rows.at.length === 0 ? 0 : rows.at.at(-1)! - rows.at[0]!;
  if (span < LEAST_MS || rows.at.length < LEAST_ROWS) {
    throw new UserError(
      `Cannot calibrate the twin of ${metric} as it needs two days of readings with what moves them, has ${(span / DAY_MS).toFixed(1)}: choose a longer range`,
    );
  }
  const hours = span >= LEAST_WEEKS_MS ? 168 : 24;
  const clock = new WeekClock({ zone, holidays, riseK: [] });
  const cells = { of: Int32Array.from(rows.at, (at) => clock.hourAt(at) % hours), count: hours };
  const night = settings.timeConstantFrom === "night" ? nightTimeConstant(history, settings) : undefined;
  const shape: FitShape = { lagS: sensor.lagS, cells, isStartFree: false };
  const fit = fitThermometer(rows, night === undefined ? shape : { ...shape, timeConstantH: night });
  const of = (name: DriverName) => fit.coefficients[1 + rows.drivers.findIndex(([each]) => each === name)] ?? 0;
  const has = (name: DriverName) => (rows.drivers.some(([each]) => each === name) ? of(name) : 0);
  const rise = weeklyRise(filled(fit.cells), fit.timeConstantH, sensor.lagS, medianStep(rows));
  const mean = rise.reduce((sum, value) => sum + value, 0) / hours;
  return {
    ...{ kind: "thermometer", version: 1, metric, timeConstantH: fit.timeConstantH, baseC: mean, sensor },
    ...{ coupling: has("tempOutC"), solarK: has("solarWPerM2"), powerK: has("powerW"), occupancyK: has("occupancy") },
    week: weekOf(zone, holidays, rise, mean),
    sigma: sensor.noise,
    calibration: null,
  };
}

/** Fits the fading of each night to where the air tends to then. [h] */
function nightTimeConstant(history: TwinHistory, { zone, sensor }: ThermometerSettings): number {
  const clock = new WeekClock({ zone, holidays: [], riseK: [] });
  const isNight = (at: number) => {
    const hour = clock.hourAt(at) % 24;
    return hour >= NIGHT[0] && hour < NIGHT[1];
  };
  const { tempOutC } = history.drivers;
  const rows = thermometerRows({ ...history, drivers: tempOutC ? { tempOutC } : {} }, isNight);
  if (rows.at.length < LEAST_ROWS) {
    throw new UserError("Cannot calibrate the twin by its nights as there are too few readings from 0:00 to 6:00");
  }
  return fitThermometer(rows, { lagS: sensor.lagS, cells: null, isStartFree: true }).timeConstantH;
}

function weekOf(zone: string, holidays: readonly string[], rise: Float64Array, mean: number): WeeklyRise {
  const hours = rise.length;
  return { zone, holidays, riseK: Array.from({ length: 168 }, (_, hour) => rise[hour % hours]! - mean) };
}

/** Hours without a reading answer as all others do on average. */
function filled(cells: Float64Array): Float64Array {
  const known = cells.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return cells.map((value) => (Number.isNaN(value) ? mean : value));
}

function medianStep({ at }: ThermometerRows): number {
  const steps = at.slice(1).map((time, i) => time - at[i]!);
  return Math.min(HOUR_MS, Math.max(60_000, steps.sort()[steps.length >> 1] ?? HOUR_MS));
}
