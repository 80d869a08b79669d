import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { claims } from "./claims.ts";
import { duration } from "./figures/duration.ts";
import { explain } from "./figures/explain.ts";
import { gap } from "./figures/gap.ts";
import { matching } from "./figures/matching.ts";
import { payback } from "./figures/payback.ts";
import { sweep } from "./figures/sweep.ts";
import { way } from "./figures/way.ts";
import { week } from "./figures/week.ts";
import { inputs } from "./inputs.ts";
import { queries } from "./queries.ts";
import { values } from "./values.ts";

export const analysis = defineAnalysis({
  slug: "net-zero",
  title: { en: "Net zero", ko: "넷제로" },
  question: {
    en: "How far is net zero, hour by hour and on paper?",
    ko: "넷제로는 시간별로, 그리고 장부상으로 얼마나 멀리 있는가?",
  },
  answer: {
    en: (state) => {
      const { kwp, battery, annual, own } = values(state);
      return `${kwp?.text} of solar power match ${annual?.text} of the year's load on paper and, with ${battery?.text} of battery, ${own?.text} hour by hour.`;
    },
    ko: (state) => {
      const { kwp, battery, annual, own } = values(state);
      return `태양광 ${kwp?.text}는 장부상 연간 부하의 ${annual?.text}를 맞추지만, 배터리 ${battery?.text}를 더해도 시간별로는 ${own?.text}입니다.`;
    },
  },
  cover: "gap",
  inputs,
  queries,
  parts: { weather: ({ weather }) => weather },
  figures: { matching, duration, gap, week, sweep, way, payback },
  values,
  claims,
  explain,
});
