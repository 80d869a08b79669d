import { describe, expect, it } from "vitest";
import type { AlarmRow } from "#lib/state/read/listed-alarm.ts";
import { allows } from "./alarm-api.ts";
import { alarmSearch, readAlarmQuery, shownAlarms } from "./alarm-query.ts";
import { stateText } from "./alarm-text.ts";
import { channelOfForm } from "./channel-fields.ts";
import { severityStep } from "./severity.ts";

const NOW = 1_800_000_000_000;

function alarm(id: string, more: Partial<AlarmRow> = {}): AlarmRow {
  return {
    ...{ id, ruleId: "r", ruleNameEn: "Rule", ruleNameKo: null, deviceId: "d", deviceEn: null, deviceKo: null },
    ...{ buildingEn: null, buildingKo: null, metric: "temp_c", severity: 500, active: true, acked: false },
    ...{ confirmed: true, latched: false, shelvedUntil: null, activeAt: NOW, inactiveAt: null, ackedAt: null },
    ...{ ackedBy: null, closedAt: null, value: 1, threshold: 0, unit: "°C", count: 1 },
    message: { en: `warm ${id}`, ko: `과열 ${id}` },
    ...more,
  };
}

const ids = (search: string, all: readonly AlarmRow[]) =>
  shownAlarms(all, readAlarmQuery(new URLSearchParams(search)), "en").map(({ id }) => id);

describe("shownAlarms()", () => {
  const all = [
    alarm("a", { severity: 900, activeAt: NOW - 3 }),
    alarm("b", { severity: 100, activeAt: NOW - 1, acked: true, active: false }),
    alarm("c", { severity: 600, activeAt: NOW - 2, deviceEn: "Boiler" }),
  ];
  it("has the newest first, and filters by words and the lowest severity", () => {
    expect(ids("", all)).toEqual(["b", "c", "a"]);
    expect(ids("sort_by=-severity", all)).toEqual(["a", "c", "b"]);
    expect(ids("sort_by=-state", all)).toEqual(["c", "a", "b"]);
    expect(ids("severity=high", all)).toEqual(["c", "a"]);
    expect(ids("q=BOILER", all)).toEqual(["c"]);
    expect(ids("q=과열 boiler", all)).toEqual(["c"]);
  });
});

it("alarmSearch() says what readAlarmQuery() reads, and nothing of the defaults", () => {
  const query = readAlarmQuery(new URLSearchParams("state=shelved&q=x&severity=critical&sort_by=device"));
  expect(readAlarmQuery(new URLSearchParams(alarmSearch("?lang=ko", query)))).toEqual(query);
  expect(alarmSearch("", readAlarmQuery(new URLSearchParams("sort_by=odd&state=odd")))).toBe("");
});

it("allows() lets nobody act on what is closed, acknowledge twice, or confirm before", () => {
  expect(allows(alarm("a"), "acknowledge", NOW)).toBe(true);
  expect(allows(alarm("a", { confirmed: false }), "confirm", NOW)).toBe(false);
  expect(allows(alarm("a", { acked: true, confirmed: false }), "confirm", NOW)).toBe(true);
  expect(allows(alarm("a", { acked: true }), "acknowledge", NOW)).toBe(false);
  expect(allows(alarm("a", { shelvedUntil: NOW + 1 }), "unshelve", NOW)).toBe(true);
  expect(allows(alarm("a", { shelvedUntil: NOW - 1 }), "unshelve", NOW)).toBe(false);
  expect(allows(alarm("a", { closedAt: NOW }), "comment", NOW)).toBe(false);
});

it("stateText() says all of a state in one line", () => {
  const shelved = alarm("a", {
    acked: true,
    ackedBy: "kim",
    confirmed: false,
    shelvedUntil: Date.UTC(9999, 0),
    count: 3,
  });
  expect(stateText(shelved, "Asia/Seoul", "en", NOW)).toBe(
    "active · acknowledged by kim · to be confirmed · shelved until it clears · 3 times",
  );
});

it("severityStep() has the steps of OPC UA's 1 to 1000", () => {
  expect([1, 299, 300, 600, 799, 800, 1000].map(severityStep)).toEqual([
    ...["low", "low", "medium", "high", "high", "critical", "critical"],
  ]);
});

it("channelOfForm() says minutes in seconds, all days as none in particular, and no rules as all", () => {
  const form = new FormData();
  for (const [name, value] of [
    ...[
      ["name", " Team "],
      ["to", "a@example.org, b@example.org"],
      ["language", "ko"],
      ["min_severity", "600"],
    ],
    ...[
      ["rules", ""],
      ["quiet", "on"],
      ["from", "22:00"],
      ["until", "07:00"],
      ["escalate", "15"],
      ["enabled", "on"],
    ],
  ] as [string, string][]) {
    form.append(name, value);
  }
  for (let day = 1; day <= 7; day++) form.append("days", String(day));
  expect(channelOfForm(form, "email")).toEqual({
    ...{ kind: "email", name: "Team", config: { to: ["a@example.org", "b@example.org"], language: "ko" } },
    ...{ min_severity: 600, rule_ids: null, escalate_after_s: 900, enabled: true },
    quiet: { from: "22:00", to: "07:00" },
  });
});
