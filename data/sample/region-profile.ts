import regions from "#data/reference/regions.json" with { type: "json" };
import { CONTRACT_PROFILES, type Contract } from "./contract-profile.ts";
import { type Place, placeOf } from "./places.ts";
import { bell, uniform } from "./random.ts";

/** What the sample says of a municipality. */
export interface RegionProfile extends Place {
  readonly code: string;
  readonly sido: string;
  readonly sigungu: string;
  /** Mean monthly use in 2023. [kWh] */
  readonly meanKwh: Readonly<Record<Contract, number>>;
  /** How much stronger than the nation's its seasons are: 1 is as strong. */
  readonly swing: number;
  /** Growth a year beyond the nation's. */
  readonly growth: number;
}

const CONTRACTS = Object.keys(CONTRACT_PROFILES) as Contract[];

/** Use besides industry by kind of place, relative: invented. Midnight power heats, so it is where gas is not. */
const MIX: Readonly<Record<Place["kind"], Readonly<Record<Exclude<Contract, "industrial">, number>>>> = {
  ward: { residential: 1.2, general: 1.25, education: 1.1, agricultural: 0.02, streetlight: 0.7, midnight: 0.25 },
  city: { residential: 1.1, general: 1.05, education: 1.1, agricultural: 0.8, streetlight: 1.1, midnight: 0.9 },
  county: { residential: 0.28, general: 0.3, education: 0.3, agricultural: 2.6, streetlight: 1, midnight: 1.9 },
};

/** The 229 municipalities of one seed, scaled so that each contract type adds to the nation's mean month. */
export function regionProfiles(seed: number): RegionProfile[] {
  const drafts = regions.regions.map(({ code, sido, sigungu }): RegionProfile => {
    const place = placeOf(code, sigungu);
    const size = place.size * (0.4 + 1.2 * uniform(seed, code, "size"));
    const meanKwh = Object.fromEntries(
      CONTRACTS.map((contract) => {
        const mix = contract === "industrial" ? industry(seed, code, place) : size * MIX[place.kind][contract];
        return [contract, mix * (0.8 + 0.4 * uniform(seed, code, contract))];
      }),
    ) as Record<Contract, number>;
    const swing = 1 + 0.08 * bell(seed, code, "swing");
    return { code, sido, sigungu, ...place, meanKwh, swing, growth: 0.008 * bell(seed, code, "growth") };
  });
  const scales = new Map(CONTRACTS.map((contract) => [contract, nationalScale(drafts, contract)]));
  return drafts.map((draft) => ({
    ...draft,
    meanKwh: Object.fromEntries(
      CONTRACTS.map((contract) => {
        const named = contract === "industrial" ? draft.industrialGwh : undefined;
        return [contract, named === undefined ? draft.meanKwh[contract] * scales.get(contract)! : named * 1e6];
      }),
    ) as Record<Contract, number>,
  }));
}

/** Few places have much industry, most have little, wards least of all: powers keep it skewed. */
function industry(seed: number, code: string, place: Place): number {
  const draw = uniform(seed, code, "industry");
  const square = draw * draw;
  return place.kind === "ward" ? 0.05 + square * square * square : place.size * (0.15 + 2.2 * square);
}

/** What turns relative sizes into kWh, after the places with a known industry have taken theirs. */
function nationalScale(drafts: readonly RegionProfile[], contract: Contract): number {
  const industrial = contract === "industrial";
  const known = drafts.reduce((sum, { industrialGwh }) => sum + (industrial ? (industrialGwh ?? 0) * 1e6 : 0), 0);
  const rest = drafts.filter(({ industrialGwh }) => !industrial || industrialGwh === undefined);
  const relative = rest.reduce((sum, { meanKwh }) => sum + meanKwh[contract], 0);
  return (CONTRACT_PROFILES[contract].meanTwh * 1e9 - known) / relative;
}
