import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { claims } from "./claims.ts";
import { ahead } from "./figures/ahead.ts";
import { days } from "./figures/days.ts";
import { exceeded } from "./figures/exceeded.ts";
import { explain } from "./figures/explain.ts";
import { forecast } from "./figures/forecast.ts";
import { losses } from "./figures/losses.ts";
import { months } from "./figures/months.ts";
import { orientation } from "./figures/orientation.ts";
import { skill } from "./figures/skill.ts";
import { weathers } from "./figures/weathers.ts";
import { year } from "./figures/year.ts";
import { inputs } from "./inputs.ts";
import { queries } from "./queries.ts";
import { values } from "./values.ts";

export const analysis = defineAnalysis({
  slug: "pv-yield",
  title: { en: "PV yield", ko: "태양광 발전량" },
  question: { en: "What do our roofs yield?", ko: "우리 옥상은 얼마나 발전하는가?" },
  answer: {
    en: (state) => {
      const { chain, kwp, year, specific, weather, ghi } = values(state);
      return `${kwp?.text} yield ${year?.text} a year, ${specific?.text}, by ${chain?.text} under “${weather?.text}” (GHI ${ghi?.text}).`;
    },
    ko: (state) => {
      const { chain, kwp, year, specific, weather, ghi } = values(state);
      return `${chain?.text}와 ‘${weather?.text}’(GHI ${ghi?.text}) 기준으로 ${kwp?.text}가 한 해 ${year?.text}, ${specific?.text}를 발전합니다.`;
    },
  },
  cover: "months",
  inputs,
  queries,
  figures: { months, days, year, losses, orientation, weathers, exceeded, forecast, skill, ahead },
  values,
  claims,
  explain,
});
