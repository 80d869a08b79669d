import { oncePerState } from "#lib/notebook/once-per-state.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Placement } from "#lib/timetable/model/plan.ts";
import { instance, moves, type State } from "../measures.ts";
import { roomText } from "./shared.ts";

/** Whose week is shown. */
export interface Whose {
  readonly kind: "room" | "lecturer" | "curriculum";
  readonly id: string;
  readonly name: string;
  /** Whether a placement is in this week. */
  readonly has: (placement: Placement) => boolean;
}

/** Whose week the page shows: as chosen, else the curriculum with most moves, else the first room. */
export const whose = oncePerState((state: State): Whose | undefined => {
  const known = instance(state);
  if (!known) return undefined;
  const [, kind = "", id = ""] = /^(room|lecturer|curriculum):(.*)$/s.exec(state.inputs.whose) ?? [];
  return (
    asked(known, kind, id, state) ?? mostMoved(known, state) ?? asked(known, "room", known.rooms[0]?.id ?? "", state)
  );
});

function asked(known: Instance, kind: string, id: string, state: State): Whose | undefined {
  if (kind === "room") {
    const room = known.rooms.findIndex((each) => each.id === id);
    return room < 0
      ? undefined
      : { kind, id, name: roomText(room, state), has: (placement) => placement.room === room };
  }
  if (kind === "lecturer") {
    const row = state.rows.courses.find((each) => each.lecturer === id);
    const has = ({ course }: Placement) => known.courses[course]?.lecturer === id;
    return row && { kind, id, name: row[`lecturer_${state.language}`], has };
  }
  const curriculum = known.curricula.find((each) => kind === "curriculum" && each.id === id);
  const members = new Set(curriculum?.courses);
  return curriculum && { kind: "curriculum", id, name: id, has: ({ course }) => members.has(course) };
}

function mostMoved(known: Instance, state: State): Whose | undefined {
  const count = (courses: readonly number[]) => moves(state).filter(({ to }) => courses.includes(to.course)).length;
  const best = known.curricula.reduce<{ id: string; count: number } | undefined>((most, { id, courses }) => {
    const own = count(courses);
    return most && most.count >= own ? most : { id, count: own };
  }, undefined);
  return best && asked(known, "curriculum", best.id, state);
}
