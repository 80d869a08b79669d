import { formatDecimal, formatPercent, signed } from "#lib/plot/number-format.ts";
import { baseline, instance, moves, type State } from "../measures.ts";
import { allChanges } from "./changes.ts";
import { differenceText } from "./components.ts";
import { frontPoints, planName } from "./front.ts";
import { lectureOfKey } from "./grids.ts";
import { periodLoads } from "./load.ts";
import { explainMethod } from "./methods.ts";
import { moveSentence } from "./move-words.ts";
import { moveOfKey } from "./moves.ts";
import {
  courseText,
  emptyWithout,
  formatKw,
  lecturerText,
  periodText,
  placeText,
  roomText,
  shareText,
} from "./shared.ts";
import { measureText, savedWeeks } from "./weeks.ts";
import { reasons } from "./why.ts";

/** What the mark of a key says, by figure. */
export function explain(key: string, figure: string, state: State): readonly string[] | undefined {
  switch (figure) {
    case "weekNow":
    case "weekThen":
      return (emptyWithout(state) ? undefined : ofMove(key, state)) ?? ofLecture(key, state);
    case "changes":
      return emptyWithout(state) ? undefined : ofComponent(key, state);
    case "front":
      return emptyWithout(state) ? undefined : ofPlan(key, state);
    case "weeks":
      return emptyWithout(state) ? undefined : ofWeek(key, state);
    case "load":
      return emptyWithout(state) ? undefined : ofPeriod(key, state);
    case "methods":
      return explainMethod(key, state);
    default:
      return emptyWithout(state) ? undefined : ofMove(key, state);
  }
}

function ofComponent(key: string, state: State): readonly string[] | undefined {
  const found = allChanges(state).find(({ component }) => component.key === key);
  if (!found) return undefined;
  const { component, change } = found;
  const { language } = state;
  return [
    component.name[language],
    `${component.format(change.was, language)} → ${component.format(change.is, language)}`,
    `${differenceText(component, change, language)} (${shareText(change.share, language)})`,
    reasons(state)[key] ?? "",
  ];
}

function ofPlan(key: string, state: State): readonly string[] | undefined {
  const point = frontPoints(state).find(({ plan }) => plan.key === key);
  if (!point) return undefined;
  const { language } = state;
  const { plan, moved, saved, low, high } = point;
  const share = (value: number) => signed(formatPercent(value, language), value);
  const [count, soft] = [moved, plan.cost.soft.total].map((value) => formatDecimal(value, language, 0));
  return [
    planName(plan, state),
    { en: `${count} lectures moved, soft penalties ${soft}`, ko: `강의 ${count}개 이동, 소프트 벌점 ${soft}` }[
      language
    ],
    {
      en: `saves ${share(saved)}, by week ${share(low)} to ${share(high)}`,
      ko: `절감 ${share(saved)}, 주에 따라 ${share(low)}~${share(high)}`,
    }[language],
  ];
}

function ofWeek(key: string, state: State): readonly string[] | undefined {
  const week = savedWeeks(state).weeks.find((each) => each.key === key);
  if (!week) return undefined;
  const saved = measureText(week.saved, state);
  return [
    { en: `week from ${week.label}`, ko: `${week.label}부터 한 주` }[state.language],
    { en: `saves ${saved}`, ko: `절감 ${saved}` }[state.language],
  ];
}

function ofPeriod(key: string, state: State): readonly string[] | undefined {
  const period = periodLoads(state).find((each) => each.key === key);
  if (!period) return undefined;
  const { language } = state;
  const [was, is, pv, low, high] = [period.was, period.is, period.pv, period.pvLow, period.pvHigh].map((kw) =>
    formatKw(kw, language),
  );
  return [
    periodText(period.period, state),
    { en: `lectures ${was} → ${is}`, ko: `강의 ${was} → ${is}` }[language],
    { en: `sun ${pv}, mostly ${low} to ${high}`, ko: `태양광 ${pv}, 대체로 ${low}~${high}` }[language],
  ];
}

function ofMove(key: string, state: State): readonly string[] | undefined {
  const move = moveOfKey(key, state);
  const lecture = move && ofLecture(key, state);
  return lecture && [lecture[0] as string, moveSentence(move, state), lecture.at(-1) as string];
}

function ofLecture(key: string, state: State): readonly string[] | undefined {
  const found = lectureOfKey(key, state);
  const course = found && instance(state)?.courses[found.course];
  if (!found || !course) return undefined;
  const { language } = state;
  const move = moves(state).find(({ lecture }) => key === `lecture-${lecture}` && baseline(state));
  return [
    courseText(found.course, state),
    move ? `${placeText(move.from, state)} → ${placeText(move.to, state)}` : placeText(found, state),
    {
      en: `${lecturerText(found.course, state)}, ${course.students} students, ${seatsText(move?.to ?? found, state)}`,
      ko: `${lecturerText(found.course, state)}, 수강생 ${course.students}명, ${seatsText(move?.to ?? found, state)}`,
    }[language],
  ];
}

function seatsText({ room }: { readonly room: number }, state: State): string {
  const seats = formatDecimal(instance(state)?.rooms[room]?.capacity, state.language, 0);
  return { en: `${seats} seats in ${roomText(room, state)}`, ko: `${roomText(room, state)} ${seats}석` }[
    state.language
  ];
}
