import type { Language, Text } from "#lib/notebook/language.ts";
import { formatDecimal, formatNumber, signed } from "#lib/plot/number-format.ts";
import type { WeekFigures } from "#lib/timetable/energy/plan-score.ts";
import { compared, instance, type JudgedPlan, moves, type State } from "../measures.ts";
import { baselineName } from "./baseline-words.ts";
import { formatKw, formatKwh, periodText, roomText } from "./shared.ts";
import { softWhy } from "./soft-words.ts";

/** What lectures use energy for, and how it is called. */
const PARTS: readonly (readonly [keyof WeekFigures, Text])[] = [
  ["baseKwh", { en: "rooms", ko: "강의실" }],
  ["peopleKwh", { en: "people", ko: "사람" }],
  ["pcKwh", { en: "PCs", ko: "PC" }],
  ["setupKwh", { en: "set-up", ko: "예냉·예열" }],
  ["hvacKwh", { en: "heating and cooling", ko: "냉난방" }],
  ["buildingKwh", { en: "buildings", ko: "건물" }],
];

type Both = { readonly was: JudgedPlan; readonly is: JudgedPlan };

/** Why each quantity changed, in words, by its key; a dash where it did not. */
export function reasons(state: State): Readonly<Record<string, string>> {
  const both = compared(state);
  if (!both) return {};
  const { language } = state;
  const own = ownSun(both, language);
  return {
    kwh: partsText(both, language),
    importKwh: `${partsWord(both, "kwh", { en: "used", ko: "사용" }, language)}, ${own}`,
    kgCo2e: partsWord(both, "importKwh", { en: "from the grid", ko: "수전" }, language),
    krw: partsWord(both, "importKwh", { en: "from the grid", ko: "수전" }, language),
    selfConsumption: own,
    peakKw: peakText(both, state),
    roomHours: hoursText(both, state),
    seatFill: seatsText(both, state),
    roomsOpened: roomsText(both, state),
    buildingHours: Number.isNaN(both.was.score.use.buildingHours)
      ? { en: "the timetable names no buildings", ko: "시간표에 건물 정보가 없습니다" }[language]
      : partsWord(both, "buildingKwh", { en: "for buildings", ko: "건물 사용분" }, language),
    roomCapacity: softWhy("roomCapacity", state),
    minimumWorkingDays: softWhy("minimumWorkingDays", state),
    curriculumCompactness: softWhy("curriculumCompactness", state),
    roomStability: softWhy("roomStability", state),
  };
}

function mean({ was, is }: Both, key: keyof WeekFigures): number {
  return is.score.mean[key] - was.score.mean[key];
}

function partsText(both: Both, language: Language): string {
  const parts = PARTS.map(([key, name]) => [mean(both, key), name[language]] as const)
    .filter(([kwh]) => Math.abs(kwh) >= 0.05)
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a));
  return parts.length === 0
    ? "–"
    : parts.map(([kwh, name]) => `${name} ${signed(formatKwh(kwh, language), kwh)}`).join(", ");
}

function partsWord(both: Both, key: keyof WeekFigures, name: Text, language: Language): string {
  const kwh = mean(both, key);
  const text = signed(formatKwh(kwh, language), kwh);
  return { en: `${text} ${name.en}`, ko: `${name.ko} ${text}` }[language];
}

function ownSun({ was, is }: Both, language: Language): string {
  const used = ({ score: { mean: week } }: JudgedPlan) => week.pvKwh - week.exportKwh;
  const kwh = used(is) - used(was);
  const text = signed(formatKwh(kwh, language), kwh);
  return { en: `${text} of own sun used at once`, ko: `바로 쓴 자체 태양광 ${text}` }[language];
}

