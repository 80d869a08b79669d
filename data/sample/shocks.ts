import { monthIndex } from "#lib/core/month.ts";
import type { Contract } from "./contract-profile.ts";
import { bell, uniform } from "./random.ts";
import type { RegionProfile } from "./region-profile.ts";

const MAINTENANCE = monthIndex("2024-05");
const HEAT_WAVE = monthIndex("2024-08");

/** How strongly a contract type follows the weather. */
const WEATHER: Partial<Record<Contract, number>> = {
  residential: 0.03,
  general: 0.022,
  education: 0.02,
  midnight: 0.05,
};

/** Extra use in the heat wave: in a large city, and elsewhere. */
const HEAT: Partial<Record<Contract, readonly [large: number, elsewhere: number]>> = {
  residential: [0.16, 0.05],
  general: [0.1, 0.03],
  education: [0.05, 0.02],
};

/** What a month did to a region that no season explains: weather, maintenance in May 2024, the heat wave of August 2024. */
export function shock(seed: number, region: RegionProfile, contract: Contract, month: number): number {
  return (
    weather(seed, contract, month) *
    maintenance(seed, region, contract, month) *
    heatWave(seed, region, contract, month)
  );
}

/** Winters and summers differ from year to year, alike in the whole country; springs and autumns hardly do. */
function weather(seed: number, contract: Contract, month: number): number {
  const extreme = [1, 0.8, 0.4, 0.1, 0.1, 0.4, 0.7, 0.8, 0.5, 0.1, 0.4, 0.9][month % 12]!;
  return 1 + (WEATHER[contract] ?? 0) * extreme * bell(seed, "weather", month);
}

/** Large plants stop for weeks in May 2024; small places see one halt for days in any month. */
function maintenance(seed: number, region: RegionProfile, contract: Contract, month: number): number {
  if (contract !== "industrial") return 1;
  if (month === MAINTENANCE && region.maintenance > 0) return 1 - region.maintenance;
  const halts = region.industrialGwh === undefined && uniform(seed, "halt", region.code, month) < 0.02;
  return halts ? 0.93 : 1;
}

function heatWave(seed: number, region: RegionProfile, contract: Contract, month: number): number {
  const extra = HEAT[contract];
  if (month !== HEAT_WAVE || !extra) return 1;
  const jeju = region.code.startsWith("50") ? 1.35 : 1;
  return 1 + extra[region.hot ? 0 : 1] * jeju * (0.85 + 0.3 * uniform(seed, "heat", region.code));
}
