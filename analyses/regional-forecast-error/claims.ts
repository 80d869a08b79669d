import type { Claim } from "#lib/notebook/analysis.ts";
import { formatDecimal, formatPercent } from "#lib/plot/number-format.ts";
import type { ErrorRow } from "./measures.ts";
import { ranked } from "./measures.ts";
import { type Confounding, confounding, type State } from "./values.ts";

/** Regions at the top of a ranking that claims are about. */
const TOP = 10;

const JEJU = "50";

/** The claims of the prose about which regions the forecast misses, and why. */
export const claims: Readonly<Record<string, Claim<State>>> = {
  maeGrowsWithSize: {
    query: "errors",
    states: {
      en: (state) =>
        `The rank correlation of MAE with mean use is above ${chanceText(state)}, which chance would exceed only rarely.`,
      ko: (state) => `MAE와 월평균 사용량의 순위상관이 우연으로는 드물게만 넘는 ${chanceText(state)}보다 큽니다.`,
    },
    text: (state) => rhoText([of(state, "mae")?.withSize], state),
    holds: (state) => {
      const mae = of(state, "mae");
      return mae && Number.isFinite(mae.withSize) ? mae.withSize > chance(mae.regions) : null;
    },
  },
  wapeDoesNotGrow: {
    query: "errors",
    states: {
      en: (state) =>
        `The rank correlation of WAPE with mean use is not above ${chanceText(state)}, which chance would exceed only rarely.`,
      ko: (state) =>
        `WAPE와 월평균 사용량의 순위상관이 우연으로는 드물게만 넘는 ${chanceText(state)}보다 크지 않습니다.`,
    },
    text: (state) => rhoText([of(state, "wape")?.withSize], state),
    holds: (state) => {
      const wape = of(state, "wape");
      return wape && Number.isFinite(wape.withSize) ? wape.withSize <= chance(wape.regions) : null;
    },
  },
  industryCountsForLess: {
    query: "errors",
    states: {
      en: "The rank correlation of WAPE with the industrial share is smaller than that of MAE.",
      ko: "산업용 비중과의 순위상관은 WAPE가 MAE보다 작습니다.",
    },
    text: (state) => rhoText([of(state, "wape")?.withIndustry, of(state, "mae")?.withIndustry], state),
    holds: (state) => less(of(state, "wape")?.withIndustry, of(state, "mae")?.withIndustry),
  },
  mayIsIndustrial: {
    query: "seasons",
    states: {
      en: `Of the ${TOP} largest errors in kWh in May, more than half are regions with half or more of their use industrial.`,
      ko: `5월 kWh 오차가 가장 큰 ${TOP}곳 가운데 절반 넘게 산업용 비중이 절반 이상입니다.`,
    },
    text: (state) => countText([industrialAtTop(state, "05")], state),
    holds: (state) => less(TOP / 2, industrialAtTop(state, "05")),
  },
  augustIsLessIndustrial: {
    query: "seasons",
    states: {
      en: `Of the ${TOP} largest errors in kWh, fewer are regions with half or more of their use industrial in August than in May.`,
      ko: `kWh 오차가 가장 큰 ${TOP}곳 가운데 산업용 비중이 절반 이상인 곳은 8월이 5월보다 적습니다.`,
    },
    text: (state) => countText([industrialAtTop(state, "08"), industrialAtTop(state, "05")], state),
    holds: (state) => less(industrialAtTop(state, "08"), industrialAtTop(state, "05")),
  },
  jejuRisesInAugust: {
    query: "seasons",
    states: {
      en: "The worst region of Jeju ranks higher by error in kWh in August than in May.",
      ko: "제주에서 가장 크게 빗나간 지역의 kWh 오차 순위는 8월이 5월보다 높습니다.",
    },
    text: (state) => {
      const [august, may] = [jejuRank(state, "08"), jejuRank(state, "05")].map((rank) =>
        formatDecimal(rank, state.language, 0),
      );
      return { en: `rank ${august} against ${may}`, ko: `${august}위, 5월 ${may}위` }[state.language];
    },
    holds: (state) => less(jejuRank(state, "08"), jejuRank(state, "05")),
  },
  combBeatsNaive: {
    query: "models",
    states: {
      en: "Over all regions the WAPE of comb is smaller than that of the naive forecast, both for the same number of regions.",
      ko: "같은 수의 지역에서 comb의 전체 WAPE가 단순 예측보다 작습니다.",
    },
    text: (state) =>
      against(
        [wapeOf(state, "comb"), wapeOf(state, "naive")].map((wape) => formatPercent(wape, state.language)),
        state,
      ),
    holds: (state) => {
      const ran = (model: string) => state.rows.models.find((row) => row.model === model)?.ran;
      return ran("comb") === ran("naive") ? less(wapeOf(state, "comb"), wapeOf(state, "naive")) : null;
    },
  },
};

/** What chance alone exceeds, either way, once in twenty: 1.96 standard errors of a rank correlation of n regions without any. */
function chance(regions: number): number {
  return 1.96 / Math.sqrt(regions - 1);
}

function chanceText(state: State): string {
  const regions = of(state, "mae")?.regions ?? 0;
  return formatDecimal(regions > 1 ? chance(regions) : null, state.language, 2);
}

const confounded = new WeakMap<State["rows"]["errors"], readonly Confounding[]>();

/** Computed once for all claims of a state: it ranks every region several times over. */
function of({ rows: { errors } }: State, measure: "mae" | "wape"): Confounding | undefined {
  const known = confounded.get(errors) ?? confounding(errors);
  confounded.set(errors, known);
  return known.find((each) => each.measure === measure);
}

/** Regions at the top of a month's ranking that are industrial; undefined where there are too few, or a share is missing. */
function industrialAtTop(state: State, month: string): number | undefined {
  const top = rankedIn(state, month).slice(0, TOP);
  const shares = new Map(state.rows.errors.map((row: ErrorRow) => [row.region_code, row.industrial_share]));
  const known = top.flatMap(({ region_code }) => shares.get(region_code) ?? []);
  return known.length === TOP ? known.filter((share) => share >= 0.5).length : undefined;
}

function jejuRank(state: State, month: string): number | undefined {
  const at = rankedIn(state, month).findIndex(({ region_code }) => region_code.startsWith(JEJU));
  return at < 0 ? undefined : at + 1;
}

function rankedIn({ rows, inputs }: State, month: string) {
  return ranked(
    rows.seasons.filter((row) => row.month === `${inputs.month.slice(0, 4)}-${month}`),
    "mae",
  );
}

function wapeOf({ rows }: State, model: string): number | undefined {
  return rows.models.find((row) => row.model === model)?.wape ?? undefined;
}

/** Whether a < b; null where either is missing. */
function less(a: number | undefined, b: number | undefined): boolean | null {
  return Number.isFinite(a) && Number.isFinite(b) ? (a as number) < (b as number) : null;
}

function rhoText(values: readonly (number | undefined)[], state: State): string {
  return `ρ = ${against(
    values.map((value) => formatDecimal(value, state.language, 2)),
    state,
  )}`;
}

function countText(counts: readonly (number | undefined)[], state: State): string {
  const [first, second] = counts.map((count) => formatDecimal(count, state.language, 0));
  const all = { en: `${first} of ${TOP}`, ko: `${TOP}곳 중 ${first}곳` }[state.language];
  return second === undefined ? all : against([all, { en: second, ko: `${second}곳` }[state.language]], state);
}

function against(texts: readonly string[], { language }: State): string {
  return texts.join({ en: " against ", ko: " 대 " }[language]);
}
