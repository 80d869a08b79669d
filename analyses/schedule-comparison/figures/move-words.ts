import type { Text } from "#lib/notebook/language.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import type { MoveExplanation } from "#lib/timetable/energy/explain-moves.ts";
import type { MoveReason } from "#lib/timetable/energy/move-reasons.ts";
import type { State } from "../measures.ts";
import { formatKwh, periodText, placeText, roomText } from "./shared.ts";
import { measureText } from "./weeks.ts";

const REASONS: Readonly<Record<MoveReason, Text>> = {
  smallerRoom: { en: "a smaller room", ko: "더 작은 강의실" },
  buildingClosed: { en: "a building is empty instead", ko: "건물 하나가 비게 됨" },
  fewerStarts: { en: "next to another lecture in its room", ko: "같은 강의실의 강의와 이어짐" },
  sunnier: { en: "more of it under the sun", ko: "햇빛이 더 많은 시간" },
  cheaperHour: { en: "a cheaper hour", ko: "더 싼 시간" },
  cleanerHour: { en: "a cleaner hour", ko: "배출이 더 적은 시간" },
  lessHeatingCooling: { en: "less heating and cooling", ko: "냉난방이 덜 필요한 시간" },
  betterWeek: { en: "a better week for its people", ko: "사람들에게 더 나은 한 주" },
};

const SOFT = {
  roomCapacity: { en: "seat", ko: "좌석" },
  minimumWorkingDays: { en: "working-day", ko: "최소 수업일" },
  curriculumCompactness: { en: "compactness", ko: "연속성" },
  roomStability: { en: "room-stability", ko: "강의실 유지" },
} as const satisfies Readonly<Record<string, Text>>;

/** Where a move goes: "from Tue 17:30, E302 to Wed 13:00, S105". */
export function movedFromTo({ from, to, kind }: Pick<MoveExplanation, "from" | "to" | "kind">, state: State): string {
  const room = kind === "room";
  const [was, is] = room
    ? [roomText(from.room, state), roomText(to.room, state)]
    : [placeText(from, state), placeText(to, state)];
  return {
    en: `${room ? `${periodText(from.period, state)}, ` : ""}moved from ${was} to ${is}`,
    ko: `${room ? `${periodText(from.period, state)}, ` : ""}${was} → ${is}`,
  }[state.language];
}

/** A move as a sentence: where it goes, what it saves and costs, and why. */
export function moveSentence(move: MoveExplanation, state: State): string {
  const why = reasonWords(move, state);
  const effects = effectWords(move, state).join(", ");
  const where = movedFromTo(move, state);
  const head = where.charAt(0).toUpperCase() + where.slice(1);
  return `${head}: ${effects}${why === "" ? "" : ` (${why})`}`;
}

/** Why it was made, in words. */
export function reasonWords({ reasons }: MoveExplanation, { language }: State): string {
  return reasons.map((reason) => REASONS[reason][language]).join(", ");
}

function effectWords(move: MoveExplanation, state: State): string[] {
  const { change, together } = move;
  const { language, inputs } = state;
  if (!change) {
    return [
      { en: "woven into so many others that it cannot go back alone", ko: "다른 이동과 얽혀 혼자 되돌릴 수 없음" }[
        language
      ],
    ];
  }
  const isSame =
    inputs.measure === "importKwh" && Math.abs(change.kwh - change.importKwh) <= 0.01 * Math.abs(change.kwh);
  const energy = isSame ? [] : savingWords(-change.kwh, formatKwh(Math.abs(change.kwh), language), state);
  const measured =
    inputs.measure === "kwh"
      ? []
      : savingWords(
          -change[inputs.measure],
          `${measureText(Math.abs(change[inputs.measure]), state)}${gridWord(state)}`,
          state,
        );
  const others = formatDecimal(together.length, language, 0);
  return [
    ...measured,
    ...energy,
    ...softWords(move, state),
    ...(together.length === 0
      ? []
      : [{ en: `with ${others} that would go back with it`, ko: `함께 되돌릴 강의 ${others}개` }[language]]),
  ];
}

function gridWord({ inputs, language }: State): string {
  return inputs.measure === "importKwh" ? { en: " from the grid", ko: " 수전" }[language] : "";
}

function savingWords(saved: number, text: string, { language }: State): string[] {
  if (!(Math.abs(saved) >= 0.005)) return [];
  return [
    saved > 0
      ? { en: `saves ${text}`, ko: `${text} 절감` }[language]
      : { en: `costs ${text}`, ko: `${text} 증가` }[language],
  ];
}

function softWords({ change }: MoveExplanation, { language }: State): string[] {
  return (Object.keys(SOFT) as (keyof typeof SOFT)[]).flatMap((key) => {
    const points = change?.[key] ?? 0;
    if (points === 0) return [];
    const count = formatDecimal(Math.abs(points), language, 0);
    const [one, many] = [`one ${SOFT[key].en} point`, `${count} ${SOFT[key].en} points`];
    return [
      {
        en: `${points > 0 ? "costs" : "wins"} ${Math.abs(points) === 1 ? one : many}`,
        ko: `${SOFT[key].ko} 벌점 ${count}점 ${points > 0 ? "증가" : "감소"}`,
      }[language],
    ];
  });
}
