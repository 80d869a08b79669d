import factorTable from "#data/reference/emission-factors.json" with { type: "json" };
import tariffTable from "#data/reference/tariffs.json" with { type: "json" };
import { readTariffs } from "#lib/core/tariff/read-tariffs.ts";
import { factorChoices } from "#lib/notebook/factor-choices.ts";
import { choice, choiceFrom } from "#lib/notebook/input.ts";
import { slider } from "#lib/notebook/slider.ts";

/** Factors that an inventory may take. */
export const FACTORS = factorChoices(factorTable);

/** Prices of electricity, each with the date from which it holds. */
export const TARIFFS = readTariffs(tariffTable);

/** What a saving is counted in. */
export const MEASURES = [
  { value: "kwh", label: { en: "energy", ko: "전력량" } },
  { value: "kgCo2e", label: { en: "emissions", ko: "배출량" } },
  { value: "krw", label: { en: "cost", ko: "요금" } },
  { value: "importKwh", label: { en: "grid energy", ko: "수전량" } },
] as const;

export type Measure = (typeof MEASURES)[number]["value"];

const first = (values: readonly string[]) => values[0] ?? "";

export const inputs = {
  plan: choiceFrom({ en: "Plan", ko: "시간표 안" }, "plans_offered", { initial: first }),
  measure: choice({ en: "Saving in", ko: "절감 기준" }, MEASURES, { initial: "importKwh", control: "segments" }),
  whose: choiceFrom({ en: "Week of", ko: "주간 시간표" }, "views_offered", { initial: () => "", control: "search" }),
  rooms: choice(
    { en: "Room energy", ko: "강의실 에너지 모형" },
    [
      { value: "ifpb", label: { en: "IFPB", ko: "IFPB" } },
      { value: "5r1c", label: { en: "5R1C", ko: "5R1C" } },
    ],
    { initial: "ifpb", control: "segments" },
  ),
  pv: slider(
    { en: "Solar power", ko: "태양광 용량" },
    { initial: 100, min: 0, max: 1000, step: 10, unit: { en: "% of today's arrays", ko: "% (현재 어레이 대비)" } },
  ),
  effort: slider(
    { en: "A move should save", ko: "이동 한 건의 최소 절감" },
    { initial: 0.05, min: 0, max: 1, step: 0.01, unit: { en: "% of the week", ko: "% (주간 대비)" } },
  ),
  weather: choiceFrom({ en: "Weather", ko: "기상" }, "weathers", { initial: first }),
  term: choice(
    { en: "Weeks", ko: "기간" },
    [
      { value: "both", label: { en: "both terms", ko: "두 학기" } },
      { value: "spring", label: { en: "spring term", ko: "1학기" } },
      { value: "autumn", label: { en: "autumn term", ko: "2학기" } },
    ],
    { initial: "both", control: "segments" },
  ),
  tariff: choice(
    { en: "Tariff", ko: "요금제" },
    TARIFFS.map(({ id, name, effective }) => ({
      value: id,
      label: { en: `${name.en}, from ${effective}`, ko: `${name.ko}, ${effective} 시행` },
    })),
    { initial: tariffTable.shown },
  ),
  grid: choiceFrom({ en: "Grid", ko: "전력망" }, "signals_offered", {
    initial: (zones) => zones.find((zone) => zone !== "") ?? "",
  }),
  factor: choice({ en: "Emission factor", ko: "배출계수" }, FACTORS, { initial: factorTable.shown }),
};

/** The timetable of a plan as the input `plan` names it: `timetable:run:point`. */
export function timetableOf(plan: string): string {
  return plan.split(":").slice(0, -2).join(":");
}
