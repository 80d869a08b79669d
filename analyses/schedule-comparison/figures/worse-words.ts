import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { formatDecimal, MISSING } from "#lib/plot/number-format.ts";
import { lecturerGaps } from "#lib/timetable/cost/lecturer-gaps.ts";
import { baseline, chosen, instance, type State } from "../measures.ts";
import { softChanges } from "./soft-words.ts";

/** How many weeks get worse, and how many better. */
interface Weeks {
  readonly worse: number;
  readonly better: number;
}

/** Whose week gets worse: courses and curricula by their points of UD2, lecturers by periods between their lectures. */
const weeksChanged = oncePerState(
  (state: State): { readonly courses: Weeks; readonly curricula: Weeks; readonly lecturers: Weeks } | undefined => {
    const [known, was, is] = [instance(state), baseline(state), chosen(state)];
    if (!known || !was || !is || was === is) return undefined;
    const ofKind = (kind: "course" | "curriculum") => {
      const own = softChanges(state).filter((change) => change.kind === kind);
      const sums = Map.groupBy(own, ({ index }) => index).values();
      return counted([...sums].map((changes) => changes.reduce((sum, { points }) => sum + points, 0)));
    };
    const [before, after] = [lecturerGaps(known, was.plan), lecturerGaps(known, is.plan)];
    const gaps = [...after].map(([lecturer, count]) => count - before.get(lecturer)!);
    return { courses: ofKind("course"), curricula: ofKind("curriculum"), lecturers: counted(gaps) };
  },
  (state) => [softChanges(state), baseline(state), chosen(state)],
);

function counted(changes: readonly number[]): Weeks {
  return {
    worse: changes.filter((change) => change > 0).length,
    better: changes.filter((change) => change < 0).length,
  };
}

/** How many weeks get worse; NaN where nothing is compared. */
export function weeksWorse(state: State): number {
  const changed = weeksChanged(state);
  return changed ? changed.courses.worse + changed.curricula.worse + changed.lecturers.worse : Number.NaN;
}

/** Whose week gets worse, in words; that nobody's does only where that is so. */
export function worseText(state: State): string {
  const { language } = state;
  const changed = weeksChanged(state);
  if (!changed) return MISSING;
  const count = (value: number) => formatDecimal(value, language, 0);
  const { courses, curricula, lecturers } = changed;
  if (weeksWorse(state) === 0) {
    return {
      en: "No course, curriculum or lecturer has a worse week",
      ko: "한 주가 나빠지는 과목·교육과정·교수자는 없습니다",
    }[language];
  }
  return {
    en: `By their soft points the week gets worse for ${count(courses.worse)} courses (better for ${count(courses.better)}) and ${count(curricula.worse)} curricula (better for ${count(curricula.better)}); ${count(lecturers.worse)} lecturers have more gaps between their lectures (${count(lecturers.better)} fewer)`,
    ko: `소프트 벌점으로 보아 한 주가 나빠지는 과목은 ${count(courses.worse)}개(나아지는 과목 ${count(courses.better)}개), 교육과정은 ${count(curricula.worse)}개(나아지는 교육과정 ${count(curricula.better)}개)이고, 강의 사이 빈 교시가 늘어나는 교수자는 ${count(lecturers.worse)}명(줄어드는 교수자 ${count(lecturers.better)}명)입니다`,
  }[language];
}
