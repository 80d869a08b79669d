import { describe, expect, it } from "vitest";
import type { Channel } from "../channel.ts";
import type { AlarmNews, AlarmState } from "../notice.ts";
import { channelOf, NOW, noticeOf } from "../notice-fixture.ts";
import { hears } from "./hears.ts";
import { judge, type Waiting } from "./judge.ts";

const ZONE = "Asia/Seoul";
const noon = { from: "13:00", to: "15:00" };
const END = Date.parse("2026-11-27T15:00:00+09:00");

function waiting(alarm: Partial<AlarmState> = {}, news: Partial<AlarmNews> = {}, held = false): Waiting {
  const notice = noticeOf(alarm, news);
  return { ...notice, id: `${notice.alarm.id}/${notice.news.ordinal}`, held };
}

const cleared = { active: false, inactiveAt: NOW - 1000 };
const clearing = { ordinal: 2, kind: "cleared", receivedAt: NOW - 1000 } as const;

/** The verdicts as words: send, wait for so many seconds, drop and why. */
function verdicts(all: readonly Waiting[], channel: Partial<Channel> = {}, { told = [] as string[], now = NOW } = {}) {
  const { send, wait, drop, passed } = judge(all, new Set(told), channelOf(channel), now, {
    zone: ZONE,
    isHoliday: () => false,
  });
  const words = new Map<Waiting, string>();
  for (const one of send) words.set(one, "send");
  for (const { waiting: one, until } of wait) words.set(one, `wait ${(until - now) / 1000}`);
  for (const { waiting: one, why } of drop) words.set(one, why);
  expect(send.length + wait.length + drop.length).toBe(all.length);
  return { words: all.map((one) => words.get(one)), passed: passed.length };
}

describe("hears()", () => {
  it.each<[string, Partial<Channel>, Partial<AlarmState>, Partial<AlarmNews>, boolean]>([
    ["a raising", {}, {}, {}, true],
    ["a clearing", {}, {}, { kind: "cleared" }, true],
    ["a reminder", {}, {}, { kind: "reminded" }, true],
    ["no acknowledgement", {}, {}, { kind: "acknowledged" }, false],
    ["no comment", {}, {}, { kind: "commented" }, false],
    ["nothing when it is switched off", { enabled: false }, {}, {}, false],
    ["the least severity", { minSeverity: 500 }, { severity: 500 }, {}, true],
    ["nothing below it", { minSeverity: 501 }, { severity: 500 }, {}, false],
    ["its rules", { ruleIds: ["cold", "warm"] }, {}, {}, true],
    ["no other rules", { ruleIds: ["cold"] }, {}, {}, false],
    ["no rule where none is named", { ruleIds: [] }, {}, {}, false],
    ["by MQTT also what people did", { kind: "mqtt", config: {} }, {}, { kind: "acknowledged" }, true],
    ["by MQTT no comment", { kind: "mqtt", config: {} }, {}, { kind: "commented" }, false],
  ])("%s", (_, channel, alarm, news, heard) => {
    expect(hears(channelOf(channel), noticeOf(alarm, news))).toBe(heard);
  });
});

describe("judge()", () => {
  it("sends a raising, and a clearing whose raising was told or is told now", () => {
    expect(verdicts([waiting(), waiting(cleared, clearing)]).words).toEqual(["send", "send"]);
    expect(verdicts([waiting(cleared, clearing)], {}, { told: ["warm~lab-3~temp_c~1"] }).words).toEqual(["send"]);
    expect(verdicts([waiting(cleared, clearing)]).words).toEqual(["That it rose was not told"]);
  });

  it("drops what is shelved, until it is not any more", () => {
    expect(verdicts([waiting({ shelvedUntil: NOW + 1 })]).words).toEqual(["The alarm is shelved"]);
    expect(verdicts([waiting({ shelvedUntil: NOW - 1 })]).words).toEqual(["send"]);
    expect(verdicts([waiting({ shelvedUntil: NOW + 1 })], { kind: "mqtt", config: {} }).words).toEqual(["send"]);
  });

  it("drops all of a channel that was switched off meanwhile", () => {
    expect(verdicts([waiting()], { enabled: false }).words).toEqual(["The channel is switched off"]);
  });

  it("holds back in quiet hours, but for what is severe", () => {
    expect(verdicts([waiting()], { quiet: noon }).words).toEqual(["wait 3600"]);
    expect(verdicts([waiting({ severity: 799 })], { quiet: noon }).words).toEqual(["wait 3600"]);
    expect(verdicts([waiting({ severity: 800 })], { quiet: noon }).words).toEqual(["send"]);
    const told = { told: ["warm~lab-3~temp_c~1"] };
    expect(verdicts([waiting(cleared, clearing)], { quiet: noon }, told).words).toEqual(["wait 3600"]);
  });

  it("holds a clearing back as long as its raising", () => {
    expect(verdicts([waiting(cleared), waiting(cleared, clearing)], { quiet: noon }).words).toEqual([
      "wait 3600",
      "wait 3600",
    ]);
  });

  it("tells at the end of quiet hours what is still active, and counts what came and went", () => {
    const later = { now: END };
    expect(verdicts([waiting({}, {}, true)], { quiet: noon }, later).words).toEqual(["send"]);
    expect(verdicts([waiting(cleared, {}, true), waiting(cleared, clearing, true)], { quiet: noon }, later)).toEqual({
      words: ["It cleared while it was held back", "That it rose was not told"],
      passed: 1,
    });
  });

  it("tells a reminder that was held back with its alarm, once", () => {
    const reminder = waiting({}, { ordinal: 2, kind: "reminded", receivedAt: NOW }, true);
    expect(verdicts([waiting({}, {}, true), reminder], { quiet: noon }, { now: END }).words).toEqual([
      "send",
      "It is told with the alarm itself",
    ]);
  });

  it.each<[string, Partial<AlarmState>, number, string]>([
    ["waits first", {}, 0, "wait 540.4"],
    ["comes when nobody did anything", {}, 541, "send"],
    ["does not when somebody acknowledged", { acked: true }, 541, "It was acknowledged before it was to be escalated"],
    ["does not when it cleared", cleared, 541, "It cleared before it was to be escalated"],
    [
      "is not waited for when somebody acknowledged",
      { acked: true },
      0,
      "It was acknowledged before it was to be escalated",
    ],
  ])("escalation %s", (_, alarm, later, word) => {
    expect(verdicts([waiting(alarm)], { escalateAfterS: 600 }, { now: NOW + later * 1000 }).words).toEqual([word]);
  });

  it("escalates what comes late after the same time as anything else", () => {
    const late = waiting({}, { at: NOW - 7_200_000, receivedAt: NOW, late: true });
    expect(verdicts([late], { escalateAfterS: 600 }).words).toEqual(["wait 600"]);
  });

  it("tells of a clearing after escalation only where that was told", () => {
    const channel = { escalateAfterS: 600 };
    expect(verdicts([waiting(cleared, clearing)], channel).words).toEqual(["That it rose was not told"]);
    expect(verdicts([waiting(cleared, clearing)], channel, { told: ["warm~lab-3~temp_c~1"] }).words).toEqual(["send"]);
  });

  it("holds escalation back in quiet hours too, but for what is severe", () => {
    const channel = { escalateAfterS: 60, quiet: noon };
    expect(verdicts([waiting()], channel, { now: NOW + 60_000 }).words).toEqual(["wait 3540"]);
    expect(verdicts([waiting({ severity: 900 })], channel, { now: NOW + 60_000 }).words).toEqual(["send"]);
  });
});
