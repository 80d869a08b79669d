import { UserError } from "#lib/core/user-error.ts";

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  sec: 1000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A length of time such as `15min`, `1h` or `1d`. [ms] */
export function durationMs(text: string): number {
  const [, count, unit = ""] = /^(\d{1,5})\s?(s|sec|min|m|h|d)$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (ms > 0 && ms <= 86_400_000) return ms;
  throw new UserError(
    `Cannot use the interval as it must be such as 15min, 1h or 1d, a day at most: current value is ${text}`,
  );
}
