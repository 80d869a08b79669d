import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { flushBacklog } from "./backlog-fixture.ts";
import { type CrashSite, crashSite } from "./crash-fixture.ts";
import { countInLake } from "./stored-fixture.ts";

let site: CrashSite | undefined;
afterEach(() => site?.remove());

// The bench does the day of 1,000 devices.
it("ingest takes a backlog whole while others are live and the log moves into the lake", async () => {
  site = await crashSite();
  const ingest = await site.start({ COMPACT_SECONDS: "2" });
  const { flushed, liveWaits } = await flushBacklog({ port: site.port, devices: 200, each: 400, liveRate: 100 });
  const ended = once(ingest, "exit");
  ingest.kill("SIGTERM");
  await ended;
  expect(flushed).toBe(80_000);
  expect(liveWaits.length).toBeGreaterThan(20);
  expect(await countInLake(site.home, "away-")).toEqual({ all: 80_000, different: 80_000 });
});
