import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { explain, figures } from "./figures.ts";
import { inputs } from "./inputs.ts";
import { queries } from "./queries.ts";
import { rankings } from "./rankings.ts";
import { values } from "./values.ts";

export const analysis = defineAnalysis({
  slug: "regional-forecast-error",
  title: { en: "Regional forecast error", ko: "지역별 전력 예측 오차" },
  question: {
    en: "Where is the regional power forecast wrong, by how much, and why there?",
    ko: "지역별 전력 예측은 어디에서, 얼마나, 왜 빗나가는가?",
  },
  inputs,
  queries,
  figures: { ...rankings, ...figures },
  values,
  explain,
  selects: "region",
});
