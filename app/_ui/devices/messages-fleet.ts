import type { Language } from "#lib/notebook/language.ts";

const en = {
  devices: "Devices",
  alarms: "Alarms",
  unacked: (count: string) => `${count} not acknowledged`,
  away: "The database does not answer. Readings are still received and stored, and the analyses and the live page work.",
  awayMend:
    "Start it with npm start, or wattbook database; or name a PostgreSQL of your own in DATABASE_URL. Then load this page again.",
  level: { ok: "fine", warning: "look", fault: "fault", unknown: "unheard", off: "retired" },
  silent: (time: string) => `silent since ${time}`,
  late: (time: string) => `late, last heard ${time}`,
  unheard: "never heard",
  retired: "retired",
  outside: (metrics: string) => `out of range: ${metrics}`,
  alarmCount: (count: string) => `${count} active ${count === "1" ? "alarm" : "alarms"}`,
  parted: (time: string) => `differs from its twin since ${time}`,
  stuck: (time: string) => `the same value since ${time}`,
  gaps: (percent: string) => `${percent} % of its last day is missing`,
  battery: (percent: string) => `battery at ${percent} %`,
  drifting: "drifts from its twin",
  ago: {
    now: "just now",
    s: (n: string) => `${n} s ago`,
    m: (n: string) => `${n} min ago`,
    h: (n: string) => `${n} h ago`,
    d: (n: string) => `${n} days ago`,
  },
  never: "never",
  unreached: "Wattbook was not reached. Nothing was changed.",
  cancel: "Cancel",
  save: "Save",
  close: "Close",
  none: "none",
  more: "More",
};

export type FleetMessages = typeof en;

const ko: FleetMessages = {
  devices: "장치",
  alarms: "경보",
  unacked: (count) => `미확인 ${count}건`,
  away: "데이터베이스가 응답하지 않습니다. 측정값은 계속 받아 저장하고 있으며, 분석과 실시간 화면은 그대로 쓸 수 있습니다.",
  awayMend:
    "npm start 또는 wattbook database로 시작하거나, 사용 중인 PostgreSQL을 DATABASE_URL에 지정한 뒤 이 화면을 다시 여십시오.",
  level: { ok: "정상", warning: "주의", fault: "이상", unknown: "응답 전", off: "퇴역" },
  silent: (time) => `${time}부터 무응답`,
  late: (time) => `지연, 마지막 응답 ${time}`,
  unheard: "응답한 적 없음",
  retired: "퇴역",
  outside: (metrics) => `범위를 벗어남: ${metrics}`,
  alarmCount: (count) => `발생 중인 경보 ${count}건`,
  parted: (time) => `${time}부터 트윈과 다름`,
  stuck: (time) => `${time}부터 값이 그대로임`,
  gaps: (percent) => `지난 하루의 ${percent} % 누락`,
  battery: (percent) => `배터리 ${percent} %`,
  drifting: "트윈에서 점점 벗어나는 중",
  ago: {
    now: "방금",
    s: (n) => `${n}초 전`,
    m: (n) => `${n}분 전`,
    h: (n) => `${n}시간 전`,
    d: (n) => `${n}일 전`,
  },
  never: "없음",
  unreached: "Wattbook에 연결하지 못했습니다. 바뀐 것은 없습니다.",
  cancel: "취소",
  save: "저장",
  close: "닫기",
  none: "없음",
  more: "더 보기",
};

const MESSAGES: Readonly<Record<Language, FleetMessages>> = { en, ko };

export function fleetMessages(language: Language): FleetMessages {
  return MESSAGES[language];
}
