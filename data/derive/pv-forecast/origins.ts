import type { Site } from "#lib/pv/weather.ts";
import type { MeasuredMorning } from "./measured.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * When forecasts are made, of the last days: when the weather's forecast was there, and on days without one in the morning. A morning
 * that is still to come, as its last hour measured is of the day before, waits for the weather where that day had a forecast of it.
 *
 * @param issues When forecasts of the weather were there. [ms since 1970, UTC]
 * @param mornings Mornings before which something was measured, oldest first.
 * @returns Origins, ascending. [ms since 1970, UTC]
 */
export function forecastOrigins(
  issues: readonly number[],
  mornings: readonly MeasuredMorning[],
  { utcOffset }: Site,
  days: number,
): number[] {
  const dayOf = (at: number) => Math.floor((at + utcOffset * HOUR_MS) / DAY_MS);
  const withIssue = new Set(issues.map(dayOf));
  const alone = mornings.filter(
    ({ at, measured }, i) =>
      !withIssue.has(dayOf(at)) && !(i === mornings.length - 1 && withIssue.has(dayOf(measured))),
  );
  return [...issues, ...alone.map(({ at }) => at)].sort((a, b) => a - b).slice(-days);
}
