import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { readAlarmRegistry } from "#lib/state/alarms/alarm-registry.ts";
import { listAlarms } from "#lib/state/alarms/list-alarms.ts";
import { createDevice } from "#lib/state/registry/write-device.ts";
import { createPlace, updatePlace } from "#lib/state/registry/write-place.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { alarmWorld } from "./alarm-section.ts";
import { haveRule, startAlarmSite } from "./alarm-site-fixture.ts";
import { replayHistory } from "./replay-history.ts";

let test: TestState;
const by = { actor: "test" };
beforeAll(async () => {
  test = await openTestState();
});
afterAll(() => test.close());

/** One room is named after its building, one is not, and one device stands in another building. */
beforeEach(async () => {
  await test.clear();
  const { state } = test;
  await createPlace(state, { id: "main", kind: "campus" }, by);
  for (const id of ["engineering", "library"])
    await createPlace(state, { id, kind: "building", parent_id: "main" }, by);
  for (const id of ["engineering/402", "E402"])
    await createPlace(state, { id, kind: "room", parent_id: "engineering" }, by);
  for (const [id, place_id] of [
    ["named-after", "engineering/402"],
    ["named-freely", "E402"],
    ["at-the-door", "engineering"],
    ["reader", "library"],
  ])
    await createDevice(state, { id, kind: "meter", place_id }, by);
});

const DEVICES = ["named-after", "named-freely", "at-the-door", "reader"];
const INSIDE = ["at-the-door", "named-after", "named-freely"];
const on = (building: string) => ({ on: { devices: { building }, metric: "power_w" } });

async function withSite(use: (site: Awaited<ReturnType<typeof startAlarmSite>>) => Promise<void>, now = Date.now) {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-places-"));
  const site = await startAlarmSite(test, { home, now });
  try {
    await expect.poll(() => site.heard()).toHaveLength(1);
    await use(site);
  } finally {
    await site.close();
    await rm(home, { recursive: true });
  }
}

async function raised(): Promise<string[]> {
  const alarms = await listAlarms(test.state, { state: "all", limit: 10 });
  return alarms.map(({ deviceId }) => deviceId).sort();
}

it("a rule on a building watches its rooms however they are named, and one on the campus all", async () => {
  await haveRule(test, on("engineering"));
  await withSite(async ({ send }) => {
    for (const id of DEVICES) await send(id, Date.now() - 1000, 150);
    await expect.poll(raised).toEqual(INSIDE);
  });
  await test.state.pool.query("TRUNCATE alarm CASCADE");
  await haveRule(test, on("main"));
  await withSite(async ({ send }) => {
    for (const id of DEVICES) await send(id, Date.now() - 1000, 150);
    await expect.poll(raised).toEqual([...DEVICES].sort());
  });
});

it("a rule on silence in a building hears the same devices", async () => {
  let clock = Date.now();
  await haveRule(test, { on: { devices: { building: "engineering" } }, when: { type: "silence", for: "1m" } });
  await withSite(
    async ({ send, ingest }) => {
      for (const id of DEVICES) await send(id, clock, 1);
      // Once the log is judged, time goes on.
      await ingest.compactNow();
      clock += 120_000;
      await expect.poll(raised).toEqual(INSIDE);
    },
    () => clock,
  );
});

it("a replay judges the same devices, and a room that was moved belongs to where it is", async () => {
  const ts = Date.UTC(2026, 0, 5);
  const readings = DEVICES.map((deviceId): [string, Reading[]] => [
    deviceId,
    [{ deviceId, metric: "power_w", ts, rxTs: ts, value: 150, seq: null, boot: null, quality: "measured" }],
  ]);
  const tail = { id: "t", devices: new Map(readings), readings: readings.length, newest: ts, leftOut: 0 };
  const replayed = async (building: string) => {
    const world = alarmWorld(await readAlarmRegistry(test.state), "Asia/Seoul", () => undefined);
    const rule = parseRule({ id: "high", name: "High", when: { type: "above", limit: 100 }, ...on(building) });
    const replaying = replayHistory({ tail, snapshot: undefined }, world, { rule, from: ts, to: ts + 1000 });
    for (;;) {
      const { done, value } = await replaying.next();
      if (done) return value.occurrences.map(({ deviceId }) => deviceId).sort();
    }
  };
  expect(await replayed("engineering")).toEqual(INSIDE);
  expect(await replayed("E402")).toEqual(["named-freely"]);
  expect(await replayed("main")).toEqual([...DEVICES].sort());
  await updatePlace(test.state, "E402", { parent_id: "library" }, by);
  expect(await replayed("engineering")).toEqual(["at-the-door", "named-after"]);
  expect(await replayed("library")).toEqual(["named-freely", "reader"]);
});
