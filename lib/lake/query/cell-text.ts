import { UserError } from "#lib/core/user-error.ts";

const SECONDS_A_DAY = 86_400;

/** A 64- or 128-bit integer as a number, if no digit is lost by it. */
export function safeNumber(name: string, value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new UserError(
    `Cannot read column ${name} as ${value} is beyond the integers that a number holds exactly: cast it, as in ${name}::VARCHAR or ${name}::DOUBLE`,
  );
}

// Days repeat in sorted rows, and making the text of a Date is slow.
const dayTexts = new Map<number, string>();

/** Days since 1970 as YYYY-MM-DD. */
export function dateText(days: number): string {
  const known = dayTexts.get(days);
  if (known !== undefined) return known;
  const text = isoDay(days);
  if (dayTexts.size >= 10_000) dayTexts.clear();
  dayTexts.set(days, text);
  return text;
}

function isoDay(days: number): string {
  if (days === 2_147_483_647) return "infinity";
  if (days === -2_147_483_647) return "-infinity";
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? `day ${days}` : date.toISOString().replace(/T.*/, "");
}

/** Units since midnight as hh:mm:ss, with as many decimals as are not zero. */
export function timeText(units: number, perSecond: number): string {
  const seconds = Math.floor(units / perSecond);
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return time + fraction(units - seconds * perSecond, perSecond);
}

/** Units since 1970 as YYYY-MM-DDThh:mm:ss, with as many decimals as are not zero. */
export function timestampText(units: bigint, perSecond: number): string {
  const perDay = SECONDS_A_DAY * perSecond;
  const near = Number(units);
  if (Number.isSafeInteger(near)) {
    const day = Math.floor(near / perDay);
    return `${dateText(day)}T${timeText(near - day * perDay, perSecond)}`;
  }
  if (units === 2n ** 63n - 1n) return "infinity";
  if (units === -(2n ** 63n - 1n)) return "-infinity";
  const ofDay = ((units % BigInt(perDay)) + BigInt(perDay)) % BigInt(perDay);
  return `${dateText(Number((units - ofDay) / BigInt(perDay)))}T${timeText(Number(ofDay), perSecond)}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** An interval as ISO 8601: months and days, then microseconds; DuckDB packs months and days in one half. */
export function intervalText(monthsAndDays: bigint, micros: bigint): string {
  const months = Number(BigInt.asIntN(32, monthsAndDays));
  const days = Number(BigInt.asIntN(32, monthsAndDays >> 32n));
  const sign = micros < 0n ? "-" : "";
  const size = micros < 0n ? -micros : micros;
  const seconds = `${sign}${size / 1_000_000n}${fraction(Number(size % 1_000_000n), 1_000_000)}`;
  const text = `P${months === 0 ? "" : `${months}M`}${days === 0 ? "" : `${days}D`}${micros === 0n ? "" : `T${seconds}S`}`;
  return text === "P" ? "PT0S" : text;
}

function fraction(units: number, perSecond: number): string {
  if (units === 0) return "";
  return `.${String(units)
    .padStart(String(perSecond).length - 1, "0")
    .replace(/0+$/, "")}`;
}
