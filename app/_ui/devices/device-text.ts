import type { DeviceStanding, StandingReason } from "#lib/live/device-standing.ts";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { dateTime } from "../live/live-text.ts";
import { fleetMessages } from "./messages-fleet.ts";

/** What is called by two names, one of which may be missing. */
export interface Named {
  readonly id: string;
  readonly nameEn: string | null;
  readonly nameKo: string | null;
}

/** The name in the reader's language, else in the other, else the id. */
export function nameOf({ id, nameEn, nameKo }: Named, language: Language): string {
  return (language === "ko" ? (nameKo ?? nameEn) : (nameEn ?? nameKo)) ?? id;
}

/** How long ago something was, in its largest unit. */
export function agoText(at: number | null, now: number, language: Language): string {
  const { ago, never } = fleetMessages(language);
  if (at === null) return never;
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  const whole = (value: number) => formatNumber(Math.floor(value), language, 6);
  if (seconds < 10) return ago.now;
  if (seconds < 120) return ago.s(whole(seconds));
  if (seconds < 7200) return ago.m(whole(seconds / 60));
  if (seconds < 172_800) return ago.h(whole(seconds / 3600));
  return ago.d(whole(seconds / 86_400));
}

/** Why a device does as it does, in one line. */
export function reasonsText({ reasons }: DeviceStanding, zone: string, language: Language): string {
  return reasons.map((reason) => reasonText(reason, zone, language)).join(" · ");
}

function reasonText(reason: StandingReason, zone: string, language: Language): string {
  const say = fleetMessages(language);
  switch (reason.kind) {
    case "silent":
    case "late":
    case "parted":
    case "stuck":
      return say[reason.kind](dateTime(reason.since, zone, language));
    case "outside":
      return say.outside(reason.metrics.join(", "));
    case "gaps":
      return say.gaps(formatNumber(100 * reason.share, language, 2));
    case "battery":
      return say.battery(formatNumber(reason.percent, language, 2));
    case "alarms":
      return say.alarmCount(formatNumber(reason.count, language, 6));
    default:
      return say[reason.kind];
  }
}

/** A value with its unit; W and Wh from a thousand on in kW and kWh. */
export function valueText(value: number | null, unit: string | null, language: Language): string {
  if (value === null) return "–";
  if ((unit === "W" || unit === "Wh") && Math.abs(value) >= 1000) {
    return `${formatNumber(value / 1000, language, 4)} k${unit}`;
  }
  return `${formatNumber(value, language, 4)}${unit === null || unit === "1" ? "" : ` ${unit}`}`;
}
