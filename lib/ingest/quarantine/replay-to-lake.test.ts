import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { examples, messageOf } from "#lib/broker/contract-fixture.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { runCli } from "#lib/cli/checks/run-cli.ts";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { compactSegments } from "../compact-segments.ts";
import { listSegments, walFolder } from "../wal/segment.ts";
import { writeSealed } from "../wal/write-sealed.ts";

const broken = new Map(examples("broken"));
const message = messageOf(broken.get("original-wrong-zone.json")!);
const kept = messageOf(broken.get("esphome-retained.json")!);

it("what a wrong zone kept back reaches the lake once, with the time of its receipt, after a replay in the right one", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-replay-"));
  const compacted = async (zone: string) => {
    const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT), zone);
    const segments = await listSegments(walFolder(home));
    const options = { zone, now: Date.now, say: () => undefined };
    await compactSegments(lake, home, segments, { ...options, decode: (raw) => decodeMessage(raw, { zone }) });
    const { rows } = await (await lake.snapshot()).query(
      "SELECT device_id, metric, value, epoch_ms(ts) AS ts, epoch_ms(rx_ts) AS rx_ts FROM readings ORDER BY ALL",
    );
    await lake.close();
    return { segments: segments.length, rows: [...rows()] };
  };
  const replay = (...args: string[]) =>
    runCli(["quarantine", "replay", ...args], { WATTBOOK_HOME: home, SITE_TIME_ZONE: "Asia/Seoul" });

  await writeSealed(walFolder(home), [message, kept, message], Date.now());
  expect(await compacted("UTC")).toEqual({ segments: 1, rows: [] });

  expect((await replay("--reason", "clock_ahead")).stdout).toMatch(/^Replayed 2, .*; 0 still/);
  const { segments, rows } = await compacted("Asia/Seoul");
  expect({ segments, rows: rows.length }).toEqual({ segments: 1, rows: 4 });
  expect(rows[3]).toMatchObject({ device_id: "R-101", metric: "temp_c", value: 21.5 });
  expect(Number(rows[3]?.ts)).toBe(Date.parse("2026-01-31T00:00:00Z"));
  expect(Number(rows[3]?.rx_ts)).toBe(message.rxTs);

  expect((await replay()).stdout).toMatch(/^Replayed 0, .*; 1 still/);
  expect((await replay("--reason", "retained")).stdout).toMatch(/^Replayed 1, .*; 0 still/);
  const after = await compacted("Asia/Seoul");
  expect(after.rows).toHaveLength(5);
  expect(after.rows[4]).toMatchObject({ device_id: "lab-sensor", metric: "temp_c", value: 23.4 });
  expect((await replay()).stdout).toMatch(/^Replayed 0, .*; 0 still/);
  await rm(home, { recursive: true });
});
