import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { requestCommand } from "#lib/state/alarms/alarm-commands.ts";
import { listAlarms, readAlarm } from "#lib/state/alarms/list-alarms.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { type AlarmSite, haveRule, startAlarmSite, storedEvents } from "./alarm-site-fixture.ts";

let test: TestState;
let home: string;
let site: AlarmSite | undefined;
beforeAll(async () => {
  test = await openTestState();
});
beforeEach(async () => {
  await test.clear();
  home = await mkdtemp(path.join(tmpdir(), "wattbook-alarms-"));
});
afterEach(async () => {
  await site?.close();
  await rm(home, { recursive: true });
});
afterAll(() => test.close());

const alarms = () => listAlarms(test.state, { state: "all", limit: 10 });
const start = async (of: { now?: () => number } = {}) => {
  site = await startAlarmSite(test, { home, ...of });
  return site;
};
const heardRules = () => site!.heard();

it("an alarm rises once, is acknowledged by a command and closes; all of it is in the database", async () => {
  await haveRule(test);
  const { send } = await start();
  await expect.poll(heardRules).toHaveLength(1);
  const t = Date.now();
  await send("m1", t - 3000, 50);
  await send("m1", t - 2000, 150);
  await send("m1", t - 1000, 160);
  await expect.poll(alarms).toHaveLength(1);
  const { id } = (await alarms())[0]!;
  const said = { alarmId: id, by: "kim", comment: "I look", until: null };
  expect(await requestCommand(test.state, { ...said, kind: "acknowledge" }, 30_000)).toBe("done");
  expect(await requestCommand(test.state, { ...said, kind: "acknowledge" }, 30_000)).toEqual({
    refused: expect.stringContaining("acknowledged already"),
  });
  await send("m1", t, 50);
  await expect.poll(() => storedEvents(test)).toEqual([["1 raised", "2 acknowledged", "3 cleared", "4 closed"]]);
  const found = await readAlarm(test.state, id);
  expect(found?.alarm).toMatchObject({
    active: false,
    ackedBy: "kim",
    value: 150,
    threshold: 100,
    unit: "W",
    activeAt: t - 2000,
    closedAt: expect.any(Number),
  });
  expect(found?.events[1]).toMatchObject({ kind: "acknowledged", by: "kim", comment: "I look", late: false });
});

it("a restart between the start of an on delay and its end changes nothing", async () => {
  await haveRule(test, { on_delay: "1m" });
  let clock = Date.now();
  const first = await start({ now: () => clock });
  await expect.poll(heardRules).toHaveLength(1);
  const t = clock - 1000;
  await first.send("m1", t, 150);
  await first.close();
  clock += 30_000;
  const second = await start({ now: () => clock });
  await second.send("m1", t + 30_000, 150);
  // Once the log is judged, time goes on.
  await second.ingest.compactNow();
  clock += 33_000;
  await expect.poll(alarms).toMatchObject([{ activeAt: t + 60_000, active: true }]);
});

it("what the log holds is judged after a start, each message once, and before its segments go", async () => {
  await haveRule(test);
  const t = Date.now() - 60_000;
  const first = await start();
  await expect.poll(heardRules).toHaveLength(1);
  await first.send("m1", t, 150);
  await expect.poll(alarms).toHaveLength(1);
  await first.close();
  // As if it had been killed before any of that was saved: the log alone tells.
  await rm(path.join(home, "ingest", "alarms.json"));
  await test.state.pool.query("TRUNCATE alarm CASCADE");
  const gone: string[] = [];
  site = await startAlarmSite(test, {
    home,
    onCompact: async (files) => void gone.push(...files.map((file) => path.basename(file))),
  });
  await site.send("m1", t + 1000, 50);
  await site.ingest.compactNow();
  expect(gone.length).toBeGreaterThan(0);
  const file = JSON.parse(await readFile(path.join(home, "ingest", "alarms.json"), "utf8"));
  expect(file.engine.points).toContainEqual(["m1", "power_w", t + 1000, expect.any(Number), 50]);
  await expect.poll(() => storedEvents(test)).toEqual([["1 raised", "2 cleared"]]);
});

it("events wait in a file while the database is away, and come once when it is back", async () => {
  await haveRule(test);
  const { send, said } = await start();
  await expect.poll(heardRules).toHaveLength(1);
  const t = Date.now() - 60_000;
  await send("m1", t, 150);
  await expect.poll(alarms).toHaveLength(1);
  await test.restart(async () => {
    for (let i = 1; i <= 6; i++) await send("m1", t + i * 1000, i % 2 ? 50 : 150);
    await expect
      .poll(async () => JSON.parse(await readFile(path.join(home, "ingest", "alarms.json"), "utf8")).events.length)
      .toBeGreaterThanOrEqual(6);
    await site!.close();
    // A start without the database: the rules are as last heard.
    const second = await start();
    await second.send("m1", t + 7000, 50);
  });
  const raisedAndCleared = ["raised", "cleared", "raised", "cleared", "raised", "cleared", "raised", "cleared"];
  await expect.poll(() => storedEvents(test)).toEqual([raisedAndCleared.map((kind, i) => `${i + 1} ${kind}`)]);
  expect(said.join()).not.toMatch(/stack|Error:/);
});

it("a rule that changes while its alarm is active judges from then on; one that goes closes it", async () => {
  await haveRule(test);
  const { send } = await start();
  await expect.poll(heardRules).toHaveLength(1);
  const t = Date.now() - 60_000;
  await send("m1", t, 150);
  await expect.poll(alarms).toMatchObject([{ active: true }]);
  await haveRule(test, { when: { type: "above", limit: 200 } });
  await expect.poll(async () => (await heardRules())[0]!.revision).toBe(2);
  await send("m1", t + 1000, 150);
  await expect.poll(() => storedEvents(test)).toEqual([["1 raised", "2 cleared"]]);
  await haveRule(test, { enabled: false });
  await expect.poll(() => storedEvents(test)).toEqual([["1 raised", "2 cleared", "3 closed"]]);
});

it("an alarm that only the database remembers is taken on, so that it can be acknowledged", async () => {
  await haveRule(test);
  const first = await start();
  await expect.poll(heardRules).toHaveLength(1);
  await first.send("m1", Date.now() - 60_000, 150);
  await expect.poll(alarms).toHaveLength(1);
  await first.close();
  await rm(path.join(home, "ingest"), { recursive: true });
  await start();
  const { id } = (await alarms())[0]!;
  await expect
    .poll(() =>
      requestCommand(test.state, { alarmId: id, kind: "acknowledge", by: "kim", comment: null, until: null }, 10_000),
    )
    .toBe("done");
  await site!.send("m1", Date.now(), 50);
  await expect.poll(() => storedEvents(test)).toEqual([["1 raised", "2 acknowledged", "3 cleared", "4 closed"]]);
});
