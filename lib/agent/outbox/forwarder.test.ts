import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { connectDevice } from "#lib/broker/device-connection.ts";
import { testBroker } from "#lib/broker/test-broker.ts";
import { ackTopic } from "#lib/broker/topics.ts";
import { type CrashSite, crashSite } from "#lib/ingest/crash-fixture.ts";
import { storedOrder } from "#lib/ingest/stored-fixture.ts";
import { forward } from "./forwarder.ts";
import { type Outbox, openOutbox } from "./outbox.ts";

const DEVICE = "c7";
/** Of a day at a reading in 5 s. */
const DAY = 17_280;
const FIRST_MS = Date.UTC(2026, 0, 5);

let site: CrashSite | undefined;
let folder = "";
afterEach(async () => {
  await site?.remove();
  site = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function newOutbox(boot: number): Promise<Outbox> {
  folder ||= await mkdtemp(path.join(tmpdir(), "wattbook-forward-"));
  const onFailure = (error: Error) => {
    throw error;
  };
  return openOutbox({ folder, boot, now: Date.now, onFailure });
}

function send(outbox: Outbox, url: string, say: (line: string) => void = () => undefined, answerMs = 30_000) {
  const stop = new AbortController();
  const ended = forward(
    {
      outbox,
      siteId: "main",
      deviceId: DEVICE,
      random: Math.random,
      say,
      backoff: { firstMs: 20, mostMs: 100 },
      answerMs,
      connect: (onAck, signal) =>
        connectDevice({
          url,
          clientId: `agent-${DEVICE}`,
          filters: [ackTopic("main", `dev/${DEVICE}`)],
          onMessage: (_topic, payload) => onAck(payload),
          signal,
        }),
    },
    stop.signal,
  );
  return async () => {
    stop.abort();
    await ended;
  };
}

describe("forward()", () => {
  it("a day without network, then back: every reading arrives, in order, once, though ingest is killed in the middle", async () => {
    const outbox = await newOutbox(5);
    for (let from = 0; from < DAY; from += 960) {
      await Promise.all(
        Array.from({ length: 960 }, (_, i) =>
          outbox.append({ ts: FIRST_MS + (from + i) * 5000, values: { power_w: from + i } }),
        ),
      );
    }
    expect(outbox.waiting).toBe(DAY);
    site = await crashSite();
    const stop = send(outbox, `mqtt://127.0.0.1:${site.port}`);
    const first = await site.start();
    await expect.poll(() => outbox.waiting, { interval: 1 }).toBeLessThan(DAY - 4000);
    first.kill("SIGKILL");
    await once(first, "exit");
    const waiting = outbox.waiting;
    expect(waiting).toBeGreaterThan(0);
    const second = await site.start();
    await expect.poll(() => outbox.waiting).toBe(0);
    await stop();
    await outbox.close();
    second.kill("SIGTERM");
    await once(second, "exit");
    // What came twice would be in it twice.
    expect(await storedOrder(site.home, DEVICE)).toEqual(Array.from({ length: DAY }, (_, i) => i + 1));
  });

  it("keeps what a broker took that nobody stores, says so, and sends it again", async () => {
    const broker = await testBroker();
    const outbox = await newOutbox(1);
    await outbox.append({ ts: FIRST_MS, values: { power_w: 1 } });
    const said: string[] = [];
    const stop = send(outbox, broker.url, (line) => said.push(line), 100);
    await expect.poll(() => broker.received.length).toBeGreaterThan(2);
    expect(outbox.waiting).toBe(1);
    expect(said).toEqual(["Cannot send as nobody says that the readings are stored. Readings that wait: 1."]);
    expect(JSON.parse(broker.received[0]?.payload ?? "")).toMatchObject({ boot: 1, seq: 1, oldest_seq: 1, power_w: 1 });
    await stop();
    await outbox.close();
    await broker.close();
  });

  it("says once that there is no broker, and ends when told", async () => {
    const outbox = await newOutbox(1);
    const said: string[] = [];
    const stop = send(outbox, "mqtt://127.0.0.1:1", (line) => said.push(line));
    await expect.poll(() => said.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(said).toEqual(["Cannot send as there is no broker. Readings that wait: 0."]);
    await stop();
    await outbox.close();
  });
});
