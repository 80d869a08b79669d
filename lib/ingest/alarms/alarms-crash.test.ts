import { once } from "node:events";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { AlarmEngine } from "#lib/metering/alarm/engine.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import { putRule } from "#lib/state/alarms/alarm-rules.ts";
import { connectionFile } from "#lib/state/connection.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { type CrashSite, crashRounds, crashSite, payloadOf } from "../crash-fixture.ts";
import { storedInLake } from "../stored-fixture.ts";

const ROUNDS = 3;
/** So many at least, for the test to say something. */
const EVENTS = 20;
const RULE = parseRule({
  ...{ id: "storm", name: "Storm", on: { devices: ["c0", "c1", "c2"], metric: "power_w" } },
  ...{ when: { type: "above", limit: 1500 }, deadband: 100, acknowledge: false },
});

let test: TestState;
let site: CrashSite | undefined;
beforeAll(async () => {
  test = await openTestState();
});
afterEach(() => site?.remove());
afterAll(() => test.close());

/** What a rule makes of all that a home has stored: `<alarm> <ordinal> <kind> <time>`. */
function eventsOf(stored: Iterable<string>): string[] {
  const engine = new AlarmEngine({ rules: [{ rule: RULE, revision: 1 }], devices: new Map(), zone: "Asia/Seoul" });
  const keys = [...stored].map((key) => key.split(" ").map(Number) as [number, number]);
  return keys
    .sort(([a, m], [b, n]) => a - b || m - n)
    .flatMap(([client, seq]) => {
      const topic = `campus/v1/main/dev/c${client}/up`;
      const message = {
        topic,
        payload: Buffer.from(payloadOf(client, seq)),
        retain: false,
        rxTs: Date.now(),
        clientId: "",
      };
      const decoded = decodeMessage(message, { zone: "Asia/Seoul" });
      return decoded.kind === "readings" ? decoded.readings.flatMap((reading) => engine.reading(reading)) : [];
    })
    .map(({ alarm, ordinal, kind, at }) => `${alarm.id} ${ordinal} ${kind} ${at}`)
    .sort();
}

it("ingest that is killed in the middle of a storm of alarms loses no event and doubles none", async () => {
  await putRule(test.state, RULE, { actor: "test" });
  site = await crashSite();
  const { home } = site;
  await mkdir(path.join(home, "database"), { recursive: true });
  await copyFile(connectionFile(test.home), connectionFile(home));
  const first = await site.start();
  const heard = () => readFile(path.join(home, "ingest", "registry.json"), "utf8").catch(() => "");
  await expect.poll(heard).toContain("storm");
  first.kill("SIGKILL");
  await once(first, "exit");
  // A slow machine gets less done between two kills.
  const suffices = (acknowledged: ReadonlySet<string>) => eventsOf(acknowledged).length > EVENTS;
  await crashRounds(site, { rounds: ROUNDS, suffices, powerLoss: false });
  const last = await site.start();
  const stored = async () => {
    const { rows } = await test.state.pool.query<{ line: string }>(
      `SELECT concat_ws(' ', alarm_id, ordinal, kind, round(extract(epoch FROM at) * 1000)) AS line FROM alarm_event`,
    );
    return rows.map(({ line }) => line).sort();
  };
  let before = -1;
  await expect
    .poll(
      async () => {
        const count = (await stored()).length;
        const isStill = count === before && count > 0;
        before = count;
        return isStill;
      },
      { interval: 1000 },
    )
    .toBe(true);
  last.kill("SIGTERM");
  await once(last, "exit");
  const expected = eventsOf((await storedInLake(home)).keys());
  expect(expected.length).toBeGreaterThan(EVENTS);
  expect(await stored()).toEqual(expected);
});
