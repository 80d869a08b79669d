import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { claims } from "./claims.ts";
import { changes } from "./figures/changes.ts";
import { explain } from "./figures/explain.ts";
import { front } from "./figures/front.ts";
import { weekNow, weekThen } from "./figures/grids.ts";
import { load } from "./figures/load.ts";
import { methods } from "./figures/methods.ts";
import { moves } from "./figures/moves.ts";
import { weeks } from "./figures/weeks.ts";
import { inputs, timetableOf } from "./inputs.ts";
import { compared, isAlone } from "./measures.ts";
import { queries } from "./queries.ts";
import { values } from "./values.ts";

export const analysis = defineAnalysis({
  slug: "schedule-comparison",
  title: { en: "Schedule comparison", ko: "시간표 비교" },
  question: {
    en: "What does a timetable that follows the sun save?",
    ko: "태양을 따르는 시간표는 얼마나 절감하는가?",
  },
  answer: {
    en: (state) => {
      const { headline, softWas, softIs, timetable } = values(state);
      if (!compared(state)) return `“${timetable?.text}” has no other plan to compare with yet.`;
      if (isAlone(state)) return `${headline?.text}.`;
      return `${headline?.text}; soft penalties go from ${softWas?.text} to ${softIs?.text}.`;
    },
    ko: (state) => {
      const { headline, softWas, softIs, timetable } = values(state);
      if (!compared(state)) return `‘${timetable?.text}’에는 아직 견줄 다른 안이 없습니다.`;
      if (isAlone(state)) return `${headline?.text}.`;
      return `${headline?.text}. 소프트 벌점은 ${softWas?.text}에서 ${softIs?.text}로 바뀝니다.`;
    },
  },
  cover: "load",
  inputs,
  queries,
  parts: { timetable: ({ plan }) => timetableOf(plan), weather: ({ weather }) => weather },
  figures: { changes, front, load, weeks, weekNow, weekThen, moves, methods },
  values,
  claims,
  explain,
  selects: "plan",
});
