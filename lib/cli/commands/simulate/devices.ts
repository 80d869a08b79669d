import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { serviceUrl } from "#lib/broker/service-url.ts";
import { readSettings } from "#lib/core/settings.ts";
import { settingsOf } from "../../settings-of.ts";
import { type Faults, readFault } from "../../simulate/faults.ts";
import { runDevices, type SimulationState } from "../../simulate/run-devices.ts";
import { wholeNumber } from "../../whole-number.ts";
import type { World } from "../../world.ts";

interface DevicesOptions {
  readonly count: number;
  readonly rate?: number;
  readonly seed: number;
  readonly fault?: Faults;
  readonly url?: string;
  readonly connections: number;
  readonly duration?: number;
}

/** Seconds between two messages of a device where no rate is asked for. */
const EVERY_SECONDS = 5;

export default function devices(command: Command, world: World): void {
  command
    .description(
      "Run a virtual campus: 60 rooms, 200 computers, 12 inverters and 2 weather stations that send by MQTT.",
    )
    .option("--count <n>", "devices; beyond 274 there are copies without a place", wholeNumber(1, 100_000), 274)
    .option("--rate <r>", "messages a second of all together, such as 50 or 50/s (one in 5 s each)", rateOf)
    .option("--seed <s>", "another seed, another campus", wholeNumber(0, 2 ** 31 - 1), 1)
    .option("--fault <name[=share]>", "dropout, drift, stuck, clock, reset or flood; may be repeated", readFault)
    .option("--url <address>", "broker (MQTT_URL, else the one of this home)")
    .option("--connections <n>", "connections that the devices share", wholeNumber(1, 5000), 16)
    .option("--duration <s>", "seconds after which it ends", wholeNumber(1, 10_000_000))
    .action(async (options: DevicesOptions) => {
      const { home, siteId, mqtt } = settingsOf(world);
      const url = options.url === undefined ? serviceUrl(home, mqtt) : checkedUrl(options.url);
      const { count, seed, connections, duration } = options;
      const rate = options.rate ?? count / EVERY_SECONDS;
      const tell = teller(world);
      const end = await runDevices(
        {
          url,
          siteId,
          count,
          rate,
          seed,
          connections,
          faults: options.fault ?? new Map(),
          seconds: duration,
          onProgress: tell,
        },
        world.signal,
      );
      if (world.err.isTTY) world.err.write("\n");
      world.out.write(`${end.sent} messages sent, ${end.acknowledged} acknowledged.\n`);
    });
}

function rateOf(text: string): number {
  const rate = Number(text.replace(/\/s$/, ""));
  if (rate > 0 && rate <= 1e6) return rate;
  throw new InvalidArgumentError("It must be a number of messages a second, such as 50 or 50/s.");
}

/** The address of a broker, under the rules of MQTT_URL. */
function checkedUrl(url: string): string {
  return readSettings({ MQTT_URL: url }).mqtt.url as string;
}

/** One line that is written over on a terminal; elsewhere a line when the broker comes or goes. */
function teller({ err }: World): (state: SimulationState) => void {
  let wasConnected: boolean | undefined;
  return ({ sent, acknowledged, waiting, connected }) => {
    if (err.isTTY) {
      err.write(`\r${sent} sent, ${acknowledged} acknowledged, ${waiting} waiting, ${connected} connections   `);
      return;
    }
    const isConnected = connected > 0;
    if (isConnected === wasConnected || (sent < 100 && !isConnected)) return;
    err.write(isConnected ? "Virtual devices are connected.\n" : `No broker: ${waiting} messages wait for it.\n`);
    wasConnected = isConnected;
  };
}
