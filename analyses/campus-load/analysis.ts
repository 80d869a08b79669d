import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { cubes } from "./cubes.ts";
import { buildings } from "./figures/buildings.ts";
import { explain } from "./figures/explain.ts";
import { hours } from "./figures/hours.ts";
import { load } from "./figures/load.ts";
import { months } from "./figures/months.ts";
import { week } from "./figures/week.ts";
import { weekdays } from "./figures/weekdays.ts";
import { inputs } from "./inputs.ts";
import { queries } from "./queries.ts";
import { values } from "./values.ts";

export const analysis = defineAnalysis({
  slug: "campus-load",
  title: { en: "Campus load", ko: "캠퍼스 전력 부하" },
  question: {
    en: "When and where does the campus draw its power?",
    ko: "캠퍼스는 언제, 어디에서 전력을 쓰는가?",
  },
  answer: {
    en: (state) => {
      const { total, topBuilding, topHour } = values(state);
      return `${total?.text} in all, the largest part in ${topBuilding?.text}; the fullest hour begins at ${topHour?.text}.`;
    },
    ko: (state) => {
      const { total, topBuilding, topHour } = values(state);
      return `모두 ${total?.text}, 가장 많은 곳은 ${topBuilding?.text}, 가장 많은 시각은 ${topHour?.text}부터 한 시간입니다.`;
    },
  },
  cover: "week",
  inputs,
  queries,
  cubes,
  dataEnd: "span",
  figures: { load, week, hours, weekdays, months, buildings },
  values,
  explain,
});
