import { UserError } from "#lib/core/user-error.ts";
import { metricUnit } from "#lib/metering/metric-units.ts";
import type { Mapping } from "./mapping.ts";

const TIMES = ["ts", "time", "timestamp", "datetime", "date_time", "interval_start"];
const DEVICES = ["device", "device_id", "deviceid", "devicecode", "building", "building_id", "meter", "meter_id"];

/** Energies of intervals by the unit that a column says, and what makes kWh of it. */
const ENERGY: Readonly<Record<string, number>> = { wh: 0.001, kwh: 1, mwh: 1000 };
/** Units that are told in another unit: the metric's ending, and what a value is multiplied by. */
const POWER: Readonly<Record<string, number>> = { kw: 1000, mw: 1e6 };

export interface HeaderChoices {
  /** The metric of the one column of values, whatever its name. */
  readonly metric?: string | undefined;
}

/** What columns are by their names, and those that say nothing we know. */
export interface FoundColumns {
  readonly mapping: Mapping;
  readonly ignored: readonly string[];
}

/** Tells a table's columns by their names: a time, a device, and values whose names end in their unit. */
export function headerMapping(name: string, columns: readonly string[], { metric }: HeaderChoices = {}): FoundColumns {
  const [time, ...times] = columns.filter((column) => TIMES.includes(plain(column)));
  const [device, ...devices] = columns.filter((column) => DEVICES.includes(plain(column)));
  const shown = columns.length > 12 ? `${columns.slice(0, 12).join(", ")} …` : columns.join(", ");
  if (time === undefined || device === undefined) {
    throw new UserError(
      `Cannot import ${name} as no column is named as a ${time === undefined ? "time (ts, time, timestamp)" : "device (device_id, building, meter)"}: it has ${shown}. Say with --mapping which it is`,
    );
  }
  if (times.length + devices.length > 0) {
    throw new UserError(
      `Cannot import ${name} as both ${times.length > 0 ? `${time} and ${times[0]}` : `${device} and ${devices[0]}`} may be the ${times.length > 0 ? "time" : "device"}: say with --mapping which it is`,
    );
  }
  const others = columns.filter((column) => column !== time && column !== device);
  const values: Mapping["values"] = {};
  for (const column of others) {
    const found = unitValue(plain(column));
    if (found) values[column] = found;
  }
  if (metric !== undefined) return { mapping: one(name, { time, device, others, metric, values }), ignored: [] };
  if (Object.keys(values).length === 0) {
    throw new UserError(
      `Cannot import ${name} as no column's name ends in its unit, such as power_w, temp_c or kwh: it has ${shown}. Give --metric, or --mapping`,
    );
  }
  const energies = Object.entries(values).filter(
    ([, to]) => typeof to === "object" && to.metric === "interval_energy_kwh",
  );
  if (energies.length > 1) {
    throw new UserError(
      `Cannot import ${name} as ${energies.map(([column]) => column).join(" and ")} are all energies of one device: say with --mapping which device each is of`,
    );
  }
  const ignored = others.filter((column) => values[column] === undefined);
  return { mapping: { time: { column: time }, device: { column: device }, values }, ignored };
}

interface Found {
  readonly time: string;
  readonly device: string;
  readonly others: readonly string[];
  readonly metric: string;
  readonly values: Mapping["values"];
}

function one(name: string, { time, device, others, metric, values }: Found): Mapping {
  const named = Object.keys(values);
  const column = named.length === 1 ? named[0] : others.length === 1 ? others[0] : undefined;
  if (column === undefined) {
    throw new UserError(
      `Cannot tell which column of ${name} is ${metric}: it has ${others.join(", ")}. Say with --mapping which it is`,
    );
  }
  return { time: { column: time }, device: { column: device }, values: { [column]: metric } };
}

function unitValue(column: string): Mapping["values"][string] | undefined {
  const [, stem = "", unit = ""] = /^(?:(.*)_)?([a-z0-9]+)$/.exec(column) ?? [];
  // A register of our own format keeps its name; any other energy is that of an interval.
  if (column === "energy_wh" || column === "interval_energy_kwh") return column;
  const energy = ENERGY[unit];
  if (energy !== undefined) return { metric: "interval_energy_kwh", scale: energy };
  const power = POWER[unit];
  if (power !== undefined) return { metric: `${stem || "power"}_w`, scale: power };
  if (unit === "w" && stem === "") return "power_w";
  if (column === "watts" || column === "power_watts") return "power_w";
  return metricUnit(column) === undefined ? undefined : column;
}

/** A column's name as we compare it: `Power [kW]` is power_kw. */
function plain(column: string): string {
  return column
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
}
