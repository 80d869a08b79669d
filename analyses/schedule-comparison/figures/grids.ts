import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { type GridLecture, weekGrid } from "#lib/plot/week-grid.ts";
import { chosen, current, instance, type NamedPlan, type State } from "../measures.ts";
import {
  courseText,
  dayName,
  emptyWithoutCurrent,
  emptyWithoutPlan,
  periodText,
  roomText,
  slotText,
} from "./shared.ts";
import { lecturesOf, type Whose, whose } from "./whose.ts";

/** How a lecture is marked that is elsewhere in the other plan. */
const SIGNS = { leaves: "↗", comes: "↘", room: "⇄" } as const;

const MARKS: Text = {
  en: `${SIGNS.leaves} goes to another time, ${SIGNS.comes} comes from another time, ${SIGNS.room} changes its room only`,
  ko: `${SIGNS.leaves} 다른 시간으로 이동, ${SIGNS.comes} 다른 시간에서 이동, ${SIGNS.room} 강의실만 변경`,
};

/** A week of one of the plans: what leaves it, or what comes into it, is marked against the other. */
function gridOf(which: "was" | "is", title: Text, empty: (state: State) => Text | undefined): Figure<State> {
  return {
    queries: ["plans", "courses", "rooms", "slots", "curricula"],
    inputs: ["plan", "whose"],
    serverWidth: 588,
    title: {
      en: (state) => `${title.en}: ${whose(state)?.name ?? "–"}`,
      ko: (state) => `${title.ko}: ${whose(state)?.name ?? "–"}`,
    },
    unit: {
      en: (state) => `periods of a week, ${state.zone} · ${MARKS.en}`,
      ko: (state) => `한 주의 교시, ${state.zone} · ${MARKS.ko}`,
    },
    alt: {
      en: (state) => `Week of ${whose(state)?.name ?? "–"}: ${said(state, which)}.`,
      ko: (state) => `${whose(state)?.name ?? "–"}의 한 주: ${said(state, which)}.`,
    },
    empty,
    draw: (state, { width }) => {
      const { days = 0, slots = 0 } = instance(state) ?? {};
      return weekGrid(shownLectures(state, which), {
        width,
        days: Array.from({ length: days }, (_, day) => dayName(day, state)),
        slots: Array.from({ length: slots }, (_, slot) => slotText(slot, state)),
      });
    },
    table: (state) => ({
      columns: {
        en: ["When", "Course", "Room", "Lecturer", "In the other plan"],
        ko: ["시간", "과목", "강의실", "교수자", "다른 안에서는"],
      }[state.language],
      rows: tableRows(state, which),
      value: 4,
    }),
  };
}

export const weekNow = gridOf("was", { en: "The week in force", ko: "현행 주간 시간표" }, emptyWithoutCurrent);

export const weekThen = gridOf("is", { en: "The week of the plan", ko: "안의 주간 시간표" }, emptyWithoutPlan);

function plansOf(state: State, which: "was" | "is"): [own: NamedPlan | undefined, other: NamedPlan | undefined] {
  const both: [NamedPlan | undefined, NamedPlan | undefined] = [current(state), chosen(state)];
  return which === "was" ? both : [both[1], both[0]];
}

function shownLectures(state: State, which: "was" | "is"): GridLecture[] {
  const [known, shown, [own, other]] = [instance(state), whose(state), plansOf(state, which)];
  if (!known || !shown || !own) return [];
  return lecturesOf(shown, own.plan).map((lecture): GridLecture => {
    const { course, period, room } = own.plan[lecture]!;
    const there = other?.plan[lecture];
    const sign =
      !there || (there.period === period && there.room === room)
        ? undefined
        : there.period === period
          ? SIGNS.room
          : which === "was"
            ? SIGNS.leaves
            : SIGNS.comes;
    return {
      ...{ key: `lecture-${lecture}`, day: Math.floor(period / known.slots), slot: period % known.slots },
      ...{ name: courseText(course, state), detail: detail(shown, course, room, state), ...(sign ? { sign } : {}) },
    };
  });
}

/** In a room's week who holds a lecture, else where it is. */
function detail({ kind }: Whose, course: number, room: number, state: State): string {
  return kind === "room" ? lecturerText(course, state) : roomText(room, state);
}

function lecturerText(course: number, state: State): string {
  const id = instance(state)?.courses[course]?.id;
  return state.rows.courses.find((each) => each.course === id)?.[`lecturer_${state.language}`] ?? "";
}

function tableRows(state: State, which: "was" | "is"): (string | null)[][] {
  const [shown, [own, other]] = [whose(state), plansOf(state, which)];
  if (!shown || !own) return [];
  return lecturesOf(shown, own.plan)
    .sort((a, b) => own.plan[a]!.period - own.plan[b]!.period || a - b)
    .map((lecture) => {
      const { course, period, room } = own.plan[lecture]!;
      const there = other?.plan[lecture];
      const isSame = there?.period === period && there.room === room;
      const elsewhere = there && !isSame ? `${periodText(there.period, state)}, ${roomText(there.room, state)}` : "=";
      return [
        periodText(period, state),
        courseText(course, state),
        roomText(room, state),
        lecturerText(course, state),
        there ? elsewhere : "",
      ];
    });
}

function said(state: State, which: "was" | "is"): string {
  const all = shownLectures(state, which);
  const marked = all.filter(({ sign }) => sign).length;
  return {
    en: `${all.length} lectures, of which ${marked} are elsewhere in the other plan`,
    ko: `강의 ${all.length}개, 그 가운데 ${marked}개가 다른 안과 다릅니다`,
  }[state.language];
}
