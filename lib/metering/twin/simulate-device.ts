import { openTwin } from "./open-twin.ts";
import type { Sensor } from "./sensor.ts";
import type { SensorFaults } from "./sensor-faults.ts";
import { SensorOutput } from "./sensor-output.ts";
import { momentsOf, type TwinHistory } from "./twin-history.ts";
import type { TwinModel } from "./twin-model.ts";

/** What a simulated device is like. */
export interface SimulatedDevice {
  /** Its sensor; absent: that of a thermometer, none else. */
  readonly sensor?: Pick<Sensor, "noise" | "resolution">;
  /** What goes wrong with it; absent: nothing. */
  readonly faults?: SensorFaults;
  /** What its twin would have been told last before the first moment. [unit of the metric] */
  readonly start: number;
  /** Same seed, same noise. */
  readonly seed: number;
}

/**
 * Simulates a device by its twin's model, with the noise and faults of its sensor: one model tells what a device should read and
 * makes devices that do not.
 *
 * @param model What the device is made of.
 * @param at Times, rising, shape [n]. [ms since 1970, UTC]
 * @param drivers What moves it, shape [n] each.
 * @param device Its start, sensor, faults and seed.
 * @returns What it reports, beside its drivers; NaN where it is silent, or where the model cannot tell.
 */
export function simulateDevice(
  model: TwinModel,
  at: Float64Array,
  drivers: TwinHistory["drivers"],
  device: SimulatedDevice,
): TwinHistory {
  const sensor = device.sensor ?? (model.kind === "thermometer" ? model.sensor : { noise: 0, resolution: 0 });
  const output = new SensorOutput(sensor, device.faults ?? {}, device.seed);
  const twin = openTwin(model);
  const reported = new Float64Array(at.length).fill(Number.NaN);
  let i = 0;
  for (const moment of momentsOf({ at, reported, drivers })) {
    const { expected } = twin.step({ ...moment, reported: i === 0 ? device.start : null });
    reported[i] = output.read(moment.at, expected ?? (i === 0 ? device.start : Number.NaN)) ?? Number.NaN;
    i++;
  }
  return { at, reported, drivers };
}
