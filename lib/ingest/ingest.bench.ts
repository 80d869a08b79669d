import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { publishLoad } from "#lib/broker/load-fixture.ts";
import { hasMosquitto, startMosquitto } from "#lib/broker/mosquitto-fixture.ts";
import { freePort } from "#lib/cli/checks/free-port.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { crashSite, payloadOf } from "./crash-fixture.ts";
import { readSegment } from "./wal/read-segment.ts";
import { listSegments, walFolder } from "./wal/segment.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const CLIENTS = 100;
const EACH = 3000;
const ALL = CLIENTS * EACH;
const message = (each: number) => (client: number, n: number) =>
  n < each ? { topic: `campus/v1/main/dev/c${client}/up`, payload: payloadOf(client, n + 1) } : undefined;

/** Messages a second that are on the disk and acknowledged, and how long one waits, besides Mosquitto to mosquitto_sub. */
export default async function ingestBench(report: Report): Promise<void> {
  const site = await crashSite();
  try {
    const ingest = await site.start();
    const rates: number[] = [];
    for (const version of [4, 5, 4] as const) {
      rates.push(
        await rateOf(() =>
          publishLoad({ port: site.port, clients: CLIENTS, window: 20, version, message: message(EACH) }),
        ),
      );
      report(
        `durable, ${CLIENTS} publishers, MQTT ${version === 5 ? "5" : "3.1.1"}`,
        rates.at(-1)!,
        "msg/s",
        "> 20000",
      );
    }
    const waits: number[] = [];
    await publishLoad({
      port: site.port,
      clients: CLIENTS,
      window: 20,
      rate: 2000,
      message: message(200),
      onAcknowledged: (_client, _n, ms) => waits.push(ms),
    });
    report("acknowledgement at 2,000 msg/s, p50", quantile(waits, 0.5), "ms");
    report("acknowledgement at 2,000 msg/s, p99", quantile(waits, 0.99), "ms", "< 50");
    await end(ingest);
    if (!hasMosquitto()) return;
    const port = await freePort();
    const mosquitto = await startMosquitto(port);
    try {
      const besides = await rateOf(() => throughMosquitto(port));
      report("Mosquitto to mosquitto_sub, QoS 1, not durable", besides, "msg/s");
      report("durable ingest / Mosquitto to mosquitto_sub", Math.max(rates[0]!, rates[2]!) / besides, "×");
      await site.remove();
      report("from Mosquitto into our log, acknowledged after", await intoOurLog(port), "msg/s");
    } finally {
      await mosquitto.stop();
    }
  } finally {
    await site.remove();
  }
}

async function rateOf(work: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  const count = await work();
  return (1000 * count) / (performance.now() - startedAt);
}

async function throughMosquitto(port: number): Promise<number> {
  const subscriber = spawn("mosquitto_sub", ["-p", String(port), "-q", "1", "-t", "campus/#", "-C", String(ALL)], {
    stdio: "ignore",
  });
  await sleep(500);
  const received = once(subscriber, "exit");
  await publishLoad({ port, clients: CLIENTS, window: 20, message: message(EACH) });
  await received;
  return ALL;
}

/** Messages that wait in Mosquitto, as fast as they come into the log of an ingest that connects. */
async function intoOurLog(port: number): Promise<number> {
  const site = await crashSite("Connected to the broker");
  const env = { MQTT_URL: `mqtt://127.0.0.1:${port}` };
  try {
    // Makes itself known, so that Mosquitto keeps what comes while it is away.
    await end(await site.start(env));
    await publishLoad({ port, clients: CLIENTS, window: 20, message: message(EACH) });
    const ingest = await site.start(env);
    const rate = await rateOf(async () => {
      while ((await stored(site.home)) < ALL) await sleep(100);
      return ALL;
    });
    await end(ingest);
    return rate;
  } finally {
    await site.remove();
  }
}

async function stored(home: string): Promise<number> {
  const segments = await Promise.all((await listSegments(walFolder(home))).map((file) => readSegment(file)));
  return segments.reduce((sum, { messages }) => sum + messages.length, 0);
}

async function end(ingest: ChildProcess): Promise<void> {
  const ended = once(ingest, "exit");
  ingest.kill("SIGTERM");
  await ended;
}
