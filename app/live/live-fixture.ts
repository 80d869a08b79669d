import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoDeviceParts } from "#data/sample/devices/device-parts.ts";
import { testBroker } from "#lib/broker/test-broker.ts";
import { freePort } from "#lib/cli/checks/free-port.ts";
import { type RunningWattbook, startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";

/** A Wattbook that knows the devices of the demo and their last weeks, at a broker that nobody sends to yet. */
export interface LiveWattbook extends RunningWattbook {
  readonly broker: Awaited<ReturnType<typeof testBroker>>;
}

export async function startLiveWattbook(): Promise<LiveWattbook> {
  const home = await mkdtemp(join(tmpdir(), "wattbook-live-"));
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT));
  await lake.commit("demo", () => ({ put: demoDeviceParts(Date.now()) }));
  await lake.close();
  const broker = await testBroker(await freePort());
  const wattbook = await startWattbook(["--no-demo"], { WATTBOOK_HOME: home, MQTT_URL: broker.url });
  const stop = async () => {
    const code = await wattbook.stop();
    await broker.close();
    await rm(home, { recursive: true, force: true });
    return code;
  };
  return { ...wattbook, broker, stop };
}
