import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { haveRule, startAlarmSite } from "#lib/ingest/alarms/alarm-site-fixture.ts";
import { compactSegments } from "#lib/ingest/compact-segments.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { listAlarms } from "#lib/state/alarms/list-alarms.ts";
import { openTestState } from "#lib/state/test-state.ts";
import { PROJECT_ROOT } from "../world.ts";
import { energyInChild } from "./energy-in-child.ts";

const ZONE = "Asia/Seoul";
const QUARTER_MS = 900_000;
const MIDNIGHT = Date.parse("2026-01-05T00:00:00+09:00");

it("a budget made at ten in the morning counts what the lake holds of the day", async () => {
  const test = await openTestState();
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-budget-"));
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT), ZONE);
  const inChild = energyInChild({ ...process.env, WATTBOOK_HOME: home, SITE_TIME_ZONE: ZONE });
  const now = () => MIDNIGHT + 13 * 3_600_000;
  let answered = 0;
  const site = await startAlarmSite(test, {
    ...{ home, now },
    async askEnergy(questions, signal) {
      const answers = await inChild(questions, signal);
      answered++;
      return answers;
    },
    onCompact: (segments) =>
      compactSegments(lake, home, segments, {
        ...{ zone: ZONE, now, say: () => undefined },
        decode: (message) => decodeMessage(message, { zone: ZONE }),
      }).then(() => undefined),
  });
  /** A kilowatt in each quarter of an hour. */
  const send = async (from: number, to: number) => {
    for (let i = from; i < to; i++) await site.send("m1", MIDNIGHT + i * QUARTER_MS, 1000);
  };
  try {
    await send(0, 40);
    await haveRule(test, { when: { type: "budget", period: "day", kwh: 11.9 } });
    await expect.poll(() => site.heard()).toHaveLength(1);
    // The rule is put to the point with what ingest heard; its counting begins with the next reading.
    await send(40, 42);
    await site.ingest.compactNow();
    await send(42, 43);
    await site.ingest.compactNow();
    await expect.poll(() => answered).toBe(1);
    await send(43, 48);
    expect(await listAlarms(test.state, { state: "all", limit: 10 })).toEqual([]);
    await send(48, 49);
    await expect
      .poll(() => listAlarms(test.state, { state: "all", limit: 10 }))
      .toMatchObject([
        {
          activeAt: MIDNIGHT + 48 * QUARTER_MS,
          message: { en: "m1: energy is 12 kWh, more than the budget of 11.9 kWh" },
        },
      ]);
    expect(site.said).toEqual([]);
  } finally {
    await site.close();
    await lake.close();
    await rm(home, { recursive: true });
    await test.close();
  }
});
