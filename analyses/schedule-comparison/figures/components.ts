import type { Language, Text } from "#lib/notebook/language.ts";
import { formatDecimal, formatNumber, formatPercent, MISSING, signed } from "#lib/plot/number-format.ts";
import type { SoftCost } from "#lib/timetable/cost/plan-cost.ts";
import type { WeekFigures } from "#lib/timetable/energy/plan-score.ts";
import type { JudgedPlan } from "../measures.ts";
import { formatKgCo2e, formatKw, formatKwh, formatWon } from "./shared.ts";

/** A quantity by which plans are compared: each by itself, as a sum of them means nothing. */
export interface Component {
  readonly key: string;
  readonly name: Text;
  readonly of: (plan: JudgedPlan) => number;
  readonly format: (value: number | null | undefined, language: Language) => string;
  /** Which way is better. */
  readonly better: "less" | "more";
}

const points = (value: number | null | undefined, language: Language) => formatNumber(value, language, 6);

const hours = (value: number | null | undefined, language: Language) => {
  const text = formatDecimal(value, language, 0);
  return text === MISSING ? MISSING : { en: `${text} h`, ko: `${text}시간` }[language];
};

function energy(key: keyof WeekFigures, name: Text, format: Component["format"], better: Component["better"] = "less") {
  return { key, name, format, better, of: ({ score }: JudgedPlan) => score.mean[key] };
}

function soft(key: keyof SoftCost, name: Text) {
  return { key, name, format: points, better: "less", of: ({ cost }: JudgedPlan) => cost.soft[key] } as const;
}

/** What is compared, in the order in which it is told: energy, rooms, people. Energy is a week's mean over weeks of weather. */
export const COMPONENTS: readonly Component[] = [
  energy("kwh", { en: "Energy of lectures", ko: "강의 전력량" }, formatKwh),
  energy("importKwh", { en: "From the grid", ko: "수전량" }, formatKwh),
  energy("kgCo2e", { en: "Emissions", ko: "배출량" }, formatKgCo2e),
  energy("krw", { en: "Cost of energy", ko: "전력 요금" }, formatWon),
  energy("selfConsumption", { en: "Self-consumption", ko: "자가소비율" }, formatPercent, "more"),
  energy("peakKw", { en: "Peak from the grid", ko: "최대 수전" }, formatKw),
  {
    ...{ key: "roomHours", name: { en: "Room hours", ko: "강의실 사용 시간" }, format: hours, better: "less" },
    of: ({ score }) => score.use.roomHours,
  },
  {
    ...{ key: "seatFill", name: { en: "Seat fill", ko: "좌석 점유율" }, format: formatPercent, better: "more" },
    of: ({ score }) => score.use.seatFill,
  },
  {
    ...{ key: "roomsOpened", name: { en: "Rooms opened", ko: "사용 강의실 수" }, format: points, better: "less" },
    of: ({ score }) => score.use.roomsOpened,
  },
  {
    ...{ key: "buildingHours", name: { en: "Building hours", ko: "건물 개방 시간" }, format: hours, better: "less" },
    of: ({ score }) => score.use.buildingHours,
  },
  {
    ...{
      key: "unsuited",
      name: { en: "Rooms that do not suit", ko: "맞지 않는 강의실" },
      format: points,
      better: "less",
    },
    of: ({ score }) => score.use.unsuited,
  },
  soft("roomCapacity", { en: "Seats lacking (S1)", ko: "좌석 부족 (S1)" }),
  soft("minimumWorkingDays", { en: "Days too few (S2)", ko: "최소 수업일 (S2)" }),
  soft("curriculumCompactness", { en: "Isolated lectures (S3)", ko: "외딴 강의 (S3)" }),
  soft("roomStability", { en: "Rooms of a course (S4)", ko: "강의실 변경 (S4)" }),
];

/** How a quantity changed. */
export interface Change {
  readonly was: number;
  readonly is: number;
  readonly difference: number;
  /** Of what it was; NaN where that was nothing. [1] */
  readonly share: number;
  /** For the better; null where it stayed, or is not known. */
  readonly isBetter: boolean | null;
}

/** What is too small a change to be one: rounding of sums. */
const ROUNDING = 1e-9;

export function changeOf({ of, better }: Component, from: JudgedPlan, to: JudgedPlan): Change {
  const [was, is] = [of(from), of(to)];
  const difference = is - was;
  const isSame = !(Math.abs(difference) > ROUNDING * Math.max(1, Math.abs(was)));
  return {
    ...{ was, is, difference: isSame ? difference * 0 : difference },
    share: isSame ? difference * 0 : was === 0 ? Number.NaN : difference / Math.abs(was),
    isBetter: isSame ? null : difference < 0 === (better === "less"),
  };
}

/** A difference with its sign, in the unit of its component. */
export function differenceText({ format, key }: Component, { difference }: Change, language: Language): string {
  if (Number.isNaN(difference)) return MISSING;
  if (difference === 0) return "0";
  const isShare = key === "selfConsumption" || key === "seatFill";
  const text = isShare
    ? {
        en: `${formatDecimal(100 * difference, "en", 1)} points`,
        ko: `${formatDecimal(100 * difference, "ko", 1)} %p`,
      }[language]
    : format(difference, language);
  return signed(text, difference);
}
