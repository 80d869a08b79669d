import { formatDecimal } from "#lib/plot/number-format.ts";
import { baseline, costOf, current, isAlone, type State } from "../measures.ts";

/** What the plan that others are compared with is called. */
export function baselineName(state: State): string {
  return isInForce(state)
    ? { en: "in force", ko: "현행" }[state.language]
    : { en: "first solved", ko: "처음 안" }[state.language];
}

/** The same, as what something is done to. */
export function baselineNoun(state: State): string {
  return isInForce(state)
    ? { en: "the timetable in force", ko: "현행 시간표" }[state.language]
    : { en: "the first solved plan", ko: "처음 구한 안" }[state.language];
}

/** That no plan is in force, and what is compared with instead; nothing where one is. */
export function stoodIn(state: State): string {
  if (isInForce(state)) return "";
  return isAlone(state)
    ? {
        en: "This is the first solved plan: as none is in force, others are compared with it, so solve again for one that moves something",
        ko: "처음 구한 안입니다. 현행 시간표가 없어 다른 안을 이 안과 비교하므로, 무언가를 옮기는 안을 보려면 다시 최적화하세요",
      }[state.language]
    : {
        en: "compared with the first solved plan, as none is in force",
        ko: "현행 시간표가 없어 처음 구한 안과 비교한 값",
      }[state.language];
}

/** Whether the plan that others are compared with holds as a timetable, and what to do where it does not. */
export function baselineKeeps(state: State): string {
  const { language } = state;
  const hard = costOf(state, baseline(state))?.hard;
  if (!hard) return { en: "There is no timetable in force", ko: "현행 시간표가 없습니다" }[language];
  if (!isInForce(state)) {
    return {
      en: "There is no timetable in force: plans are compared with the first that was solved",
      ko: "현행 시간표가 없어 처음 구한 안과 비교합니다",
    }[language];
  }
  if (hard.total === 0) {
    return { en: "The timetable in force breaks none either", ko: "현행 시간표도 하드 제약을 어기지 않습니다" }[
      language
    ];
  }
  const [total, shared] = [hard.total, hard.roomOccupancy].map((value) => formatDecimal(value, language, 0));
  const joint =
    hard.roomOccupancy === 0
      ? { en: "", ko: "" }
      : {
          en: `. Where two courses are taught together (${shared} share a room), enter them as one course of all their students`,
          ko: `. 함께 듣는 강의(같은 강의실 ${shared}건)는 수강생을 합친 한 과목으로 입력하세요`,
        };
  return {
    en: `The timetable in force breaks ${total} itself: every plan mends these first, which takes moves and may take energy, so its savings are against a week that could not be held as it is written${joint.en}`,
    ko: `현행 시간표 자체가 하드 제약을 ${total}건 어깁니다. 모든 안은 먼저 이를 바로잡으므로 그만큼 강의를 옮기고 에너지를 더 쓸 수 있으며, 절감량은 적힌 대로는 운영할 수 없는 한 주와 비교한 값입니다${joint.ko}`,
  }[language];
}

function isInForce(state: State): boolean {
  return current(state) !== undefined || baseline(state) === undefined;
}
