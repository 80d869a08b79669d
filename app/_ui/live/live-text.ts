import { type TypicalHour, type TypicalWeek, typicalAt } from "#lib/live/typical.ts";
import type { Language } from "#lib/notebook/language.ts";
import { formatDecimal, formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";

/** A power in kW: whole from 100 on, one decimal below. */
export function kilowatts(w: number | null, language: Language): string {
  if (w === null) return MISSING;
  return formatDecimal(w / 1000, language, Math.abs(w) >= 100_000 ? 0 : 1);
}

/** A mass with the unit that its size asks for. */
export function carbonMass(kg: number | null, language: Language): { value: string; unit: string } {
  if (kg === null) return { value: MISSING, unit: "kgCO₂e" };
  return kg < 1000
    ? { value: formatNumber(kg, language), unit: "kgCO₂e" }
    : { value: formatDecimal(kg / 1000, language, 2), unit: "tCO₂e" };
}

/** An amount of won, in thousands where it is long. */
export function won(krw: number | null, language: Language): { value: string; unit: string } {
  if (krw === null) return { value: MISSING, unit: language === "ko" ? "원" : "KRW" };
  return krw < 1e6
    ? { value: formatDecimal(krw, language, 0), unit: language === "ko" ? "원" : "KRW" }
    : { value: formatDecimal(krw / 1000, language, 0), unit: language === "ko" ? "천원" : "thousand KRW" };
}

/** How a power stands against what is usual. */
export interface Difference {
  readonly typical: TypicalHour;
  /** Below 0 is less than usual. */
  readonly share: number;
  readonly isUnusual: boolean;
}

export function differenceOf(w: number | null, week: TypicalWeek, at: number, zone: string): Difference | null {
  const typical = typicalAt(week, at, zone);
  if (w === null || !typical || !(typical.p50 > 0)) return null;
  const kw = w / 1000;
  return { typical, share: kw / typical.p50 - 1, isUnusual: kw < typical.p10 || kw > typical.p90 };
}

/** A share that is too small to be a difference. */
export const EQUAL = 0.005;

export function shareText(share: number, language: Language): string {
  return formatPercent(Math.abs(share), language, 0);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(at: number, zone: string, language: Language, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${name} ${zone} ${language}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === "ko" ? "ko-KR" : "en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      ...options,
    });
    formats.set(key, format);
  }
  return format.format(at);
}

/** 14:02, in the site's zone. */
export function clock(at: number, zone: string, language: Language): string {
  return formatted(at, zone, language, "clock", { hour: "2-digit", minute: "2-digit" });
}

/** The hour as it is said: 14:00, 14시. */
export function hourText(at: number, zone: string, language: Language): string {
  const hour = clock(at, zone, language).slice(0, 2);
  return language === "ko" ? `${Number(hour)}시` : `${hour}:00`;
}

export function weekdayText(at: number, zone: string, language: Language): string {
  return formatted(at, zone, language, "weekday", { weekday: "long" });
}

/** Date and time of day. */
export function dateTime(at: number, zone: string, language: Language): string {
  return formatted(at, zone, language, "date", {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}
