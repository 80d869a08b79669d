import proto from "sparkplug-payload/lib/sparkplugPayloadProto.js";
import { Rejection } from "../rejection.ts";

/** A metric as it was sent. */
export interface SparkplugMetric {
  readonly name: string | null;
  /** Number that stands for the name once a birth told both. */
  readonly alias: string | null;
  readonly timestamp: number | null;
  readonly datatype: number | null;
  readonly isHistorical: boolean;
  /** Its sender asks not to keep it. */
  readonly isTransient: boolean;
  readonly value: SparkplugValue;
  /** Unit that a property tells. */
  readonly engUnit: string | null;
  /** Whether a property says that the value cannot be relied on. */
  readonly isBad: boolean;
}

/** A number, in two's complement still where it is whole; null where it is missing or no number. */
export type SparkplugValue =
  | { readonly kind: "int" | "long"; readonly bits: bigint }
  | { readonly kind: "real"; readonly number: number }
  | null;

export interface SparkplugPayload {
  readonly timestamp: number | null;
  readonly metrics: readonly SparkplugMetric[];
}

const GOOD = 192n;

/**
 * The payload of a Sparkplug B message.
 *
 * The package's own decoder gives values by their datatype, which messages after a birth may leave out, and takes large
 * unsigned numbers for negative ones: so its Protocol Buffers are read as they are.
 *
 * @throws {Rejection} If it is none.
 */
export function sparkplugPayload(payload: Uint8Array): SparkplugPayload {
  try {
    const { timestamp, metrics } = present(proto.org.eclipse.tahu.protobuf.Payload.decode(payload));
    return { timestamp: wholeNumber(timestamp), metrics: arrayOf(metrics).map(metricOf) };
  } catch (cause) {
    throw new Rejection("not_sparkplug", `Cannot read the payload as it is not Sparkplug B: ${String(cause)}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** What was sent; the package's prototypes have a default for all else. */
function present(message: object): Fields {
  return Object.assign(Object.create(null), message);
}

function arrayOf(value: unknown): readonly object[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];
}

function metricOf(message: object): SparkplugMetric {
  const metric = present(message);
  const properties = propertiesOf(metric.properties);
  const quality = properties.get("Quality");
  const unit = properties.get("engUnit")?.stringValue;
  return {
    name: typeof metric.name === "string" && metric.name !== "" ? metric.name : null,
    alias: metric.alias === undefined || metric.alias === null ? null : String(metric.alias),
    timestamp: wholeNumber(metric.timestamp),
    datatype: typeof metric.datatype === "number" ? metric.datatype : null,
    isHistorical: metric.isHistorical === true,
    isTransient: metric.isTransient === true,
    value: metric.isNull === true ? null : sentValue(metric),
    engUnit: typeof unit === "string" ? unit : null,
    isBad: quality !== undefined && bits(quality.intValue) !== GOOD && bits(quality.longValue) !== GOOD,
  };
}

function propertiesOf(value: unknown): ReadonlyMap<string, Fields> {
  if (typeof value !== "object" || value === null) return new Map();
  const { keys, values } = present(value);
  const names: readonly unknown[] = Array.isArray(keys) ? keys : [];
  return new Map(arrayOf(values).map((each, i) => [String(names[i]), present(each)]));
}

function sentValue({ intValue, longValue, floatValue, doubleValue }: Fields): SparkplugValue {
  const int = bits(intValue);
  if (int !== null) return { kind: "int", bits: int };
  const long = bits(longValue);
  if (long !== null) return { kind: "long", bits: long };
  const number = doubleValue ?? floatValue;
  return typeof number === "number" ? { kind: "real", number } : null;
}

/** A whole number of the package: a number, or an object that tells it in digits. */
function bits(value: unknown): bigint | null {
  if (value === undefined || value === null) return null;
  const digits = String(value);
  return /^-?\d+$/.test(digits) ? BigInt(digits) : null;
}

function wholeNumber(value: unknown): number | null {
  const whole = bits(value);
  return whole === null ? null : Number(whole);
}
