import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { flushBacklog } from "./backlog-fixture.ts";
import { crashSite } from "./crash-fixture.ts";
import { countInLake } from "./stored-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** A day of 1,000 devices that read every five seconds; BACKLOG_EACH makes it shorter. */
const DEVICES = 1000;
const EACH = Number(process.env.BACKLOG_EACH ?? 17_280);

/** A day's backlog, while others are live and the log moves into the lake. */
export default async function backlogBench(report: Report): Promise<void> {
  const site = await crashSite();
  try {
    const ingest = await site.start({ COMPACT_SECONDS: "60" });
    const { flushed, liveWaits, seconds } = await flushBacklog({
      port: site.port,
      devices: DEVICES,
      each: EACH,
      liveRate: 200,
    });
    report("backlog of a day of 1,000 devices", flushed, "messages", `> ${DEVICES * EACH - 1}`);
    report("flushed in", seconds, "s");
    report("rate", flushed / seconds, "msg/s");
    report("live meanwhile, acknowledgement p99", quantile(liveWaits, 0.99), "ms", "< 1000");
    report("live meanwhile, longest", Math.max(...liveWaits.slice(0, 100_000)), "ms");
    const status = await readFile(`/proc/${ingest.pid}/status`, "utf8").catch(() => "");
    report("memory of ingest at its highest", Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024, "MB");
    const ended = once(ingest, "exit");
    ingest.kill("SIGTERM");
    await ended;
    const startedAt = performance.now();
    const { all, different } = await countInLake(site.home, "away-");
    report("what was left of the log into the lake", (performance.now() - startedAt) / 1000, "s");
    report("in the lake", different, "messages", `> ${DEVICES * EACH - 1}`);
    report("of these twice", all - different, "messages", "< 1");
  } finally {
    await site.remove();
  }
}
