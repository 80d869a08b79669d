import { mkdir, mkdtemp, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { Decoded } from "#lib/broker/decoded.ts";
import { at } from "#lib/metering/alarm/engine-fixture.ts";
import { alarmDatabase } from "#lib/state/alarms/alarm-database.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { openRegistryCache } from "../registry-cache.ts";
import { alarmSection } from "./alarm-section.ts";
import { haveRule, startAlarmSite, storedEvents } from "./alarm-site-fixture.ts";
import { watchAlarms } from "./watch-alarms.ts";

let test: TestState;
let home: string;
beforeAll(async () => {
  test = await openTestState();
});
beforeEach(async () => {
  await test.clear();
  home = await mkdtemp(path.join(tmpdir(), "wattbook-alarms-"));
  await haveRule(test);
  return () => rm(home, { recursive: true });
});
afterAll(() => test.close());

it("one message that cannot be judged does not take those after it along", async () => {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const of = { home, say, state: test.state };
  const registry = await openRegistryCache({ ...of, sections: [alarmSection] });
  await registry.refresh();
  const decode = (message: Parameters<typeof decodeMessage>[0]) => decodeMessage(message, { zone: "Asia/Seoul" });
  const alarms = await watchAlarms({
    ...{ ...of, zone: "Asia/Seoul", now: Date.now, decode, registry, database: alarmDatabase(test.state) },
  });
  const readings = (...of: readonly unknown[]) => ({ kind: "readings", readings: of }) as Decoded;
  try {
    alarms.begin();
    await alarms.settle(AbortSignal.timeout(60_000));
    const bad = { kind: "readings", readings: null } as unknown as Decoded;
    alarms.group([readings(at(0, 150)), bad, readings(null, at(10, 50)), readings(at(20, 150))], {
      segment: "s",
      index: 4,
    });
    await expect.poll(() => storedEvents(test)).toEqual([["1 raised", "2 cleared", "3 raised"]]);
    expect(said.filter((line) => line.startsWith("Alarms: TypeError"))).toHaveLength(2);
  } finally {
    await alarms.close();
    await registry.close();
  }
});

it("no segment goes while what was judged of it cannot be saved; telemetry goes on", async () => {
  const compacted: string[] = [];
  const site = await startAlarmSite(test, { home, onCompact: async (files) => void compacted.push(...files) });
  const file = path.join(home, "ingest", "alarms.json");
  try {
    await expect.poll(() => site.heard()).toHaveLength(1);
    // Nothing can be put in the place of a folder.
    await rm(file, { force: true });
    await mkdir(path.join(file, "in-the-way"), { recursive: true });
    const t = Date.now() - 60_000;
    await site.send("m1", t, 150);
    await site.ingest.compactNow();
    expect(compacted).toEqual([]);
    expect(site.said.join("\n")).toMatch(/Cannot move telemetry into the lake: what was judged of it cannot be saved/);
    await site.send("m1", t + 1000, 50);
    await rmdir(path.join(file, "in-the-way"));
    await rmdir(file);
    await site.ingest.compactNow();
    expect(compacted.length).toBeGreaterThan(0);
    await expect.poll(() => storedEvents(test)).toEqual([["1 raised", "2 cleared"]]);
  } finally {
    await site.close();
  }
});
