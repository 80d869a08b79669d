import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { claims } from "./claims.ts";
import { correlations } from "./figures/correlations.ts";
import { explain } from "./figures/explain.ts";
import { forecastActual } from "./figures/forecast-actual.ts";
import { history } from "./figures/history.ts";
import { map } from "./figures/map.ts";
import { models } from "./figures/models.ts";
import { ranking } from "./figures/ranking.ts";
import { seasons } from "./figures/seasons.ts";
import { size } from "./figures/size.ts";
import { squared } from "./figures/squared.ts";
import { inputs } from "./inputs.ts";
import { queries } from "./queries.ts";
import { values } from "./values.ts";

export const analysis = defineAnalysis({
  slug: "regional-forecast-error",
  title: { en: "Regional forecast error", ko: "지역별 전력 예측 오차" },
  question: {
    en: "Where is the regional power forecast wrong, by how much, and why there?",
    ko: "지역별 전력 예측은 어디에서, 얼마나, 왜 빗나가는가?",
  },
  answer: {
    en: (state) => {
      const { month, weightedError, worstByMae } = values(state);
      return `In ${month?.text} the forecast missed ${weightedError?.text} of all use, most in ${worstByMae?.text}.`;
    },
    ko: (state) => {
      const { month, weightedError, worstByMae } = values(state);
      return `${month?.text} 예측은 전체 사용량의 ${weightedError?.text}를 빗나갔고, 가장 크게 빗나간 곳은 ${worstByMae?.text}입니다.`;
    },
  },
  cover: "map",
  inputs,
  queries,
  figures: { map, ranking, size, correlations, forecastActual, history, seasons, squared, models },
  values,
  claims,
  explain,
  selects: "region",
});
