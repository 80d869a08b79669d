import { UserError } from "#lib/core/user-error.ts";

const SECONDS_A_DAY = 86_400n;

/** A 64- or 128-bit integer as a number, if no digit is lost by it. */
export function safeNumber(name: string, value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new UserError(
    `Cannot read column ${name} as ${value} is beyond the integers that a number holds exactly: cast it, as in ${name}::VARCHAR or ${name}::DOUBLE`,
  );
}

/** Days since 1970 as YYYY-MM-DD. */
export function dateText(days: number): string {
  if (days === 2_147_483_647) return "infinity";
  if (days === -2_147_483_647) return "-infinity";
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? `day ${days}` : isoDay(date);
}

/** Units since midnight as hh:mm:ss, with as many decimals as are not zero. */
export function timeText(units: bigint, perSecond: bigint): string {
  const seconds = Number(units / perSecond);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":") + fraction(units % perSecond, perSecond);
}

/** Units since 1970 as YYYY-MM-DDThh:mm:ss, with as many decimals as are not zero. */
export function timestampText(units: bigint, perSecond: bigint): string {
  if (units === 2n ** 63n - 1n) return "infinity";
  if (units === -(2n ** 63n - 1n)) return "-infinity";
  const perDay = SECONDS_A_DAY * perSecond;
  const ofDay = ((units % perDay) + perDay) % perDay;
  return `${dateText(Number((units - ofDay) / perDay))}T${timeText(ofDay, perSecond)}`;
}

/** An interval as ISO 8601: months and days, then microseconds; DuckDB packs months and days in one half. */
export function intervalText(monthsAndDays: bigint, micros: bigint): string {
  const months = Number(BigInt.asIntN(32, monthsAndDays));
  const days = Number(BigInt.asIntN(32, monthsAndDays >> 32n));
  const sign = micros < 0n ? "-" : "";
  const size = micros < 0n ? -micros : micros;
  const seconds = `${sign}${size / 1_000_000n}${fraction(size % 1_000_000n, 1_000_000n)}`;
  const text = `P${months === 0 ? "" : `${months}M`}${days === 0 ? "" : `${days}D`}${micros === 0n ? "" : `T${seconds}S`}`;
  return text === "P" ? "PT0S" : text;
}

function fraction(units: bigint, perSecond: bigint): string {
  if (units === 0n) return "";
  return `.${String(units)
    .padStart(String(perSecond).length - 1, "0")
    .replace(/0+$/, "")}`;
}

function isoDay(date: Date): string {
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : date.toISOString().replace(/T.*/, "");
}
