import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { publishLoad } from "#lib/broker/load-fixture.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { crashSite } from "./crash-fixture.ts";
import { countInLake } from "./stored-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const MINUTES = Number(process.env.SOAK_MINUTES ?? 60);
const RATE = 500;
const CLIENTS = 200;

/** An hour of 200 devices while the log moves into the lake each minute: whether the memory of ingest grows. */
export default async function ingestSoak(report: Report): Promise<void> {
  const site = await crashSite();
  try {
    const ingest = await site.start({ COMPACT_SECONDS: "60" });
    const stop = new AbortController();
    const waits: number[] = [];
    const publishing = publishLoad({
      port: site.port,
      clients: CLIENTS,
      name: "soak",
      window: 50,
      rate: RATE,
      signal: stop.signal,
      message: (client, n) => ({
        topic: `campus/v1/main/dev/soak-${client}/up`,
        payload: JSON.stringify({ device_id: `soak-${client}`, ts: Date.now(), boot: 1, seq: n + 1, power_w: n % 900 }),
      }),
      onAcknowledged: (_client, _n, ms) => void waits.push(ms),
    });
    const memory: number[] = [];
    for (let minute = 0; minute < MINUTES; minute++) {
      await sleep(60_000);
      memory.push(await residentMb(ingest.pid ?? 0));
    }
    stop.abort();
    const acknowledged = await publishing;
    const ended = once(ingest, "exit");
    ingest.kill("SIGTERM");
    await ended;
    // The first minutes fill caches.
    const settled = memory.slice(Math.ceil(MINUTES / 6));
    report(
      `${MINUTES} minutes at ${RATE} msg/s: acknowledged`,
      acknowledged,
      "messages",
      `> ${0.95 * RATE * 60 * MINUTES}`,
    );
    for (let sixth = 0; sixth < 6; sixth++) {
      const part = memory.slice((sixth * MINUTES) / 6, ((sixth + 1) * MINUTES) / 6);
      report(`memory in sixth ${sixth + 1}, median`, quantile(part, 0.5), "MB");
    }
    report("memory after the first sixth, growth", slope(settled) * 60, "MB/h", "< 10");
    report("memory at its highest", Math.max(...memory), "MB");
    report("acknowledgement p99", quantile(waits, 0.99), "ms", "< 50");
    const { all, different } = await countInLake(site.home, "soak-");
    report("in the lake", different, "messages", `> ${acknowledged - 1}`);
    report("of these twice", all - different, "messages", "< 1");
  } finally {
    await site.remove();
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Least squares: how much a series grows from one value to the next. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [above, below] = values.reduce(
    ([a, b], value, i) => [a + (i - middle) * (value - mean), b + (i - middle) ** 2] as const,
    [0, 0] as readonly [number, number],
  );
  return above / below;
}
