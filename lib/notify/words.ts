import type { AlarmEventKind } from "#lib/metering/alarm/alarm.ts";

export type Language = "en" | "ko";

/** What messages say, in both languages. */
export interface Words {
  readonly kinds: Readonly<Record<AlarmEventKind, string>>;
  readonly device: string;
  readonly point: string;
  readonly value: string;
  readonly limit: string;
  readonly severity: string;
  readonly ofThousand: string;
  readonly since: string;
  readonly at: string;
  readonly late: string;
  readonly rule: string;
  readonly comment: string;
  readonly open: string;
  readonly test: (channel: string) => string;
  readonly testText: string;
  readonly digest: (events: number) => string;
  readonly passed: (alarms: number) => string;
  readonly more: (events: number) => string;
  readonly why: (channel: string) => string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    kinds: {
      raised: "Alarm",
      cleared: "Cleared",
      reminded: "Still active",
      acknowledged: "Acknowledged",
      confirmed: "Confirmed",
      shelved: "Shelved",
      unshelved: "No longer shelved",
      commented: "Comment",
      closed: "Closed",
    },
    device: "Device",
    point: "Point",
    value: "Value",
    limit: "limit",
    severity: "Severity",
    ofThousand: "of 1000",
    since: "Active since",
    at: "At",
    late: "became known late, at",
    rule: "Rule",
    comment: "Comment",
    open: "Open the alarm",
    test: (channel) => `Test of the channel ${channel}`,
    testText: "This is a test: nothing has happened. Alarms come this way.",
    digest: (events) => (events === 1 ? "1 event of alarms" : `${events} events of alarms`),
    passed: (alarms) =>
      alarms === 1
        ? "1 alarm came and cleared while this channel was held back."
        : `${alarms} alarms came and cleared while this channel was held back.`,
    more: (events) => `and ${events} more`,
    why: (channel) => `Sent by Wattbook to the channel ${channel}.`,
  },
  ko: {
    kinds: {
      raised: "경보 발생",
      cleared: "경보 해제",
      reminded: "경보 지속 중",
      acknowledged: "경보 확인",
      confirmed: "조치 완료",
      shelved: "경보 보류",
      unshelved: "경보 보류 해제",
      commented: "의견",
      closed: "경보 종료",
    },
    device: "기기",
    point: "측정점",
    value: "값",
    limit: "한계",
    severity: "심각도",
    ofThousand: "/ 1000",
    since: "발생 시각",
    at: "시각",
    late: "늦게 수신됨:",
    rule: "규칙",
    comment: "의견",
    open: "경보 열기",
    test: (channel) => `${channel} 채널 시험`,
    testText: "시험 메시지입니다. 실제로 발생한 일은 없으며, 경보는 이 경로로 전달됩니다.",
    digest: (events) => `경보 소식 ${events}건`,
    passed: (alarms) => `이 채널의 알림이 보류된 동안 경보 ${alarms}건이 발생했다가 해제되었습니다.`,
    more: (events) => `외 ${events}건`,
    why: (channel) => `Wattbook이 ${channel} 채널로 보냈습니다.`,
  },
};
