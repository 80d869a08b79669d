import { type CampusDay, campusDay, climate, QUARTERS } from "../campus-calendar.ts";
import { type CampusDevice, campusDevices } from "./campus-devices.ts";
import { airTemperature, irradiance } from "./campus-weather.ts";
import { hashed } from "./noise.ts";
import { computerPower, LIT_FROM, roomPower } from "./room-power.ts";
import { roomUse } from "./room-use.ts";

const DAY_MS = 86_400_000;
const QUARTER_MS = DAY_MS / QUARTERS;
/** Asia/Seoul is nine hours ahead of UTC all year. */
const AHEAD_MS = 9 * 3_600_000;

/** The day on which the registers of all devices stood at 0. */
const INSTALLED = Date.UTC(2026, 6, 1) / DAY_MS;

/** How often power swings to and fro within a quarter of an hour, and by what share: its mean stays. */
const SWINGS = 3;
const SWING = 0.015;

/** A day of a device: each metric at the 97 instants that bound its quarters. */
type DayOfDevice = Readonly<Record<string, Float64Array>>;

/** The invented campus of one seed: what its devices read at any time, now and in history alike. */
export interface VirtualCampus {
  readonly devices: readonly CampusDevice[];
  /** The metrics of a device at the bounds of the quarters of a day, which is counted since 1970 in Asia/Seoul. */
  dayOf(device: CampusDevice, day: number): DayOfDevice;
  /** What a device reads at an instant, by metric: rounded as a meter does. */
  valuesAt(device: CampusDevice, at: number): Record<string, number>;
}

export function virtualCampus(seed = 1): VirtualCampus {
  const days = new Map<number, CampusDay>();
  const known = new Map<string, Map<number, DayOfDevice>>();
  const registers = new Map<string, { day: number; wh: number }>();
  const calendar = (day: number) => kept(days, day, () => campusDay(seed, day));

  const dayOf = (device: CampusDevice, day: number): DayOfDevice => {
    const own = kept(known, device.device_id, () => new Map<number, DayOfDevice>());
    // Yesterday and today are enough for those who only go forward.
    if (own.size > 3) own.delete(own.keys().next().value as number);
    return kept(own, day, () => bounded(metricsOf(seed, device, calendar(day)), device, seed, calendar(day + 1)));
  };

  /** What the register stood at when a day began, as the sum of all days before. [Wh] */
  const registerAt = (device: CampusDevice, day: number): number => {
    let last = registers.get(device.device_id);
    if (!last || last.day > day) last = { day: INSTALLED, wh: 0 };
    for (let each = last.day; each < day; each++) {
      const watts = dayOf(device, each).power_w!;
      let sum = 0;
      for (let quarter = 0; quarter < QUARTERS; quarter++) sum += watts[quarter]! + watts[quarter + 1]!;
      last = { day: each + 1, wh: last.wh + sum / 8 };
    }
    registers.set(device.device_id, last);
    return last.wh;
  };

  const valuesAt = (device: CampusDevice, at: number): Record<string, number> => {
    const day = Math.floor((at + AHEAD_MS) / DAY_MS);
    const metrics = dayOf(device, day);
    const place = (at + AHEAD_MS - day * DAY_MS) / QUARTER_MS;
    const quarter = Math.floor(place);
    const along = place - quarter;
    const values: Record<string, number> = {};
    for (const [metric, knots] of Object.entries(metrics)) {
      const swing = metric === "power_w" ? SWING * knots[quarter]! * Math.sin(2 * Math.PI * SWINGS * along) : 0;
      values[metric] = round(metric, knots[quarter]! + (knots[quarter + 1]! - knots[quarter]!) * along + swing);
    }
    if (hasRegister(device)) {
      values.energy_wh = Math.floor(registerAt(device, day) + energySince(metrics.power_w!, quarter, along));
    }
    return values;
  };

  return { devices: campusDevices(seed), dayOf, valuesAt };
}

function hasRegister({ kind }: CampusDevice): boolean {
  return kind === "room" || kind === "pv";
}

/** Energy since midnight: whole quarters as trapezoids, and the part of the last with its swing. [Wh] */
function energySince(watts: Float64Array, quarter: number, along: number): number {
  let wh = 0;
  for (let i = 0; i < quarter; i++) wh += (watts[i]! + watts[i + 1]!) / 8;
  const from = watts[quarter]!;
  const swing = (SWING * from * (1 - Math.cos(2 * Math.PI * SWINGS * along))) / (2 * Math.PI * SWINGS);
  return wh + (from * along + ((watts[quarter + 1]! - from) * along ** 2) / 2 + swing) / 4;
}

/** Adds the first value of the next day as the last bound of this one. */
function bounded(
  metrics: Record<string, Float64Array>,
  device: CampusDevice,
  seed: number,
  next: CampusDay,
): DayOfDevice {
  const after = metricsOf(seed, device, next, 1);
  return Object.fromEntries(
    Object.entries(metrics).map(([metric, values]) => {
      const bounds = new Float64Array(QUARTERS + 1);
      bounds.set(values);
      bounds[QUARTERS] = after[metric]![0]!;
      return [metric, bounds];
    }),
  );
}

function metricsOf(
  seed: number,
  device: CampusDevice,
  day: CampusDay,
  quarters = QUARTERS,
): Record<string, Float64Array> {
  const at = (value: (quarter: number) => number) => Float64Array.from({ length: quarters }, (_, i) => value(i));
  const noise = (quarter: number, of: number) => hashed(device.key, day.day, of * 128 + quarter) - 0.5;
  const rated = device.rated_w ?? 0;
  const air = (quarter: number) => airTemperature(day, quarter);
  const sun = (quarter: number) => irradiance(seed, day, quarter);
  if (device.kind === "weather") {
    return {
      temp_c: at((q) => air(q) + 0.4 * noise(q, 1)),
      humidity_pct: at((q) => 62 - 1.1 * (air(q) - day.tempC) + 6 * noise(q, 2)),
      irradiance_w_per_m2: at((q) => sun(q) * (1 + 0.04 * noise(q, 3))),
    };
  }
  if (device.kind === "pv") return { power_w: at((q) => rated * 0.86 * (sun(q) / 1000) * (1 + 0.06 * noise(q, 1))) };
  const use = roomUse(seed, device, day);
  if (device.kind === "pc") return { power_w: at((q) => computerPower(device, use[q]!, noise(q, 1))) };
  const heat = climate(day);
  const isOn = (q: number) => use[q]! > LIT_FROM;
  return {
    power_w: at((q) => {
      const ofComputer = ({ key }: CampusDevice) => hashed(key, day.day, 128 + q) - 0.5;
      return roomPower(device, use[q]!, heat[q]!, { plugs: noise(q, 1), ofComputer });
    }),
    temp_c: at((q) => 21 + 2.6 * use[q]! + 0.09 * (air(q) - 13) + 0.5 * noise(q, 2)),
    humidity_pct: at((q) => 41 + 0.4 * (day.tempC - 13) + 6 * use[q]! + 3 * noise(q, 3)),
    illuminance_lx: at((q) => (isOn(q) ? 340 : 3) * (1 + 0.1 * noise(q, 4)) + 0.18 * sun(q)),
  };
}

function round(metric: string, value: number): number {
  const decimals = metric === "temp_c" || metric === "humidity_pct" || metric === "power_w" ? 1 : 0;
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
