import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { type GridLecture, weekGrid } from "#lib/plot/week-grid.ts";
import type { Placement } from "#lib/timetable/model/plan.ts";
import { baseline, chosen, current, instance, moves, type State } from "../measures.ts";
import {
  courseText,
  dayName,
  emptyWithoutBaseline,
  emptyWithoutPlan,
  lecturerText,
  periodText,
  placeText,
  roomText,
  slotText,
} from "./shared.ts";
import { whose } from "./whose.ts";

/** How a lecture is marked that is elsewhere in the other plan. */
const SIGNS = { leaves: "↗", comes: "↘", room: "⇄" } as const;

const MARKS: Text = {
  en: `${SIGNS.leaves} goes to another time, ${SIGNS.comes} comes from another time, ${SIGNS.room} changes its room only`,
  ko: `${SIGNS.leaves} 다른 시간으로 이동, ${SIGNS.comes} 다른 시간에서 이동, ${SIGNS.room} 강의실만 변경`,
};

/** How a lecture is marked that the search was told to leave. */
const PINNED = "◆";

const PINNED_MARK: Text = { en: `, ${PINNED} is pinned`, ko: `, ${PINNED} 고정` };

/** A week of one of the plans: what leaves it, or what comes into it, is marked against the other. */
function gridOf(
  which: "was" | "is",
  title: (state: State) => Text,
  empty: (state: State) => Text | undefined,
): Figure<State> {
  return {
    queries: ["plans", "courses", "rooms", "slots", "curricula"],
    inputs: ["plan", "whose"],
    serverWidth: 588,
    title: {
      en: (state) => `${title(state).en}: ${whose(state)?.name ?? "–"}`,
      ko: (state) => `${title(state).ko}: ${whose(state)?.name ?? "–"}`,
    },
    unit: {
      en: (state) =>
        `periods of a week, ${state.zone} · ${MARKS.en}${pinnedIn(state, which) > 0 ? PINNED_MARK.en : ""}`,
      ko: (state) => `한 주의 교시, ${state.zone} · ${MARKS.ko}${pinnedIn(state, which) > 0 ? PINNED_MARK.ko : ""}`,
    },
    alt: {
      en: (state) => `Week of ${whose(state)?.name ?? "–"}: ${said(state, which)}.`,
      ko: (state) => `${whose(state)?.name ?? "–"}의 한 주: ${said(state, which)}.`,
    },
    empty,
    draw: (state, { width }) => {
      const { days = 0, slots = 0 } = instance(state) ?? {};
      return weekGrid(gridLectures(state, which), {
        width,
        days: Array.from({ length: days }, (_, day) => dayName(day, state)),
        slots: Array.from({ length: slots }, (_, slot) => slotText(slot, state)),
      });
    },
    table: (state) => ({
      columns: {
        en: ["When", "Course", "Room", "Lecturer", "Students", "In the other plan", "Pinned"],
        ko: ["시간", "과목", "강의실", "교수자", "수강생 수", "다른 안에서는", "고정"],
      }[state.language],
      rows: tableRows(state, which),
    }),
  };
}

export const weekNow = gridOf(
  "was",
  (state) =>
    baseline(state) && !current(state)
      ? { en: "The week of the first solved plan", ko: "처음 구한 안의 주간 시간표" }
      : { en: "The week in force", ko: "현행 주간 시간표" },
  emptyWithoutBaseline,
);

export const weekThen = gridOf("is", () => ({ en: "The week of the plan", ko: "안의 주간 시간표" }), emptyWithoutPlan);

/** A lecture in one of the plans, and where it is in the other if that is elsewhere. */
interface ShownLecture {
  /** By its index in the plan that is compared with, where there is one. */
  readonly key: string;
  readonly own: Placement;
  readonly other: Placement | undefined;
  readonly isPinned: boolean;
}

function lecturesIn(state: State, which: "was" | "is"): ShownLecture[] {
  const [shown, { plan, pinned } = {}] = [whose(state), which === "was" ? baseline(state) : chosen(state)];
  if (!shown || !plan) return [];
  const byOwn = new Map(moves(state).map((move) => [which === "was" ? move.lecture : move.lectureAfter, move]));
  return plan.flatMap((own, index): ShownLecture[] => {
    if (!shown.has(own)) return [];
    const move = byOwn.get(index);
    const other = which === "was" ? move?.to : move?.from;
    return [
      {
        key: `lecture-${move?.lecture ?? `${own.course}-${own.period}`}`,
        own,
        other,
        isPinned: pinned?.has(index) ?? false,
      },
    ];
  });
}

/** Where the lecture of a mark is: in the plan that is compared with where it was moved, else in either. */
export function lectureOfKey(key: string, state: State): Placement | undefined {
  const move = /^lecture-(\d+)$/.exec(key);
  if (move) return moves(state).find(({ lecture }) => lecture === Number(move[1]))?.from;
  const [, course, period] = /^lecture-(\d+)-(\d+)$/.exec(key) ?? [];
  const plans = [baseline(state), chosen(state)].flatMap((each) => each?.plan ?? []);
  return plans.find((each) => each.course === Number(course) && each.period === Number(period));
}

function gridLectures(state: State, which: "was" | "is"): GridLecture[] {
  const [slots, shown] = [instance(state)?.slots ?? 1, whose(state)];
  return lecturesIn(state, which).map(({ key, own, other, isPinned }) => ({
    ...{ key, day: Math.floor(own.period / slots), slot: own.period % slots },
    ...{
      name: isPinned ? `${PINNED}\u00a0${courseText(own.course, state)}` : courseText(own.course, state),
      detail: shown?.kind === "room" ? lecturerText(own.course, state) : roomText(own.room, state),
    },
    ...(other ? { sign: other.period === own.period ? SIGNS.room : which === "was" ? SIGNS.leaves : SIGNS.comes } : {}),
  }));
}

function tableRows(state: State, which: "was" | "is"): (string | number | null)[][] {
  const courses = instance(state)?.courses ?? [];
  return lecturesIn(state, which)
    .sort((a, b) => a.own.period - b.own.period)
    .map(({ own, other, isPinned }) => [
      ...[periodText(own.period, state), courseText(own.course, state)],
      ...[roomText(own.room, state), lecturerText(own.course, state)],
      courses[own.course]?.students ?? null,
      other ? placeText(other, state) : "=",
      isPinned ? { en: "pinned", ko: "고정" }[state.language] : null,
    ]);
}

function pinnedIn(state: State, which: "was" | "is"): number {
  return lecturesIn(state, which).filter(({ isPinned }) => isPinned).length;
}

function said(state: State, which: "was" | "is"): string {
  const all = lecturesIn(state, which);
  const marked = all.filter(({ other }) => other).length;
  const pinned = pinnedIn(state, which);
  return {
    en: `${all.length} lectures, of which ${marked} are elsewhere in the other plan${pinned > 0 ? ` and ${pinned} are pinned` : ""}`,
    ko: `강의 ${all.length}개, 그 가운데 ${marked}개가 다른 안과 ${pinned > 0 ? `다르고 ${pinned}개가 고정되어 있습니다` : "다릅니다"}`,
  }[state.language];
}
