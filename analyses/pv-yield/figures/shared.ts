import type { Text } from "#lib/notebook/language.ts";
import { lightText } from "#lib/notebook/light-text.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import type { State } from "../measures.ts";
import { roofs } from "../measures.ts";

/** Queries that the chain is fed with: the place first, whose quality is that of every yield. */
export const CHAIN_QUERIES = ["place", "weather", "built"];

/** Inputs that move what the arrays yield. */
export const CHAIN_INPUTS = ["roofs", "chain"];

/** Said where the chain has nothing to run on. */
export function emptyRoofs(state: State): Text | undefined {
  if (state.rows.weather.length === 0) return NO_WEATHER;
  return roofs(state) ? undefined : NO_ARRAYS;
}

const NO_WEATHER: Text = {
  en: "No weather of a whole year is in the lake: import one with `wattbook import weather`.",
  ko: "한 해 전체의 기상자료가 없습니다. `wattbook import weather`로 가져오세요.",
};

const NO_ARRAYS: Text = {
  en: "There is no array: draw one on the plan, or type one into the table below it.",
  ko: "어레이가 없습니다. 배치도에 그리거나 아래 표에 입력하세요.",
};

/** Model, weather, its yearly light and its clock: they stand beside every yield. */
export function chainLine(state: State): string {
  return [`PVWatts ${state.inputs.chain}`, ...skyLine(state)].join(" · ");
}

/** The weather with its yearly light, and its clock. */
export function skyLine({ rows, language }: State): string[] {
  const [place] = rows.place;
  if (!place) return [];
  return [`${place[`name_${language}`]} (GHI ${lightText(rows, language)})`, clockName(place.utc_offset_h)];
}

/** Offset of a clock from UTC, such as UTC+9 or UTC+5:30. */
function clockName(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset)), Math.round((Math.abs(offset) % 1) * 60)];
  const sign = offset < 0 ? "−" : "+";
  return `UTC${sign}${hours}${minutes > 0 ? `:${String(minutes).padStart(2, "0")}` : ""}`;
}

const monthNames = new Map<string, readonly string[]>();

/** Name of a month, counted from 0: written once, as making a format takes longer than drawing a figure. */
export function monthName(month: number, language: string, length: "short" | "long" = "short"): string {
  const key = `${language} ${length}`;
  let names = monthNames.get(key);
  if (!names) {
    const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", month: length });
    names = Array.from({ length: 12 }, (_, i) => format.format(Date.UTC(2023, i, 1)));
    monthNames.set(key, names);
  }
  return names[month] ?? "";
}

/** Tilt and direction in words: 30° to 180°. */
export function orientationText(tilt: number, azimuth: number, language: string): string {
  const [up, round] = [formatDecimal(tilt, language, 0), formatDecimal(azimuth, language, 0)];
  return language === "ko" ? `경사각 ${up}°, 방위각 ${round}°` : `tilt ${up}°, azimuth ${round}°`;
}

/** Whole NaN as null: what is missing is missing in tables, too. */
export function known(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value;
}
