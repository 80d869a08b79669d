import { shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";

/** No meter reads more, in whatever unit; sums of such values stay finite. */
const LARGEST_VALUE = 1e15;

/** A finite number, or null where it is missing. */
export function metricValue(value: unknown, field: string): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && Math.abs(value) <= LARGEST_VALUE) return value === 0 ? 0 : value;
  throw new Rejection(
    "bad_value",
    `Cannot use ${field} as it must be a number of at most 1e15, or null: current value is ${shown(value)}`,
  );
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number that a whole payload is in formats that send text, or null where the text is one of those that say it is missing. */
export function textValue(text: string, field: string, missing: RegExp = /^nan$/i): number | null {
  const trimmed = text.trim();
  if (missing.test(trimmed)) return null;
  return metricValue(NUMBER.test(trimmed) ? Number(trimmed) : text, field);
}

/** A value in another unit, without the noise that a multiplication adds: 1.005 kWh are 1005 Wh. */
export function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}
