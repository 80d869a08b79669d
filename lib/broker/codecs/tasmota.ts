import { type Codec, unnumbered } from "./codec.ts";
import { deviceIdOf } from "./device-id.ts";
import { believedTime, messageTime } from "./message-time.ts";
import { metricValue, scaled } from "./metric-value.ts";
import { isObject, payloadObject } from "./payload-text.ts";
import { snakeCase } from "./quantity.ts";

/** What the meter says, by our name before its unit, with the unit and the factor into it. */
const ENERGY: Readonly<Record<string, readonly [stem: string, unit: string, factor: number]>> = {
  Power: ["power", "w", 1],
  ApparentPower: ["apparent_power", "va", 1],
  ReactivePower: ["reactive_power", "var", 1],
  // In kWh. Today and Yesterday are sums of the same, and start again at the device's own midnight.
  Total: ["energy", "wh", 1000],
  ExportActive: ["energy_export", "wh", 1000],
  Voltage: ["voltage", "v", 1],
  Current: ["current", "a", 1],
  Factor: ["power_factor", "ratio", 1],
  Frequency: ["frequency", "hz", 1],
};

/** Of several phases or channels the device's own is the sum of these; of the others there is none. */
const ADDS_UP = new Set(["power", "apparent_power", "reactive_power", "energy", "energy_export"]);

const SENSOR: Readonly<Record<string, readonly [metric: string, factor: number]>> = {
  Temperature: ["temp_c", 1],
  Humidity: ["humidity_pct", 1],
  DewPoint: ["dew_point_c", 1],
  Illuminance: ["illuminance_lx", 1],
  Pressure: ["pressure_hpa", 1],
  CarbonDioxide: ["co2_ppm", 1],
  CO2: ["co2_ppm", 1],
  eCO2: ["eco2_ppm", 1],
  TVOC: ["tvoc_ppb", 1],
  "PM2.5": ["pm2_5_ug_per_m3", 1],
  PM10: ["pm10_ug_per_m3", 1],
};
const HPA_PER_MMHG = 1.333224;

/** Tasmota's `tele/<topic>/SENSOR`, sent every few minutes: a meter, sensors, or both. */
export const tasmota: Codec = {
  takes: ([tele, , leaf]) => tele === "tele" && leaf === "SENSOR",
  read({ payload, rxTs }, levels, draft, { zone }) {
    if (levels.length !== 3) return undefined;
    const deviceId = deviceIdOf(levels[1], "the topic's device");
    draft.deviceId = deviceId;
    const body = payloadObject(payload);
    const ts = believedTime(messageTime(body.Time, rxTs, zone), rxTs);
    const values = new Map<string, number>();
    if (isObject(body.ENERGY)) readEnergy(body.ENERGY, values);
    for (const [name, sensor] of Object.entries(body)) {
      if (name !== "ENERGY" && isObject(sensor)) readSensor(name, sensor, body, values);
    }
    return unnumbered(deviceId, { ts, rxTs }, values);
  },
};

function readEnergy(energy: Readonly<Record<string, unknown>>, values: Map<string, number>): void {
  for (const [field, [stem, unit, factor]] of Object.entries(ENERGY)) {
    const said = Object.hasOwn(energy, field) ? energy[field] : null;
    const phases = (Array.isArray(said) ? said : [said]).map((each: unknown) => metricValue(each, `ENERGY.${field}`));
    const inUnit = phases.map((each) => (each === null ? null : factor === 1 ? each : scaled(each, factor)));
    if (!Array.isArray(said)) {
      if (inUnit[0] !== null && inUnit[0] !== undefined) values.set(`${stem}_${unit}`, inUnit[0]);
      continue;
    }
    for (const [i, each] of inUnit.entries()) if (each !== null) values.set(`${stem}_l${i + 1}_${unit}`, each);
    // A sum of all but one would be too little, not missing.
    const known = inUnit.filter((each) => each !== null);
    if (ADDS_UP.has(stem) && known.length > 0 && known.length === inUnit.length) {
      values.set(
        `${stem}_${unit}`,
        scaled(
          known.reduce((sum, each) => sum + each, 0),
          1,
        ),
      );
    }
  }
}

function readSensor(
  name: string,
  sensor: Readonly<Record<string, unknown>>,
  { TempUnit, PressureUnit }: Readonly<Record<string, unknown>>,
  values: Map<string, number>,
): void {
  // The chip's own temperature, not the room's.
  const prefix = name.startsWith("ESP32") ? "chip" : snakeCase(name);
  for (const [field, [metric, factor]] of Object.entries(SENSOR)) {
    const raw = Object.hasOwn(sensor, field) ? metricValue(sensor[field], `${name}.${field}`) : null;
    if (raw === null) continue;
    let value = factor === 1 ? raw : scaled(raw, factor);
    if (metric.endsWith("_c") && TempUnit === "F") value = scaled(raw - 32, 5 / 9);
    if (metric === "pressure_hpa" && PressureUnit === "mmHg") value = scaled(raw, HPA_PER_MMHG);
    // The first of several sensors is the device's; the others have names of their own.
    const isTaken = values.has(metric) || prefix === "chip";
    values.set(isTaken ? `${prefix}_${metric}` : metric, value);
  }
}
