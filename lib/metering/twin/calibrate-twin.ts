import { gathered } from "../detect/gathered.ts";
import { calibrateMeter, type MeterSettings } from "./calibrate-meter.ts";
import { calibrateRoom } from "./calibrate-room.ts";
import { calibrateThermometer, type ThermometerSettings } from "./calibrate-thermometer.ts";
import type { Calibration } from "./calibration.ts";
import { calibrationFigures } from "./calibration-figures.ts";
import { openTwin } from "./open-twin.ts";
import type { RoomModel } from "./room-model.ts";
import { BAND_Z } from "./twin.ts";
import { momentsOf, type TwinHistory } from "./twin-history.ts";
import type { TwinModel } from "./twin-model.ts";

const HOUR_MS = 3_600_000;

/** What a twin is to be made of. */
export type CalibrationRequest =
  | ({ readonly kind: "thermometer" } & ThermometerSettings)
  | ({ readonly kind: "meter" } & MeterSettings)
  /** Start from the plan: its calibration is not looked at. */
  | RoomModel;

/**
 * Makes the model of a device from its history by least squares or medians, and says how well it tells that history: the twin is
 * sent through it once more, seeing nothing ahead, and compared in hourly means.
 *
 * @param request Kind of the twin, and what is known already.
 * @param history What the device reported, and what moved it.
 * @param at When this is. [ms since 1970, UTC]
 * @returns The model with its figures; its spread is such that nine residuals in ten lie within the band.
 * @throws {UserError} If the history is too short.
 */
export function calibrateTwin(request: CalibrationRequest, history: TwinHistory, at: number): TwinModel {
  const model = fitted(request, history);
  const expected = expectedOver(model, history);
  const figures = calibrationOf(history, expected, at);
  const spread = withSpread(model, history, expected);
  return { ...spread, calibration: { ...figures, gathered: finite(gathered(spread, history)) } };
}

function withSpread(model: TwinModel, { reported }: TwinHistory, expected: Float64Array): TwinModel {
  if (model.kind === "meter") return model;
  const least = model.kind === "thermometer" ? Math.max(model.sensor.noise, model.sensor.resolution / 4) : 0;
  return { ...model, sigma: Math.max(least, spreadOf(reported, expected)) };
}

function fitted(request: CalibrationRequest, history: TwinHistory): TwinModel {
  switch (request.kind) {
    case "thermometer":
      return calibrateThermometer(request, history);
    case "meter":
      return calibrateMeter(request, history);
    case "room5r1c":
      return calibrateRoom(request, history);
  }
}

function expectedOver(model: TwinModel, history: TwinHistory): Float64Array {
  const twin = openTwin(model);
  const expected = new Float64Array(history.at.length);
  let i = 0;
  for (const moment of momentsOf(history)) expected[i++] = twin.step(moment).expected ?? Number.NaN;
  return expected;
}

/** Hourly means over moments of which both are known; hours are UTC's, which are those of any zone by the hour. */
function calibrationOf(
  { at, reported }: TwinHistory,
  expected: Float64Array,
  when: number,
): Omit<Calibration, "gathered"> {
  const measured: number[] = [];
  const simulated: number[] = [];
  let [hour, sum, of, count] = [Number.NaN, 0, 0, 0];
  const close = () => {
    if (count > 0) {
      measured.push(sum / count);
      simulated.push(of / count);
    }
    [sum, of, count] = [0, 0, 0];
  };
  for (let i = 0; i < at.length; i++) {
    if (Number.isNaN(reported[i]! + expected[i]!)) continue;
    const now = Math.floor(at[i]! / HOUR_MS);
    if (now !== hour) close();
    hour = now;
    sum += reported[i]!;
    of += expected[i]!;
    count++;
  }
  close();
  const { n, cvRmse, nmbe, rmse } = calibrationFigures(Float64Array.from(measured), Float64Array.from(simulated));
  const [from, to] = [at[0] ?? when, at.at(-1) ?? when];
  return { from, to, n, cvRmse: finite(cvRmse), nmbe: finite(nmbe), rmse: finite(rmse), at: when };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Standard deviation of a normal distribution that has as many residuals beyond the band: 90 % lie within. */
function spreadOf(reported: Float64Array, expected: Float64Array): number {
  const sizes = reported.map((value, i) => Math.abs(value - expected[i]!)).filter((size) => !Number.isNaN(size));
  sizes.sort();
  const within = sizes[Math.ceil(0.9 * sizes.length) - 1];
  return (within ?? Number.NaN) / BAND_Z;
}
