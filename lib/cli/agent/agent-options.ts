import { hostname } from "node:os";
import path from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { type AgentConfig, deviceIdOfHost, readAgentConfig } from "#lib/agent/agent-config.ts";
import type { DeviceIdentity } from "#lib/agent/device-link.ts";
import { brokerUrl } from "#lib/broker/broker-url.ts";
import { readSettings } from "#lib/core/settings.ts";
import { settingsOf } from "../settings-of.ts";
import type { World } from "../world.ts";

/** Who this machine is and where its state is: options that all commands of the agent take. */
export interface AgentOptions {
  readonly url?: string;
  readonly device?: string;
  readonly tokenFile?: string;
  readonly site?: string;
  readonly home?: string;
  readonly rest?: number;
}

export function addAgentOptions(command: Command): Command {
  return command
    .option("--url <address>", "broker (what the agent was told last, MQTT_URL, else the one of this home)", checkedUrl)
    .option("--device <id>", "id of this computer (pc-<host name>)", checkedDevice)
    .option("--token-file <file>", "file with the device's token; it is read anew at each connection")
    .option("--site <id>", "name of the site in topics (SITE_ID)", (id) => readSettings({ SITE_ID: id }).siteId)
    .option("--home <dir>", "folder of all state (WATTBOOK_HOME)")
    .option("--rest <W>", "power of all that counters do not see, found with a meter at the plug", checkedWatts);
}

/** The agent of a home: its folder, what it was told before or now, and who it is to a broker. */
export async function agentOf(
  world: World,
  options: AgentOptions,
): Promise<{ readonly folder: string; readonly config: AgentConfig; readonly identity: DeviceIdentity }> {
  const env = options.home === undefined ? world.env : { ...world.env, WATTBOOK_HOME: path.resolve(options.home) };
  const settings = settingsOf({ ...world, env });
  const folder = path.join(settings.home, "agent");
  const { url, device, site, rest: restW } = options;
  const tokenFile = options.tokenFile === undefined ? undefined : path.resolve(options.tokenFile);
  const told = Object.entries({ url, device, site, tokenFile, restW }).filter(([, value]) => value !== undefined);
  const config: AgentConfig = { ...(await readAgentConfig(folder)), ...Object.fromEntries(told) };
  const identity = {
    url: config.url ?? brokerUrl(settings.mqtt),
    siteId: config.site ?? settings.siteId,
    deviceId: config.device ?? deviceIdOfHost(hostname()),
    tokenFile: config.tokenFile,
  };
  return { folder, config, identity };
}

function checkedUrl(url: string): string {
  return readSettings({ MQTT_URL: url }).mqtt.url as string;
}

function checkedDevice(id: string): string {
  if (/^[^\s/+#\p{Cc}]([^/+#\p{Cc}]{0,62}[^\s/+#\p{Cc}])?$/u.test(id)) return id;
  throw new InvalidArgumentError("It must have 1 to 64 letters, none of them / + or #, and no blank at either end.");
}

function checkedWatts(text: string): number {
  const watts = Number(text);
  if (text.trim() !== "" && watts >= 0 && watts <= 10_000) return watts;
  throw new InvalidArgumentError("It must be a number of watts from 0 to 10000.");
}
