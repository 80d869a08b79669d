import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
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

it.skipIf(!hasMosquitto())(
  "ingest from a broker elsewhere stores all that the broker took, though it is killed again and again",
  { timeout: 60_000 },
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
    await sleep(1500);
    ingest.kill("SIGTERM");
    await once(ingest, "exit");
    const found = setFull({ sent, acknowledged }, await storedInLake(site.home));
    expect(found).toEqual({ acknowledged: 6000, lost: 0, twice: 0, neverSent: 0 });
  },
);
