import type { Language } from "#lib/notebook/language.ts";

const en = {
  title: "How much alarms asked of people, last 7 days (ISA-18.2)",
  per10: "Alarms in 10 minutes, mean",
  peak: "Most in any 10 minutes",
  floods: "Floods",
  floodShare: (share: string) => `${share} of the time`,
  standing: "Standing for a day and more",
  chattering: "Chattering",
  ack: "Time to acknowledge, median",
  p95: (time: string) => `95 % within ${time}`,
  worst: "Most from",
  none: "none",
  target: (text: string) => `target ${text}`,
  within: "within the target",
  beyond: "beyond the target",
  seconds: (n: string) => `${n} s`,
  minutes: (n: string) => `${n} min`,
  hours: (n: string) => `${n} h`,
};

export type KpiMessages = typeof en;

const ko: KpiMessages = {
  title: "경보가 사람에게 준 부담, 지난 7일 (ISA-18.2)",
  per10: "10분당 경보, 평균",
  peak: "10분 동안 가장 많을 때",
  floods: "경보 홍수",
  floodShare: (share) => `전체 시간의 ${share}`,
  standing: "하루 넘게 이어진 경보",
  chattering: "되풀이되는 경보",
  ack: "확인까지 걸린 시간, 중앙값",
  p95: (time) => `95 %는 ${time} 이내`,
  worst: "가장 많은 규칙",
  none: "없음",
  target: (text) => `목표 ${text}`,
  within: "목표 이내",
  beyond: "목표를 벗어남",
  seconds: (n) => `${n}초`,
  minutes: (n) => `${n}분`,
  hours: (n) => `${n}시간`,
};

const MESSAGES: Readonly<Record<Language, KpiMessages>> = { en, ko };

export function kpiMessages(language: Language): KpiMessages {
  return MESSAGES[language];
}
