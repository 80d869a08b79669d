import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AlarmEngine } from "#lib/metering/alarm/engine.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import { listRules } from "#lib/state/alarms/alarm-rules.ts";
import { rulesOfYaml } from "#lib/state/alarms/rule-yaml.ts";
import { storeAlarmEvents } from "#lib/state/alarms/store-alarm-events.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { runCli } from "../checks/run-cli.ts";

const YAML = `
- id: high
  name: { en: High power, ko: 높은 전력 }
  on: { devices: "*", metric: power_w }
  when: { type: above, limit: 100 }
  on_delay: 5m
- id: quiet
  name: Quiet
  on: { devices: [m1] }
  when: { type: silence, for: 15m }
`;

const AHEAD = "quiet: not in the registry yet, watched once they send: m1\n";

let test: TestState;
let folder: string;
beforeAll(async () => {
  test = await openTestState();
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-rules-"));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]) => runCli(["alarms", ...args], { WATTBOOK_HOME: test.home });
const written = async (text: string) => {
  const file = path.join(folder, "rules.yaml");
  await writeFile(file, text);
  return file;
};

describe("wattbook alarms", () => {
  it("imports rules from YAML and exports the same, and refuses a faulty file as a whole", async () => {
    const imported = await run("rules", "import", await written(YAML));
    expect(imported).toEqual({ code: 0, stdout: "high  revision 1\nquiet  revision 1\n", stderr: AHEAD });
    const elsewhere = YAML.replace("[m1]", "{ building: nowhere }").replace("limit: 100", "limit: 99");
    expect(await run("rules", "import", await written(elsewhere))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("there is no place nowhere"),
    });
    const { stdout } = await run("rules", "export");
    expect(stdout).toContain("on_delay: 5m");
    expect(rulesOfYaml(stdout)).toEqual(rulesOfYaml(YAML));
    const faulty = await run(
      "rules",
      "import",
      await written(YAML.replace("limit: 100", "limit: 99").replace("for: 15m", "for: soon")),
    );
    expect(faulty).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Cannot use when.for as it must be a duration"),
    });
    expect((await listRules(test.state)).map(({ revision }) => revision)).toEqual([1, 1]);
  });

  it("lists alarms, notes an acknowledgement while ingest does not run", async () => {
    const rule = parseRule({
      id: "high",
      name: "High",
      on: { devices: "*", metric: "power_w" },
      when: { type: "above", limit: 100 },
    });
    const engine = new AlarmEngine({ rules: [{ rule, revision: 1 }], devices: new Map(), zone: "Asia/Seoul" });
    const ts = Date.UTC(2026, 0, 5);
    const [raised] = engine.reading({
      deviceId: "m1",
      metric: "power_w",
      ts,
      rxTs: ts,
      value: 150,
      seq: null,
      boot: null,
      quality: "measured",
    });
    await storeAlarmEvents(test.state, [raised!], []);
    const { id } = raised!.alarm;
    expect((await run("list")).stdout).toBe(
      `2026-01-05T00:00:00Z   500  active unacked  ${id}  m1: power_w is 150 W, more than 100 W\n`,
    );
    expect((await run("ack", id, "--by", "kim")).stdout).toBe("Noted: it is done as soon as ingest runs.\n");
  });

  it("replays a rule over an empty history", async () => {
    const [first] = YAML.trim().split("\n- id: quiet");
    const { code, stdout } = await run("replay", await written(first!), "--from", "2026-01-01", "--to", "2026-01-02");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "high would have fired 0 times (0 readings of 0 devices).\n" });
  });
});
