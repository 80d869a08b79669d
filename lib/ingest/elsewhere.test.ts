import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { isNotStored, openGateway } from "#lib/broker/gateway.ts";
import { publishLoad } from "#lib/broker/load-fixture.ts";
import { hasMosquitto, type Mosquitto, startMosquitto } from "#lib/broker/mosquitto-fixture.ts";
import { freePort } from "#lib/cli/checks/free-port.ts";
import { type CrashSite, crashSite, payloadOf, setFull } from "./crash-fixture.ts";
import { storedInLake } from "./stored-fixture.ts";

let site: CrashSite | undefined;
let broker: Mosquitto | undefined;
afterEach(async () => {
  await broker?.stop();
  await site?.remove();
});

const withMosquitto = it.skipIf(!hasMosquitto());

withMosquitto(
  "ingest from a broker elsewhere stores all that the broker took, though it is killed again and again",
  async () => {
    site = await crashSite("Connected to the broker");
    broker = await startMosquitto(await freePort());
    const env = { MQTT_URL: `mqtt://127.0.0.1:${broker.port}` };
    const sent = new Set<string>();
    const acknowledged = new Set<string>();
    let ingest = await site.start(env);
    const publishing = publishLoad({
      port: broker.port,
      clients: 5,
      window: 10,
      rate: 1000,
      message(client, n) {
        if (n >= 1200) return undefined;
        sent.add(`${client} ${n + 1}`);
        return { topic: `campus/v1/main/dev/c${client}/up`, payload: payloadOf(client, n + 1) };
      },
      onAcknowledged: (client, n) => acknowledged.add(`${client} ${n + 1}`),
    });
    for (let round = 0; round < 4; round++) {
      await sleep(400);
      ingest.kill("SIGKILL");
      await once(ingest, "exit");
      ingest = await site.start(env);
    }
    await publishing;
    // What the broker took last is stored last.
    const gateway = openGateway({ url: env.MQTT_URL, siteId: "main", now: Date.now });
    await gateway.send([[{ device_id: "last", ts: Date.now(), boot: 1, seq: 1, temp_c: 1 }]], { timeoutMs: 60_000 });
    await gateway.close();
    ingest.kill("SIGTERM");
    await once(ingest, "exit");
    const found = setFull({ sent, acknowledged }, await storedInLake(site.home));
    expect(found).toEqual({ acknowledged: 6000, lost: 0, twice: 0, neverSent: 0 });
  },
);

withMosquitto(
  "a gateway hears through a broker elsewhere that its readings are stored, and waits while nobody stores",
  async () => {
    site = await crashSite("Connected to the broker");
    broker = await startMosquitto(await freePort());
    const url = `mqtt://127.0.0.1:${broker.port}`;
    const ingest = await site.start({ MQTT_URL: url });
    const gateway = openGateway({ url, siteId: "main", now: Date.now });
    const reading = (seq: number) => [{ device_id: "c1", ts: Date.now() - 1000 * seq, boot: 1, seq, power_w: seq }];
    try {
      await gateway.send([reading(1), reading(2)], { timeoutMs: 60_000 });
      ingest.kill("SIGKILL");
      await once(ingest, "exit");
      const late = gateway.send([reading(3)], { timeoutMs: 600 });
      await expect(late).rejects.toSatisfy(isNotStored);
      const again = await site.start({ MQTT_URL: url });
      await gateway.send([reading(4)], { timeoutMs: 60_000 });
      again.kill("SIGTERM");
      await once(again, "exit");
    } finally {
      await gateway.close();
    }
    expect([...(await storedInLake(site.home)).keys()].sort()).toEqual(["1 1", "1 2", "1 3", "1 4"]);
  },
);
