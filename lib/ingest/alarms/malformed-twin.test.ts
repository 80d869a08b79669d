import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { listAlarms } from "#lib/state/alarms/list-alarms.ts";
import { openTestState } from "#lib/state/test-state.ts";
import { type AlarmSite, haveRule, startAlarmSite } from "./alarm-site-fixture.ts";

it("a twin that cannot be read, stored before such were refused, keeps neither ingest from starting nor rules from changing", async () => {
  const test = await openTestState();
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-alarms-"));
  let site: AlarmSite | undefined;
  try {
    await test.state.pool.query(
      `INSERT INTO device (id, status, twin) VALUES ('m1', 'known', '{"kind":"thermometer","metric":"power_w"}')`,
    );
    await haveRule(test, { id: "apart", when: { type: "residual" } });
    const t = Date.now() - 60_000;
    // The second time, what was heard of the registry and of the device is there from the start.
    for (const attempt of [0, 1]) {
      site = await startAlarmSite(test, { home });
      await site.send("m1", t + attempt * 1000, 150);
      await site.ingest.compactNow();
      await haveRule(test, { id: `high-${attempt}` });
      await expect.poll(() => site!.heard()).toHaveLength(2 + attempt);
      await site.send("m1", t + attempt * 1000 + 500, 150);
      await expect.poll(() => listAlarms(test.state, { state: "all", limit: 10 })).toHaveLength(1 + attempt);
      expect(site.said.filter((line) => line.includes("twin"))).toEqual([
        expect.stringMatching(/^The twin of m1 is left out: .*version must be 1: calibrate the twin again$/),
      ]);
      await site.close();
      site = undefined;
    }
  } finally {
    await site?.close();
    await rm(home, { recursive: true });
    await test.close();
  }
});
