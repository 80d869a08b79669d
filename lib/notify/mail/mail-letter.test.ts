import { describe, expect, it } from "vitest";
import { messageOf } from "../message-fixture.ts";
import { NOW, noticeOf } from "../notice-fixture.ts";
import { mailLetter } from "./mail-letter.ts";

const en = {
  language: "en",
  zone: "Asia/Seoul",
  siteUrl: "https://energy.example.org",
  channel: "Energy team",
} as const;
const ko = { ...en, language: "ko", channel: "에너지팀" } as const;

describe("mailLetter()", () => {
  it("says in English what happened, where and when", () => {
    expect(mailLetter(messageOf(), en).text).toBe(`Alarm: Laboratory 3 is too warm
At: 2026-11-27 13:59:00 Asia/Seoul
Device: lab-3
Point: temp_c
Value: 31.25 °C, limit 30 °C
Severity: 500 of 1000
Rule: warm
https://energy.example.org/alarms/warm~lab-3~temp_c~1

-- 
Sent by Wattbook to the channel Energy team.`);
  });

  it("says it in Korean, that it came late and what people wrote", () => {
    const { siteUrl: _, ...without } = ko;
    const news = { kind: "cleared", late: true, receivedAt: NOW, value: 29.5, comment: "창문을\n열었습니다" } as const;
    const letter = mailLetter(messageOf({ notices: [noticeOf({}, news)] }), without);
    expect(letter.subject).toBe("[Wattbook] 경보 해제: 실험실 3이 너무 덥습니다");
    expect(letter.text).toBe(`경보 해제: 실험실 3이 너무 덥습니다
시각: 2026-11-27 13:59:00 Asia/Seoul (늦게 수신됨: 2026-11-27 14:00:00)
기기: lab-3
측정점: temp_c
값: 29.5 °C, 한계 30 °C
심각도: 500 / 1000
규칙: warm
의견: 창문을 열었습니다

-- 
Wattbook이 에너지팀 채널로 보냈습니다.`);
    expect(letter.html).toContain('<html lang="ko">');
  });

  it("leaves out what is missing, and writes no zero for it", () => {
    const { text } = mailLetter(messageOf({ notices: [noticeOf({ value: Number.NaN }, { value: null })] }), en);
    expect(text).not.toMatch(/Value|NaN/);
  });

  it("counts in a digest what it does not write out, and what came and went", () => {
    const notices = Array.from({ length: 53 }, (_, n) => noticeOf({ id: `a~${n}` }));
    const letter = mailLetter(messageOf({ kind: "digest", notices, passed: 2 }), en);
    expect(letter.subject).toBe("[Wattbook] 53 events of alarms");
    expect(letter.text.match(/^Alarm: /gm)).toHaveLength(50);
    expect(letter.text).toContain("and 3 more");
    expect(letter.text).toContain("2 alarms came and cleared while this channel was held back.");
    expect(letter.html.match(/<h2/g)).toHaveLength(50);
  });

  it("says of a test that it is one", () => {
    const letter = mailLetter(messageOf({ kind: "test", notices: [] }), ko);
    expect(letter.subject).toBe("[Wattbook] 에너지팀 채널 시험");
    expect(letter.text).toContain("시험 메시지입니다");
  });
});
