import type { State } from "../measures.ts";
import type { AnalysisRows } from "../queries.ts";

export type Score = AnalysisRows["scores"][number];

/** The sum over all arrays, as the dataset names it. */
export const VPP = "vpp";

/** The day ahead that the page looks at: tomorrow, or the furthest that the chosen forecast reaches. */
export function leadDay(state: State): number | undefined {
  const { rows, inputs } = state;
  const days = rows.scores.filter(({ model }) => model === inputs.forecast).map(({ lead_day }) => lead_day);
  if (days.length === 0) return undefined;
  return inputs.lead === "week" ? Math.max(...days) : 1;
}

/** The score of an array, a model and a day ahead; of the page's own choice where they are left out. */
export function scoreOf(
  state: State,
  { array = state.inputs.part, model = state.inputs.forecast, day = leadDay(state) }: Partial<ScoreKey> = {},
): Score | undefined {
  return state.rows.scores.find((row) => row.array === array && row.model === model && row.lead_day === day);
}

interface ScoreKey {
  readonly array: string;
  readonly model: string;
  readonly day: number | undefined;
}

/** An array's name in the reader's language. */
export function partName(array: string, { rows, language }: State): string {
  if (array === VPP) return { en: "All arrays (VPP)", ko: "전체(가상발전소)" }[language];
  return rows.built.find((row) => row.array === array)?.[`name_${language}`] ?? array;
}

/** "a day ahead", or "6 days ahead". */
export function leadText(state: State): string {
  const day = leadDay(state) ?? 1;
  if (state.language === "ko") return day === 1 ? "하루 전" : `${day}일 전`;
  return day === 1 ? "a day ahead" : `${day} days ahead`;
}
