import type { Channel } from "./channel.ts";
import type { AlarmNews, AlarmState, Notice } from "./notice.ts";

/** Some moment: 2026-11-27 14:00 in Seoul. */
export const NOW = Date.parse("2026-11-27T14:00:00+09:00");

/** A notice of an alarm that rose a minute ago. */
export function noticeOf(alarm: Partial<AlarmState> = {}, news: Partial<AlarmNews> = {}): Notice {
  const at = NOW - 60_000;
  return {
    alarm: {
      id: "warm~lab-3~temp_c~1",
      ruleId: "warm",
      deviceId: "lab-3",
      metric: "temp_c",
      severity: 500,
      active: true,
      acked: false,
      shelvedUntil: null,
      activeAt: at,
      inactiveAt: null,
      closedAt: null,
      value: 31.25,
      threshold: 30,
      unit: "°C",
      message: { en: "Laboratory 3 is too warm", ko: "실험실 3이 너무 덥습니다" },
      ...alarm,
    },
    news: {
      ordinal: 1,
      kind: "raised",
      at,
      receivedAt: at + 400,
      by: null,
      value: 31.25,
      comment: null,
      late: false,
      ...news,
    },
  };
}

/** A channel by e-mail that hears of everything at once. */
export function channelOf(rules: Partial<Channel> = {}): Channel {
  return {
    id: "energy-team",
    name: "Energy team",
    kind: "email",
    config: { to: ["energy@example.org"], language: "en" },
    minSeverity: 1,
    ruleIds: null,
    quiet: null,
    escalateAfterS: null,
    enabled: true,
    ...rules,
  } as Channel;
}
