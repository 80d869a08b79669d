import { scaled } from "./metric-value.ts";

/** What a foreign name may measure. */
interface Quantity {
  /** What our metrics of it are called before their unit. */
  readonly stem: string;
  readonly words: readonly string[];
  /** Units that it may be in, by suffix, with the factor into ours, which is the first. */
  readonly units: Readonly<Record<string, number>>;
  /** Whether a name that says no unit may be taken to mean ours. */
  readonly isPlain: boolean;
}

const quantity = (
  stem: string,
  words: readonly string[],
  units: Readonly<Record<string, number>>,
  isPlain = true,
): Quantity => ({ stem, words, units, isPlain });

/** Apparent power before power: the first that a name ends in counts. */
const QUANTITIES: readonly Quantity[] = [
  quantity("apparent_power", ["apparent_power"], { va: 1, kva: 1000 }),
  quantity("reactive_power", ["reactive_power"], { var: 1, kvar: 1000 }),
  quantity("power_factor", ["power_factor", "pf"], { ratio: 1, pct: 0.01 }),
  quantity("power", ["active_power", "power"], { w: 1, kw: 1000 }),
  quantity("energy", ["total_energy", "energy_total", "energy"], { wh: 1, kwh: 1000 }, false),
  quantity("voltage", ["voltage"], { v: 1, mv: 0.001 }),
  quantity("current", ["current"], { a: 1, ma: 0.001 }),
  quantity("frequency", ["frequency"], { hz: 1 }),
  quantity("temp", ["temperature", "temp"], { c: 1 }),
  quantity("humidity", ["humidity"], { pct: 1 }),
  quantity("illuminance", ["illuminance", "lux"], { lx: 1 }),
  quantity("irradiance", ["irradiance"], { w_per_m2: 1 }),
  quantity("pressure", ["pressure"], { hpa: 1, pa: 0.01, kpa: 10 }),
  quantity("co2", ["carbon_dioxide", "co2"], { ppm: 1 }),
  quantity("pm2_5", ["pm2_5", "pm25"], { ug_per_m3: 1 }),
  quantity("pm10", ["pm10", "pm_10"], { ug_per_m3: 1 }),
  quantity("wifi_signal", ["wifi_signal_strength", "wifi_signal", "rssi"], { dbm: 1 }),
  quantity("battery", ["battery_level", "battery"], { pct: 1 }),
  quantity("uptime", ["uptime"], { s: 1 }),
];

/** What a foreign name means. */
export interface Meaning {
  /** What stands before the quantity: `kitchen` of `kitchen_power`; empty where nothing does. */
  readonly prefix: string;
  /** Our name, without the prefix. */
  readonly metric: string;
  /** Into our unit. */
  readonly factor: number;
}

/** A name as ours are written: `Living Room/Power` is `living_room_power`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
}

/**
 * What a name of another system measures. A letter alone is no unit: `phase_a` is no current, `current_a` is one.
 *
 * @param name In snake case.
 * @param unit Suffix of the unit, where it is said beside the name.
 * @returns Undefined where the quantity or its unit would be a guess.
 */
export function meaningOf(name: string, unit?: string): Meaning | undefined {
  for (const { stem, words, units, isPlain } of QUANTITIES) {
    const metric = `${stem}_${Object.keys(units)[0]}`;
    for (const word of words) {
      const plain = unit === undefined ? (isPlain ? 1 : undefined) : units[unit];
      if (plain !== undefined && endsIn(name, word)) return { prefix: before(name, word), metric, factor: plain };
      for (const [suffix, factor] of Object.entries(units)) {
        const said = `${word}_${suffix}`;
        if ((unit ?? suffix) === suffix && endsIn(name, said)) return { prefix: before(name, said), metric, factor };
      }
    }
  }
  return undefined;
}

/** A value of a foreign name in our unit. */
export function inOurUnit(value: number, factor: number): number {
  return factor === 1 ? value : scaled(value, factor);
}

/** The name of a metric, with what it is of: `inside_temp_c`. */
export function prefixed(prefix: string, metric: string): string {
  return prefix === "" ? metric : `${prefix}_${metric}`;
}

function endsIn(name: string, words: string): boolean {
  return name === words || name.endsWith(`_${words}`);
}

function before(name: string, words: string): string {
  return name.slice(0, Math.max(0, name.length - words.length - 1));
}
