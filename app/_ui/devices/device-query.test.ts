import { describe, expect, it } from "vitest";
import { deviceStanding } from "#lib/live/device-standing.ts";
import type { DeviceRow } from "#lib/state/read/device-rows.ts";
import { deviceSearch, type ListedDevice, readDeviceQuery, shownDevices } from "./device-query.ts";

const NOW = 1_800_000_000_000;

function listed(id: string, more: Partial<DeviceRow> = {}): ListedDevice {
  const row: DeviceRow = {
    ...{ id, status: "known", kind: "sensor", nameEn: null, nameKo: null, placeId: null, building: null },
    ...{ buildingEn: null, buildingKo: null, room: null, floor: null, quality: "measured", firstSeen: null },
    ...{ lastSeen: NOW - 1000, metric: "temp_c", unit: "°C", value: null, valueAt: null, outside: [] },
    ...{ alarms: 0, unacked: 0, worst: null, partedSince: null, readings: null, ...more },
  };
  return { ...row, health: deviceStanding(row, NOW) };
}

const ids = (search: string, all: readonly ListedDevice[], language: "en" | "ko" = "en") =>
  shownDevices(all, readDeviceQuery(new URLSearchParams(search)), language).map(({ id }) => id);

describe("shownDevices()", () => {
  it("finds each word anywhere, in either language, and leaves retired devices out until they are asked for", () => {
    const all = [
      listed("a", { nameKo: "공학관 온도계", buildingEn: "Engineering" }),
      listed("b", { nameEn: "Library meter" }),
      listed("c", { status: "retired", nameEn: "Library old" }),
    ];
    expect(ids("q=온도계 engin", all)).toEqual(["a"]);
    expect(ids("q=library", all)).toEqual(["b"]);
    expect(ids("q=library&status=all", all)).toEqual(["b", "c"]);
    expect(ids("status=retired", all)).toEqual(["c"]);
    expect(ids("q=nothing", all)).toEqual([]);
  });

  it("sorts numbers in names by their size, and what is missing last, whichever way", () => {
    const all = [listed("s10", { value: 3 }), listed("s9", { value: null }), listed("s2", { value: -5 })];
    expect(ids("", all)).toEqual(["s2", "s9", "s10"]);
    expect(ids("sort_by=-name", all)).toEqual(["s10", "s9", "s2"]);
    expect(ids("sort_by=value", all)).toEqual(["s2", "s10", "s9"]);
    expect(ids("sort_by=-value", all)).toEqual(["s10", "s2", "s9"]);
  });

  it("filters by health, which silence and severe alarms make a fault", () => {
    const all = [
      listed("ok"),
      listed("quiet", { lastSeen: NOW - 3_600_000 }),
      listed("hot", { alarms: 1, worst: 900 }),
    ];
    expect(ids("health=fault", all)).toEqual(["hot", "quiet"]);
    expect(ids("health=ok", all)).toEqual(["ok"]);
  });
});

it("shownDevices() sorts by health, those that have parted from their twins first among those that do alike", () => {
  const faulty = {
    state: "faulty",
    reasons: ["stuck"],
    score: 40,
    sameSince: NOW - 1,
    missing: 0,
    batteryPct: null,
  } as const;
  const all = [
    listed("fine"),
    listed("alarmed", { alarms: 1, worst: 500 }),
    listed("parted", { partedSince: NOW - 3_600_000 }),
    listed("stuck", { readings: faulty }),
  ];
  expect(ids("sort_by=health", all)).toEqual(["stuck", "parted", "alarmed", "fine"]);
  expect(ids("sort_by=-health", all)).toEqual(["fine", "alarmed", "parted", "stuck"]);
});

describe("deviceSearch()", () => {
  it("says what readDeviceQuery() reads, keeps what is not its own, and leaves defaults out", () => {
    const query = readDeviceQuery(new URLSearchParams("q=a b&status=new&health=fault&sort_by=-last_seen&show=plan"));
    const search = deviceSearch("?lang=ko&kind=pc", query);
    expect(readDeviceQuery(new URLSearchParams(search))).toEqual(query);
    expect(new URLSearchParams(search).get("lang")).toBe("ko");
    expect(search).not.toContain("kind");
    expect(deviceSearch("?q=x&sort_by=kind", readDeviceQuery(new URLSearchParams()))).toBe("");
  });

  it("readDeviceQuery() takes the default for what it does not know", () => {
    expect(readDeviceQuery(new URLSearchParams("status=odd&sort_by=-odd&show=map&health=9"))).toEqual({
      ...readDeviceQuery(new URLSearchParams()),
      descending: true,
    });
  });
});
