import type { Claim } from "#lib/notebook/analysis.ts";
import { formatDecimal, formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { orientationText } from "./figures/shared.ts";
import { roofs, type State } from "./model.ts";
import { scoreOf, VPP } from "./scores.ts";
import { lack, rackSweep } from "./sweep.ts";

/** The day after: what the claims about forecasts are judged by. */
const TOMORROW = 1;

/** Share of hours that a band of 80 % may hold, and still be what it says. */
const HELD = [0.75, 0.88] as const;

/** The comparisons of the prose. */
export const claims: Readonly<Record<string, Claim<State>>> = {
  southIsBest: {
    query: "orientation",
    states: {
      en: "Of all tilts and directions of an open rack that were computed, one that faces south within 15° yields most.",
      ko: "계산한 모든 경사각과 방위각의 개방형 거치대 가운데 정남에서 15° 안쪽을 향한 것이 가장 많이 발전합니다.",
    },
    text: (state) => {
      const best = rackSweep(state)?.best;
      return best ? orientationText(best.tilt, best.azimuth, state.language) : "–";
    },
    holds: (state) => {
      const best = rackSweep(state)?.best;
      return best ? Math.abs(best.azimuth - 180) <= 15 : null;
    },
  },
  weatherMattersMore: {
    query: "compared",
    states: {
      en: "The yield of one array differs more between the weathers of the lake than our directions cost against the best one.",
      ko: "기상자료에 따른 같은 어레이의 발전량 차이가 우리 어레이의 방향이 최적에 못 미치는 몫보다 큽니다.",
    },
    text: (state) => {
      const [weather, direction] = [weatherSpread(state), lack(state)].map((share) =>
        formatPercent(share, state.language),
      );
      return { en: `${weather} against ${direction}`, ko: `${weather} 대 ${direction}` }[state.language];
    },
    holds: (state) => less(lack(state), weatherSpread(state)),
  },
  springBeatsSummer: {
    query: "weather",
    states: {
      en: "May yields more than July, in which the rainy season lies.",
      ko: "장마가 있는 7월보다 5월의 발전량이 많습니다.",
    },
    text: (state) => {
      const [may, july] = [4, 6].map((month) =>
        formatNumber(
          (roofs(state)?.months_kwh[month] ?? Number.NaN) / (roofs(state)?.kwp ?? Number.NaN),
          state.language,
        ),
      );
      return { en: `${may} against ${july} kWh/kWp`, ko: `${may} 대 ${july} kWh/kWp` }[state.language];
    },
    holds: (state) => less(roofs(state)?.months_kwh[6], roofs(state)?.months_kwh[4]),
  },
  beatsPersistence: {
    query: "scores",
    states: {
      en: "A day ahead the mean absolute error of the chosen forecast, over all arrays together, is smaller than that of persistence.",
      ko: "하루 전 예측에서 전체 어레이 합계의 평균절대오차는 고른 모형이 지속성 예측보다 작습니다.",
    },
    text: (state) => skillText(tomorrow(state)?.skill, state),
    holds: (state) => (state.inputs.forecast === "persistence" ? null : less(0, tomorrow(state)?.skill)),
  },
  togetherIsSteadier: {
    query: "scores",
    states: {
      en: "A day ahead the error of all arrays together, as a share of what they yield, is smaller than that of each single array.",
      ko: "하루 전 예측에서 발전량 대비 오차는 전체 합계가 어느 한 어레이보다도 작습니다.",
    },
    text: (state) => {
      const [all, one] = [tomorrow(state)?.wape, smallestWape(state)].map((share) =>
        formatPercent(share, state.language),
      );
      return { en: `${all} against ${one} of the best array`, ko: `${all}, 가장 나은 어레이 ${one}` }[state.language];
    },
    holds: (state) => less(tomorrow(state)?.wape, smallestWape(state)),
  },
  bandHolds: {
    query: "scores",
    states: {
      en: `A day ahead the 80 % band of all arrays together held from ${100 * HELD[0]} to ${100 * HELD[1]} % of the measured hours.`,
      ko: `하루 전 예측에서 전체 합계의 80 % 구간에 든 실측 시간은 ${100 * HELD[0]}~${100 * HELD[1]} %입니다.`,
    },
    text: (state) => formatPercent(tomorrow(state)?.coverage80, state.language),
    holds: (state) => {
      const held = tomorrow(state)?.coverage80 ?? undefined;
      return held === undefined ? null : held >= HELD[0] && held <= HELD[1];
    },
  },
};

/** By how much the most sunny weather yields more than the least, in the same array [1]; undefined where there is one only. */
export function weatherSpread({ rows }: State): number | undefined {
  const yields = rows.compared.flatMap(({ kwh_kwp }) => kwh_kwp ?? []);
  return yields.length > 1 ? Math.max(...yields) / Math.min(...yields) - 1 : undefined;
}

function tomorrow(state: State) {
  return scoreOf(state, { array: VPP, day: TOMORROW });
}

function smallestWape({ rows, inputs }: State): number | undefined {
  const single = rows.scores.filter(
    ({ array, model, lead_day }) => array !== VPP && model === inputs.forecast && lead_day === TOMORROW,
  );
  const known = single.flatMap(({ wape }) => wape ?? []);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function skillText(skill: number | null | undefined, { language }: State): string {
  return { en: `skill ${formatDecimal(skill, language, 2)}`, ko: `스킬 ${formatDecimal(skill, language, 2)}` }[
    language
  ];
}

/** Whether a < b; null where either is missing. */
function less(a: number | null | undefined, b: number | null | undefined): boolean | null {
  return Number.isFinite(a) && Number.isFinite(b) ? (a as number) < (b as number) : null;
}