function peakText({ was, is }: Both, state: State): string {
  const [before, now] = [peakPeriod(was), peakPeriod(is)].map((period) =>
    period === undefined ? "–" : periodText(period, state),
  );
  const [least, most] = [formatKw(is.score.min.peakKw, state.language), formatKw(is.score.max.peakKw, state.language)];
  return {
    en: `highest ${before} ${baselineName(state)}, ${now} in the plan; ${least} to ${most} by week`,
    ko: `${baselineName(state)} ${before}, 안 ${now}에 가장 높음, 주에 따라 ${least}~${most}`,
  }[state.language];
}

/** The period with the greatest mean import. */
function peakPeriod({ score: { weeks } }: JudgedPlan): number | undefined {
  const [first] = weeks;
  if (!first) return undefined;
  const sums = Array.from(first.load, (_, p) =>
    weeks.reduce((sum, { load, pv }) => sum + Math.max(0, load[p]! - pv[p]!), 0),
  );
  return sums.indexOf(Math.max(...sums));
}

/** Hours of rooms change with lectures that shared one, and with moves to periods of another length. */
function hoursText({ was, is }: Both, state: State): string {
  const { language } = state;
  const count = (value: number) => formatDecimal(value, language, 0);
  const parted = was.cost.hard.roomOccupancy - is.cost.hard.roomOccupancy;
  if (parted > 0) {
    return {
      en: `${count(parted)} lectures that shared a room have one each`,
      ko: `강의실을 함께 쓰던 강의 ${count(parted)}개가 하나씩 씁니다`,
    }[language];
  }
  if (parted < 0) {
    return {
      en: `${count(-parted)} more lectures share a room`,
      ko: `강의 ${count(-parted)}개가 강의실을 더 함께 씁니다`,
    }[language];
  }
  const slots = instance(state)?.slots ?? 1;
  const lengths = new Map(state.rows.slots.map(({ slot, start_min, end_min }) => [slot, end_min - start_min]));
  const grown = moves(state).map(({ from, to }) => lengths.get(to.period % slots)! - lengths.get(from.period % slots)!);
  const [longer, shorter] = [grown.filter((minutes) => minutes > 0), grown.filter((minutes) => minutes < 0)];
  return longer.length + shorter.length === 0
    ? { en: "as many lectures as before, in periods as long", ko: "강의 수와 교시 길이가 그대로입니다" }[language]
    : {
        en: `${count(longer.length)} lectures in longer periods, ${count(shorter.length)} in shorter ones`,
        ko: `더 긴 교시로 ${count(longer.length)}개, 더 짧은 교시로 ${count(shorter.length)}개`,
      }[language];
}

function seatsText({ was, is }: Both, state: State): string {
  const rooms = instance(state)?.rooms ?? [];
  const seats = ({ plan }: JudgedPlan) =>
    plan.reduce((sum, { room }) => sum + (rooms[room]?.capacity ?? Number.NaN), 0);
  const [before, now] = [was, is].map((plan) => formatNumber(seats(plan), state.language, 6));
  return { en: `${before} seats held, now ${now}`, ko: `잡아 둔 좌석 ${before}석에서 ${now}석으로` }[state.language];
}

function roomsText({ was, is }: Both, state: State): string {
  const roomsOf = ({ plan }: JudgedPlan) => new Set(plan.map(({ room }) => room));
  const [before, now] = [roomsOf(was), roomsOf(is)];
  const left = [...before.difference(now)].map((room) => roomText(room, state));
  const come = [...now.difference(before)].map((room) => roomText(room, state));
  const list = (rooms: readonly string[]) =>
    rooms.length <= 3
      ? rooms.join(", ")
      : `${rooms.slice(0, 3).join(", ")}, +${formatDecimal(rooms.length - 3, state.language, 0)}`;
  const said = [
    ...(left.length > 0 ? [{ en: `empty: ${list(left)}`, ko: `비움: ${list(left)}` }[state.language]] : []),
    ...(come.length > 0 ? [{ en: `used: ${list(come)}`, ko: `새로 사용: ${list(come)}` }[state.language]] : []),
  ];
  return said.length === 0 ? "–" : said.join("; ");
}
