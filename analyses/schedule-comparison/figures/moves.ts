import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import { reasonBars } from "#lib/plot/reason-bars.ts";
import { explainMoves, type MoveExplanation } from "#lib/timetable/energy/explain-moves.ts";
import { type MoveLoad, moveLoads } from "#lib/timetable/energy/move-loads.ts";
import { after, baseline, campus, chosen, demand, instance, isAlone, type State } from "../measures.ts";
import { baselineName } from "./baseline-words.ts";
import { measureName } from "./front.ts";
import { movedFromTo, moveSentence, reasonWords } from "./move-words.ts";
import { basisText, courseText, emptyWithout, placeText } from "./shared.ts";
import { measureText } from "./weeks.ts";

/** Moves that are told in the figure; its table has all. */
const SHOWN = 8;

/** Savings that differ by less are alike: such moves are told in the order of lectures. */
const ALIKE = 1e-6;

/** What each move changes in use, whatever shines and whatever energy costs. */
const taken = oncePerState(
  (state: State): readonly MoveLoad[] => {
    const [known, used, from, to] = [instance(state), demand(state), baseline(state), chosen(state)];
    return known && used && from && to ? moveLoads(known, from.plan, to.plan, used) : [];
  },
  (state) => [demand(state), baseline(state), chosen(state)],
);

/** The moves with what each is good for, in the order of lectures. */
const explained = oncePerState(
  (state: State): readonly MoveExplanation[] => {
    const [known, energy, is] = [instance(state), campus(state), after(state)];
    return known && energy && is ? explainMoves(known, taken(state), is.score, energy) : [];
  },
  (state) => [campus(state), taken(state), after(state)],
);

/** What a move saves of the chosen measure if all others stay; missing where it cannot be undone alone. */
function savedBy({ change }: MoveExplanation, { inputs }: State): number {
  return change ? -change[inputs.measure] : Number.NaN;
}

/** The moves by what they save, most first; those that cannot be told come last. */
const orderedMoves = oncePerState(
  (state: State): readonly MoveExplanation[] => {
    const last = (move: MoveExplanation) => {
      const saved = savedBy(move, state);
      return Number.isNaN(saved) ? Number.NEGATIVE_INFINITY : Math.round(saved / ALIKE);
    };
    return explained(state).toSorted((a, b) => (last(a) === last(b) ? a.lecture - b.lecture : last(b) - last(a)));
  },
  (state) => [explained(state), state.inputs.measure],
);

/** The move of a mark. */
export function moveOfKey(key: string, state: State): MoveExplanation | undefined {
  return explained(state).find(({ lecture }) => key === `lecture-${lecture}`);
}

const NOTHING: Text = {
  en: "The plan moves no lecture.",
  ko: "이 안은 강의를 하나도 옮기지 않습니다.",
};

const ALONE: Text = {
  en: "This is the first solved plan, with which others are compared. Solve again, or choose another plan.",
  ko: "비교 기준이 되는 처음 구한 안입니다. 다시 최적화하거나 다른 안을 고르세요.",
};

function nothing(state: State): Text {
  return isAlone(state) ? ALONE : NOTHING;
}

export const moves: Figure<State> = {
  queries: ["courses", "plans", "rooms", "buildings", "slots", "weather", "signals"],
  inputs: ["plan", "measure", "rooms", "pv", "weather", "term", "tariff", "grid", "factor"],
  serverWidth: 1176,
  title: { en: "Each move and its reason", ko: "이동 하나하나와 그 이유" },
  unit: {
    en: (state) =>
      `${measureName(state)} that a move saves a week if all others stay, so they do not add up · ${shownText(state)} · ${basisText(state)}`,
    ko: (state) =>
      `다른 이동을 그대로 둘 때 한 건이 줄이는 주당 ${measureName(state)}, 합계와는 다름 · ${shownText(state)} · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Moves with their reasons: ${said(state)}`,
    ko: (state) => `이동과 그 이유: ${said(state)}`,
  },
  empty: (state) => emptyWithout(state) ?? (explained(state).length === 0 ? nothing(state) : undefined),
  draw: (state, { width }) => {
    const bars = orderedMoves(state)
      .slice(0, SHOWN)
      .map((move) => {
        const saved = savedBy(move, state);
        return {
          key: `lecture-${move.lecture}`,
          name: courseText(move.from.course, state),
          reason: moveSentence(move, state),
          value: Number.isNaN(saved) ? 0 : saved,
          label: measureText(saved, state),
        };
      });
    return reasonBars(bars, { width });
  },
  table: (state) => ({
    columns: {
      en: [
        ...["Course", "From", "To", "Saved kWh", "Saved from the grid kWh", "Saved kgCO2e", "Saved KRW"],
        ...["Self-consumption, difference %", "S1", "S2", "S3", "S4", "Others that go back with it", "Why"],
      ],
      ko: [
        ...["과목", baselineName(state), "안", "절감 kWh", "수전 절감 kWh", "절감 kgCO2e", "절감 KRW"],
        ...["자가소비율 차이 %", "S1", "S2", "S3", "S4", "함께 되돌릴 강의", "이유"],
      ],
    }[state.language],
    rows: orderedMoves(state).map((move) => {
      const { change, from, to, together } = move;
      return [
        ...[courseText(from.course, state), placeText(from, state), placeText(to, state)],
        ...(["kwh", "importKwh", "kgCo2e", "krw"] as const).map((key) => (change ? -change[key] : null)),
        change && Number.isFinite(change.selfConsumption) ? 100 * change.selfConsumption : null,
        ...(["roomCapacity", "minimumWorkingDays", "curriculumCompactness", "roomStability"] as const).map((key) =>
          change ? change[key] : null,
        ),
        ...[together.length, reasonWords(move, state)],
      ];
    }),
    value: 3,
  }),
};

function shownText(state: State): string {
  const all = explained(state).length;
  const [shown, count] = [Math.min(SHOWN, all), all].map((value) => formatDecimal(value, state.language, 0));
  return {
    en: `${shown} of ${count} shown, all in the table`,
    ko: `${count}건 중 ${shown}건 표시, 전체는 표에`,
  }[state.language];
}

function said(state: State): string {
  const [first] = orderedMoves(state);
  return first ? `${courseText(first.from.course, state)}, ${movedFromTo(first, state)}.` : "–";
}
