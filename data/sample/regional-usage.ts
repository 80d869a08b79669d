import { type Month, monthAt, monthIndex } from "#lib/core/month.ts";
import { CONTRACT_PROFILES, type Contract } from "./contract-profile.ts";
import { bell, wander } from "./random.ts";
import { type RegionProfile, regionProfiles } from "./region-profile.ts";
import { shock } from "./shocks.ts";

/** As the rows of the sample name themselves. */
export const SAMPLE_SOURCE = "Wattbook synthetic sample";

const BASE_YEAR = 2023;

/** Rows of dataset `regional_usage` as columns. */
export interface RegionalUsageColumns {
  readonly month: string[];
  readonly sido: string[];
  readonly sigungu: string[];
  readonly region_code: string[];
  readonly contract: string[];
  readonly kwh: number[];
  readonly quality: string[];
  readonly source: string[];
  readonly published: string[];
  readonly published_stated: boolean[];
}

/**
 * Invented electricity use of the 229 municipalities by contract type, of the size and shape of the real. The same seed
 * gives the same numbers everywhere, and a month's numbers do not depend on the range asked for.
 *
 * @param range Seed, first and last month, both included.
 */
export function regionalUsageSample({
  seed,
  from,
  to,
}: {
  seed: number;
  from: Month;
  to: Month;
}): RegionalUsageColumns {
  const regions = regionProfiles(seed);
  const first = monthIndex(from);
  const months = Array.from({ length: monthIndex(to) - first + 1 }, (_, i) => first + i);
  const rows = months.flatMap((month) => {
    const day = `${monthAt(month)}-01`;
    const published = `${monthAt(month + 2)}-01`;
    return regions.flatMap((region) =>
      (Object.keys(CONTRACT_PROFILES) as Contract[]).map((contract) => ({
        day,
        published,
        region,
        contract,
        kwh: usage(seed, region, contract, month),
      })),
    );
  });
  return {
    month: rows.map(({ day }) => day),
    sido: rows.map(({ region }) => region.sido),
    sigungu: rows.map(({ region }) => region.sigungu),
    region_code: rows.map(({ region }) => region.code),
    contract: rows.map(({ contract }) => contract),
    kwh: rows.map(({ kwh }) => kwh),
    quality: rows.map(() => "synthetic"),
    source: rows.map(() => SAMPLE_SOURCE),
    published: rows.map(({ published }) => published),
    published_stated: rows.map(() => false),
  };
}

/** Use of one cell: level × season × growth × noise × shock. [kWh] */
function usage(seed: number, region: RegionProfile, contract: Contract, month: number): number {
  const { season, growth, noise, meanTwh } = CONTRACT_PROFILES[contract];
  const mean = region.meanKwh[contract];
  const years = month / 12 - BASE_YEAR - 0.5;
  const seasonal = 1 + (season[month % 12]! - 1) * region.swing;
  // Many customers average out: the larger a place, the steadier.
  const unsteady = noise * Math.min(2, Math.max(0.2, Math.sqrt((meanTwh * 1e9) / 229 / mean)));
  const own = 1 + unsteady * (bell(seed, region.code, contract, month) + wander(seed, month, region.code, contract));
  const trend = 1 + (growth + region.growth) * years;
  return Math.round(mean * seasonal * trend * own * shock(seed, region, contract, month));
}
