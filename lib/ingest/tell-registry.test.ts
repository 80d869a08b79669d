import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Decoded } from "#lib/broker/decoded.ts";
import { listDevices } from "#lib/state/registry/list-devices.ts";
import { readDevice } from "#lib/state/registry/read-device.ts";
import { createDevice, updateDevice } from "#lib/state/registry/write-device.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { issueToken } from "#lib/state/tokens/issue-token.ts";
import { openRegistryCache, type RegistryCache } from "./registry-cache.ts";
import { desiredSection, tokenSection } from "./registry-sections.ts";
import { sendDesired } from "./send-desired.ts";
import { openRegistryTeller } from "./tell-registry.ts";

let test: TestState;
let registry: RegistryCache;
beforeAll(async () => {
  test = await openTestState();
  registry = await openRegistryCache({
    ...{ home: test.home, state: test.state, sections: [tokenSection, desiredSection], say: () => undefined },
  });
});
afterAll(async () => {
  await registry.close();
  await test.close();
});
beforeEach(async () => {
  await test.clear();
  await registry.refresh();
});

const AT = Date.UTC(2026, 0, 31);
const heard = (deviceId: string, metric: string, ts: number, value: number): Decoded => ({
  ...{ kind: "readings", deviceId, sequence: null },
  readings: [{ ts, deviceId, metric, value, rxTs: ts + 500, seq: null, boot: null, quality: "measured" }],
});
const teller = (say: (line: string) => void = () => undefined) =>
  openRegistryTeller({ ...{ state: test.state, registry, now: () => AT, say }, tellMs: 3_600_000, newsMs: 0 });

it("openRegistryTeller() makes new devices of unknown ones, with the newest value of each metric; naming one makes it known", async () => {
  const told = teller();
  for (const [ts, value] of [
    [AT, 20],
    [AT + 9000, 21],
    [AT + 5000, 22],
  ] as const)
    told.hear(heard("t1", "temp_c", ts, value));
  told.hear(heard("t1", "humidity_pct", AT, 40));
  await told.tell();
  const before = await readDevice(test.state, "t1");
  expect(before.json).toMatchObject({
    ...{
      status: "new",
      quality: "measured",
      first_seen: "2026-01-31T00:00:00.500Z",
      last_seen: "2026-01-31T00:00:09.500Z",
    },
    points: [
      { metric: "humidity_pct", unit: "%" },
      { metric: "temp_c", unit: "°C", last_ts: "2026-01-31T00:00:09.000Z", last_value: 21 },
    ],
  });
  expect(
    await updateDevice(test.state, "t1", { name_ko: "온도계" }, { actor: "test", ifMatch: before.etag }),
  ).toMatchObject({ status: "known" });
  told.hear(heard("t1", "temp_c", AT + 4000, 19));
  await told.tell();
  expect((await readDevice(test.state, "t1")).json).toMatchObject({
    name_ko: "온도계",
    points: [{}, { last_value: 21 }],
  });
  await told.close();
});

it("openRegistryTeller() takes in so many unknown devices a minute, says so once, and never more metrics of one than a bound", async () => {
  const said: string[] = [];
  const told = teller((line) => said.push(line));
  for (let i = 0; i < 1000; i++) told.hear(heard(`flood-${i}`, "temp_c", AT, 1));
  for (let i = 0; i < 300; i++) told.hear(heard("flood-1", `x${i}_w`, AT, 1));
  await told.tell();
  expect((await listDevices(test.state, { limit: 1 })).total).toBe(300);
  expect(said).toEqual([expect.stringContaining("More than 300 unknown devices within a minute")]);
  expect((await readDevice(test.state, "flood-1")).points).toHaveLength(200);
  await told.close();
});

it("openRegistryTeller() loses nothing while the database is away, and notes when tokens are used", async () => {
  await createDevice(test.state, { id: "a" }, { actor: "test" });
  const { id } = await issueToken(test.state, "a", {}, "test");
  let isAway = true;
  const db = {
    ...test.state.db,
    transaction: (work: never) => (isAway ? Promise.reject(new Error("away")) : test.state.db.transaction(work)),
    execute: (query: never) => test.state.db.execute(query),
  };
  const state = { ...test.state, db: db as unknown as TestState["state"]["db"] };
  const told = openRegistryTeller({
    state,
    registry,
    now: () => AT,
    say: () => undefined,
    tellMs: 3_600_000,
    newsMs: 0,
  });
  told.hear(heard("a", "temp_c", AT, 20));
  told.used(id);
  await expect(told.tell()).rejects.toThrow("away");
  told.hear(heard("a", "temp_c", AT - 1000, 19));
  isAway = false;
  await told.tell();
  expect((await readDevice(test.state, "a")).json).toMatchObject({
    points: [{ last_value: 20, first_seen: "2026-01-30T23:59:59.500Z" }],
    tokens: [{ last_used_at: "2026-01-31T00:00:00.000Z" }],
  });
  await told.close();
});

it("sendDesired() sends retained what a device should be when that changes, and takes it back", async () => {
  const sent: string[] = [];
  await createDevice(test.state, { id: "a", desired: { every_s: 5 } }, { actor: "test" });
  await registry.refresh();
  let isThere = false;
  const stop = sendDesired("main", registry, {
    isThere: () => isThere,
    publish: (topic, payload, { retain }) => sent.push(`${topic} ${payload} ${retain}`),
  });
  expect(sent).toEqual([]);
  isThere = true;
  await updateDevice(test.state, "a", { desired: { every_s: 9 } }, { actor: "test" });
  await expect.poll(() => sent).toEqual(['campus/v1/main/dev/a/cmd {"desired":{"every_s":9}} true']);
  await updateDevice(test.state, "a", { desired: null }, { actor: "test" });
  await expect.poll(() => sent.at(-1)).toBe("campus/v1/main/dev/a/cmd  true");
  stop();
});
