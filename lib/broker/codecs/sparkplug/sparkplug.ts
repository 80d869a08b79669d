import { METRIC_UNITS, metricUnit } from "#lib/metering/metric-units.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { type Codec, unnumbered } from "../codec.ts";
import { deviceIdOf } from "../device-id.ts";
import { believedTime } from "../message-time.ts";
import { metricValue } from "../metric-value.ts";
import { shown } from "../payload-text.ts";
import { inOurUnit, meaningOf, prefixed, snakeCase } from "../quantity.ts";
import { Rejection } from "../rejection.ts";
import { SparkplugBirths } from "./births.ts";
import { type SparkplugMetric, type SparkplugPayload, sparkplugPayload } from "./payload.ts";

const TELEMETRY = new Set(["NBIRTH", "DBIRTH", "NDATA", "DDATA"]);
/** Numbers that tell of the node, not of what it measures. */
const HOUSEKEEPING = /^(?:bdSeq$|(?:Node|Device) (?:Control|Info)\/|Properties\/)/i;

/** Sparkplug's whole numbers below zero are in two's complement, by the bits that they were sent in. */
const SIGNED = new Set([1, 2, 3, 4]);
const UNSIGNED = new Set([5, 6, 7, 8]);
/** Dates are whole numbers too. */
const DATE_TIME = 13;

/** Suffixes by what properties call a unit. */
const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(METRIC_UNITS).map(([suffix, symbol]): [string, string] => [symbol, suffix]),
  ...(["degC", "deg C", "C", "Celsius"] as const).map((name): [string, string] => [name, "c"]),
  ["lux", "lx"],
  ["percent", "pct"],
  ["%RH", "pct"],
  ["VAR", "var"],
  ["VAr", "var"],
]);

interface Named {
  readonly metric: SparkplugMetric;
  readonly born: SparkplugMetric | undefined;
  readonly name: string;
}

/** Sparkplug B: `spBv1.0/<group>/<type>/<node>[/<device>]`. Births give metrics a name, by whose alias later messages go. */
export const sparkplug: Codec = {
  takes: ([root]) => root === "spBv1.0",
  read(message, levels, draft, options) {
    const [, group, type = "", node, device, ...rest] = levels;
    if (!TELEMETRY.has(type) || rest.length > 0) return undefined;
    if (type.startsWith("D") !== (device !== undefined)) return undefined;
    const sender = [group, node, ...(device === undefined ? [] : [device])]
      .map((level) => deviceIdOf(level, "a level of the topic"))
      .join("/");
    draft.deviceId = sender;
    const payload = sparkplugPayload(message.payload);
    const births = options.births ?? new SparkplugBirths();
    if (type.endsWith("BIRTH") && !message.retain) births.note(message);
    const named = payload.metrics.map((metric): Named => {
      const born = births.bornAs(sender, metric, message.rxTs);
      const name = metric.name ?? born?.name;
      if (name) return { metric, born, name };
      throw new Rejection(
        "birth_missing",
        `Cannot name metric ${metric.alias ?? "without name and alias"} of ${sender} as its birth was not received: ask for a rebirth`,
      );
    });
    return readingsOf(sender, named, payload, message.rxTs);
  },
};

function readingsOf(sender: string, named: readonly Named[], payload: SparkplugPayload, rxTs: number): Reading[] {
  const numbers = named.flatMap(({ metric, born, name }) => {
    const value = numberOf(metric, metric.datatype ?? born?.datatype ?? null);
    return value === undefined || HOUSEKEEPING.test(name) || metric.isTransient
      ? []
      : [{ metric, name, value, meaning: meaningFor(name, metric.engUnit ?? born?.engUnit ?? null) }];
  });
  const [first] = numbers;
  if (first && numbers.every(({ meaning }) => !meaning)) {
    throw new Rejection(
      "unknown_metric",
      `Cannot use ${shown(first.name)} as neither its name nor a property engUnit tells its unit`,
    );
  }
  return numbers.flatMap(({ metric, name, value, meaning }) => {
    if (!meaning || metric.isBad) return [];
    const checked = metricValue(value, name);
    const ts = believedTime(timeOf(metric, payload, name), rxTs);
    return checked === null
      ? []
      : unnumbered(sender, { ts, rxTs }, [[meaning.metric, inOurUnit(checked, meaning.factor)]]);
  });
}

/** When a value held. A message's own time is that of its sending, which a value that waited does not share. */
function timeOf(metric: SparkplugMetric, payload: SparkplugPayload, name: string): number {
  const time = metric.timestamp ?? (metric.isHistorical ? null : payload.timestamp);
  if (time !== null) return time;
  throw new Rejection("bad_time", `Cannot use ${shown(name)} as neither it nor its message has a timestamp`);
}

/** A metric's number; undefined where it is of another type. */
function numberOf({ value }: SparkplugMetric, datatype: number | null): number | undefined {
  if (!value) return undefined;
  if (value.kind === "real") return value.number;
  if (datatype === DATE_TIME) return undefined;
  const size = value.kind === "int" ? 32 : 64;
  if (datatype !== null && UNSIGNED.has(datatype)) return Number(BigInt.asUintN(size, value.bits));
  return datatype === null || SIGNED.has(datatype) ? Number(BigInt.asIntN(size, value.bits)) : undefined;
}

function meaningFor(name: string, engUnit: string | null): { metric: string; factor: number } | undefined {
  const ours = snakeCase(name);
  const suffix = engUnit === null ? undefined : SUFFIXES.get(engUnit.trim());
  if (engUnit !== null && engUnit.trim() !== "" && suffix === undefined) return undefined;
  const meaning = meaningOf(ours, suffix);
  if (meaning) return { metric: prefixed(meaning.prefix, meaning.metric), factor: meaning.factor };
  if (suffix !== undefined) return { metric: ours.endsWith(`_${suffix}`) ? ours : `${ours}_${suffix}`, factor: 1 };
  // A single letter is too little to be sure of a unit.
  return /_[a-z][a-z0-9]+$/.test(ours) && metricUnit(ours) !== undefined ? { metric: ours, factor: 1 } : undefined;
}
