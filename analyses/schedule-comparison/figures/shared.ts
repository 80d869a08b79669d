import type { Text } from "#lib/notebook/language.ts";
import { formatDecimal, formatNumber, formatPercent, MISSING, signed } from "#lib/plot/number-format.ts";
import { weekdayName } from "#lib/plot/weekday-name.ts";
import { MOST_HVAC_SLOTS } from "#lib/timetable/energy/hvac-tables.ts";
import type { Placement } from "#lib/timetable/model/plan.ts";
import { after, baseline, before, campus, chosen, instance, isModelled, type State } from "../measures.ts";

const NO_TIMETABLE: Text = {
  en: "No timetable is in the lake. Import one: wattbook import timetable.",
  ko: "시간표가 없습니다. wattbook import timetable로 가져오세요.",
};

const NO_PLAN: Text = {
  en: "This timetable has no other plan yet. Solve it, or choose another timetable.",
  ko: "이 시간표에는 아직 다른 안이 없습니다. 최적화를 실행하거나 다른 시간표를 고르세요.",
};

const NO_CURRENT: Text = {
  en: "This timetable has no plan in force, so there is nothing to compare with. Import it with --plan, or solve it: the first solved plan then stands in.",
  ko: "이 시간표에는 현행 안이 없어 비교할 대상이 없습니다. --plan으로 함께 가져오거나 최적화를 실행하세요. 처음 구한 안이 비교 기준이 됩니다.",
};

const NO_WEATHER: Text = {
  en: "No weather with whole weeks of these months is in the lake. Import one: wattbook import weather.",
  ko: "이 기간의 온전한 주간 기상 자료가 없습니다. wattbook import weather로 가져오세요.",
};

const NO_MODEL: Text = {
  en: `5R1C takes at most ${MOST_HVAC_SLOTS} periods a day, and this timetable has more. Choose IFPB as room energy.`,
  ko: `5R1C는 하루 ${MOST_HVAC_SLOTS}교시까지만 계산하며 이 시간표는 그보다 많습니다. 강의실 에너지 모형으로 IFPB를 고르세요.`,
};

/** Said where no plan can be shown. */
export function emptyWithoutPlan(state: State): Text | undefined {
  if (!instance(state)) return NO_TIMETABLE;
  return chosen(state) ? undefined : NO_PLAN;
}

/** Said where there is nothing to compare with: none is in force, and none was solved. */
export function emptyWithoutBaseline(state: State): Text | undefined {
  if (!instance(state)) return NO_TIMETABLE;
  return baseline(state) ? undefined : NO_CURRENT;
}

/** Said where two plans cannot be compared by what they use. */
export function emptyWithout(state: State): Text | undefined {
  const why = emptyWithoutBaseline(state) ?? emptyWithoutPlan(state);
  if (why) return why;
  if (!campus(state)) return isModelled(state) ? NO_WEATHER : NO_MODEL;
  return before(state) && after(state) ? undefined : NO_PLAN;
}

/** What is known of the campus: weather, its light in a year, how many weeks, which model of rooms. */
export function basisText(state: State): string {
  const { rows, inputs, language } = state;
  const [place] = rows.place;
  const weeks = campus(state)?.weeks.length ?? 0;
  const ghi = `${formatDecimal(place?.ghi_kwh_m2, language, 0)} kWh/m²`;
  const model = inputs.rooms === "ifpb" ? "IFPB" : "5R1C";
  return {
    en: `${weeks} weeks of ${place?.name_en ?? MISSING}, GHI ${ghi} · rooms by ${model}`,
    ko: `${place?.name_ko ?? MISSING} ${weeks}주, GHI ${ghi} · 강의실 모형 ${model}`,
  }[language];
}

/** The name of a day of the week, 0 for Monday. */
export function dayName(day: number, { language }: State, style: "short" | "long" = "short"): string {
  return weekdayName(day, language, style);
}

/** When a period of the day begins; its number where nothing tells. */
export function slotText(slot: number, { rows, language }: State): string {
  const start = rows.slots.find((row) => row.slot === slot)?.start_min;
  if (start === undefined) return { en: `period ${slot + 1}`, ko: `${slot + 1}교시` }[language];
  return `${String(Math.floor(start / 60)).padStart(2, "0")}:${String(start % 60).padStart(2, "0")}`;
}

/** Day and time of a period of the week. */
export function periodText(period: number, state: State): string {
  const slots = instance(state)?.slots ?? 1;
  return `${dayName(Math.floor(period / slots), state)} ${slotText(period % slots, state)}`;
}

/** A room by name, with its building's where there is one. */
export function roomText(room: number, state: State): string {
  const id = instance(state)?.rooms[room]?.id;
  const row = state.rows.rooms.find((each) => each.room === id);
  return row?.[`name_${state.language}`] ?? id ?? MISSING;
}

/** A course by name. */
export function courseText(course: number, state: State): string {
  const id = instance(state)?.courses[course]?.id;
  const row = state.rows.courses.find((each) => each.course === id);
  return row?.[`name_${state.language}`] ?? id ?? MISSING;
}

/** When and where a lecture is. */
export function placeText({ period, room }: Pick<Placement, "period" | "room">, state: State): string {
  return `${periodText(period, state)}, ${roomText(room, state)}`;
}

/** Who holds a course, by name. */
export function lecturerText(course: number, state: State): string {
  const known = instance(state)?.courses[course];
  const row = state.rows.courses.find((each) => each.course === known?.id);
  return row?.[`lecturer_${state.language}`] ?? known?.lecturer ?? MISSING;
}

/** A mass of emissions, given in kg. */
export function formatKgCo2e(kg: number | null | undefined, language: string): string {
  return unit(kg, language, "kgCO₂e");
}

/** An amount of won of a week. */
export function formatWon(krw: number | null | undefined, language: State["language"]): string {
  if (!isKnown(krw)) return MISSING;
  if (language === "ko")
    return Math.abs(krw) >= 1e4 ? `${formatNumber(krw / 1e4, "ko")}만 원` : `${formatNumber(krw, "ko")}원`;
  return `${formatNumber(krw, "en")} KRW`;
}

/** An energy of a week: always kWh, so that columns can be read. */
export function formatKwh(kwh: number | null | undefined, language: string): string {
  return unit(kwh, language, "kWh");
}

/** A power. */
export function formatKw(kw: number | null | undefined, language: string): string {
  return unit(kw, language, "kW");
}

function unit(value: number | null | undefined, language: string, name: string): string {
  return isKnown(value) ? `${formatNumber(value, language, digitsOf(value))} ${name}` : MISSING;
}

/** Whole numbers from a hundred up, three digits below. */
function digitsOf(value: number): number {
  return Math.max(3, Math.ceil(Math.log10(Math.abs(value) + 1)));
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** A change as a share, with its sign. */
export function shareText(share: number | null | undefined, language: string): string {
  return isKnown(share) ? signed(formatPercent(share, language), share) : MISSING;
}
