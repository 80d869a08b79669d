import { UserError } from "../../core/user-error.ts";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Longest duration that a rule may name: a year. [ms] */
const LONGEST_MS = 366 * 86_400_000;

/**
 * Reads a duration as a rule writes it: a whole or decimal number and its unit, such as 90s, 5m, 1.5h or 2d; 0 stands alone.
 *
 * @param field Name of the field that holds it, for the message.
 * @param written What was written.
 * @returns The duration, a whole number. [ms]
 * @throws {UserError} If it is no duration, or longer than a year: names the field.
 */
export function parseDuration(field: string, written: unknown): number {
  if (written === 0) return 0;
  const [, number, unit] =
    (typeof written === "string" && /^(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s|m|h|d)$/.exec(written)) || [];
  const ms = number === undefined ? Number.NaN : Math.round(Number(number) * UNITS[unit!]!);
  if (ms >= 0 && ms <= LONGEST_MS) return ms;
  throw new UserError(
    `Cannot use ${field} as it must be a duration of a year at most, such as 90s, 5m, 2h or 1d: current value is ${JSON.stringify(written) ?? "missing"}`,
  );
}

/**
 * Writes a duration as rules do, in the largest unit that leaves a whole number.
 *
 * @param ms A whole number. [ms]
 * @returns Number and unit, such as 5m.
 */
export function durationText(ms: number): string {
  const unit = ["d", "h", "m", "s"].find((each) => ms > 0 && ms % UNITS[each]! === 0) ?? (ms === 0 ? "s" : "ms");
  return `${ms / UNITS[unit]!}${unit}`;
}
