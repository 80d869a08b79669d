import { join } from "node:path";
import type { Settings } from "#lib/core/settings.ts";
import { readHead } from "#lib/lake/store/head.ts";
import { readManifest } from "#lib/lake/store/manifest.ts";
import type { Env } from "../env.ts";
import type { Progress } from "../output/progress.ts";
import { runCommand } from "./run-command.ts";

/** A message of each in ten seconds: small enough to be left running. [messages/s] */
const RATE = "27";

const LOOK_MS = 5000;

/** Keeps the virtual devices sending while the lake lists them, which it does as long as it is that of the demo. */
export async function runDemoDevices(
  settings: Settings,
  env: Env,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  // Nobody wants invented readings in a broker of their own.
  if (settings.mqtt.url) return;
  if (!(await listsDemoDevices(settings.home)) || signal.aborted) return;
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const look = async () => {
    if (!(await listsDemoDevices(settings.home))) over.abort();
  };
  const timer = setInterval(
    () => void look().catch((error: Error) => progress.line(`devices: ${error.message}`)),
    LOOK_MS,
  );
  progress.line("Virtual devices send by MQTT, as this is the demo (--no-demo leaves them out).");
  await runCommand("devices", ["simulate", "devices", "--rate", RATE], env, progress, stop).finally(() =>
    clearInterval(timer),
  );
  if (!signal.aborted) progress.line("The virtual devices stopped, as real readings took their place.");
}

/** Asked of the manifest alone: DuckDB is not loaded into the supervisor. */
async function listsDemoDevices(home: string): Promise<boolean> {
  const dir = join(home, "lake");
  const head = await readHead(dir);
  if (head === null) return false;
  const { parts } = await readManifest(dir, head);
  return parts.some(({ dataset, partition }) => dataset === "device" && partition === "demo");
}
