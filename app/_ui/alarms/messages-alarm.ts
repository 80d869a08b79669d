import type { Language } from "#lib/notebook/language.ts";

const en = {
  notFound: "There is no such alarm",
  notFoundMore: (id: string) => `No alarm has the id “${id}”.`,
  all: "All alarms",
  device: "The device",
  live: "Live page at that moment",
  analysis: "Campus load around that moment",
  rule: "The rule",
  revision: (n: string) => `revision ${n}`,
  series: "What it was raised on",
  seriesAlt: (metric: string, device: string, from: string, to: string) =>
    `${metric} of ${device} from ${from} to ${to}.`,
  noSeries: "Nothing is stored of that time yet.",
  raised: "raised",
  cleared: "cleared",
  limit: (value: string) => `limit ${value}`,
  events: "What happened",
  late: "became known late",
  kinds: {
    raised: "Raised",
    cleared: "Cleared",
    acknowledged: "Acknowledged",
    confirmed: "Confirmed",
    shelved: "Shelved",
    unshelved: "Unshelved",
    reminded: "Reminded",
    commented: "Comment",
    closed: "Closed",
  } as Record<string, string>,
  by: (name: string) => `by ${name}`,
  deliveries: "Who was told",
  noDeliveries: "Nobody: no channel hears of it.",
  noneYet: "Nobody was told of anything yet.",
  event: "Event",
  channel: "Channel",
  outcome: "Outcome",
  when: "When",
  statuses: {
    pending: "waiting",
    held: "held back",
    sent: "sent",
    failed: "failed",
    dropped: "dropped",
  } as Record<string, string>,
  attempts: (n: string) => `${n} attempts`,
  value: "Value",
};

export type AlarmPageMessages = typeof en;

const ko: AlarmPageMessages = {
  notFound: "경보를 찾을 수 없습니다",
  notFoundMore: (id) => `“${id}” ID를 가진 경보가 없습니다.`,
  all: "모든 경보",
  device: "장치",
  live: "그 시각의 실시간 화면",
  analysis: "그 무렵의 캠퍼스 부하",
  rule: "규칙",
  revision: (n) => `개정 ${n}`,
  series: "경보의 근거",
  seriesAlt: (metric, device, from, to) => `${from}부터 ${to}까지 ${device}의 ${metric}.`,
  noSeries: "그 시간의 자료가 아직 저장되지 않았습니다.",
  raised: "발생",
  cleared: "해소",
  limit: (value) => `한계 ${value}`,
  events: "경과",
  late: "늦게 알려짐",
  kinds: {
    raised: "발생",
    cleared: "해소",
    acknowledged: "확인",
    confirmed: "조치 완료",
    shelved: "보류",
    unshelved: "보류 해제",
    reminded: "다시 알림",
    commented: "의견",
    closed: "종료",
  },
  by: (name) => `${name}`,
  deliveries: "알림 내역",
  noDeliveries: "이 경보를 받는 대상이 없습니다.",
  noneYet: "아직 아무에게도 알린 것이 없습니다.",
  event: "사건",
  channel: "대상",
  outcome: "결과",
  when: "시각",
  statuses: { pending: "대기", held: "미룸", sent: "보냄", failed: "실패", dropped: "제외" },
  attempts: (n) => `${n}회 시도`,
  value: "값",
};

const MESSAGES: Readonly<Record<Language, AlarmPageMessages>> = { en, ko };

export function alarmPageMessages(language: Language): AlarmPageMessages {
  return MESSAGES[language];
}
