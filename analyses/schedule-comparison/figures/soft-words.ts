import type { Language } from "#lib/notebook/language.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import { UD2 } from "#lib/timetable/cost/plan-cost.ts";
import { type SoftComponent, type SubjectChange, subjectChanges } from "#lib/timetable/cost/subject-changes.ts";
import { baseline, chosen, instance, type State } from "../measures.ts";
import { courseText } from "./shared.ts";

/** What is counted of a component: one, several, and in Korean. */
const COUNTED: Readonly<Record<SoftComponent, readonly [one: string, many: string, ko: (count: string) => string]>> = {
  roomCapacity: ["student without a seat", "students without a seat", (count) => `자리 없는 학생 ${count}명`],
  minimumWorkingDays: ["day too few", "days too few", (count) => `모자란 날 ${count}일`],
  curriculumCompactness: ["isolated lecture", "isolated lectures", (count) => `외딴 강의 ${count}개`],
  roomStability: ["room", "rooms", (count) => `강의실 ${count}개`],
};

/** Whom soft penalties fall on more, and on whom less, than by the plan that is compared with. */
export const softChanges = oncePerState(
  (state: State): readonly SubjectChange[] => {
    const [known, was, is] = [instance(state), baseline(state), chosen(state)];
    return known && was && is ? subjectChanges(known, was.plan, is.plan) : [];
  },
  (state) => [instance(state), baseline(state), chosen(state)],
);

/** Why a soft penalty changed: whom most of it falls on or leaves, and how many others. */
export function softWhy(component: SoftComponent, state: State): string {
  const { language } = state;
  const [first, ...others] = softChanges(state).filter((change) => change.component === component);
  if (!first) {
    return component === "curriculumCompactness"
      ? { en: "the same for every curriculum", ko: "모든 교육과정에서 그대로" }[language]
      : { en: "the same for every course", ko: "모든 과목에서 그대로" }[language];
  }
  const named = others.length === 1 ? [first, ...others] : [first];
  const told = named.map((change) => changeText(change, state)).join(", ");
  return others.length > 1 ? `${told}; ${othersText(others, language)}` : told;
}

function changeText({ component, index, points }: SubjectChange, state: State): string {
  const { language } = state;
  const name = component === "curriculumCompactness" ? instance(state)?.curricula[index]?.id : courseText(index, state);
  const [one, many, ko] = COUNTED[component];
  const number = Math.abs(points) / UD2[component];
  const count = formatDecimal(number, language, 0);
  return {
    en: `${name}: ${count} ${points > 0 ? "more" : "fewer"} ${number === 1 ? one : many}`,
    ko: `${name} ${ko(count)} ${points > 0 ? "증가" : "감소"}`,
  }[language];
}

function othersText(others: readonly SubjectChange[], language: Language): string {
  const more = others.filter(({ points }) => points > 0).length;
  const noun =
    others[0]?.kind === "curriculum"
      ? { en: "other curricula", ko: "다른 교육과정" }
      : { en: "other courses", ko: "다른 과목" };
  const fewer = others.length - more;
  const [up, down] = [more, fewer].map((count) => formatDecimal(count, language, 0));
  const said = {
    en: [more > 0 ? `more for ${up}` : "", fewer > 0 ? `fewer for ${down}` : ""],
    ko: [more > 0 ? `${up}개 증가` : "", fewer > 0 ? `${down}개 감소` : ""],
  }[language];
  const told = said.filter(Boolean).join(", ");
  return { en: `of ${noun.en} ${told}`, ko: `${noun.ko} ${told}` }[language];
}
