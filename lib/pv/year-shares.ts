import type { Weather } from "./weather.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** More hours than these are of more than one year. */
const LONGEST_YEAR = 8784;
/** Days of the months of a mean year. */
const MONTH_DAYS = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What intervals count in a sum over a year: 1 in a weather of one year or less; of more, so much that each month counts once, as the
 * mean of those that there are. A sum over several years would be no yield of a year.
 *
 * @param weather Weather.
 * @returns One share an interval. [1]
 */
export function yearShares({ start, step, site }: Pick<Weather, "start" | "step" | "site">): Float64Array {
  const shares = new Float64Array(start.length).fill(1);
  const perDay = 1440 / step;
  if (start.length <= (LONGEST_YEAR * 60) / step) return shares;
  const monthOf = Uint8Array.from(start, (at) =>
    new Date(Math.floor((at + site.utcOffset * HOUR_MS) / DAY_MS) * DAY_MS).getUTCMonth(),
  );
  const counts = new Float64Array(12);
  for (const month of monthOf) counts[month]!++;
  for (let i = 0; i < shares.length; i++) shares[i] = (MONTH_DAYS[monthOf[i]!]! * perDay) / counts[monthOf[i]!]!;
  return shares;
}
