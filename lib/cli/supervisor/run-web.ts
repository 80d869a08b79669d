import { setTimeout as sleep } from "node:timers/promises";
import type { Settings } from "#lib/core/settings.ts";
import type { Env } from "../env.ts";
import type { Progress } from "../output/progress.ts";
import { keepRunning } from "./keep-running.ts";
import { startNextServer } from "./next-child.ts";
import { isLoopback } from "./preflight.ts";
import { relayOutput } from "./relay-output.ts";
import { waitForPort } from "./wait-for-port.ts";

/** How long Next goes on saying that it runs after it does. */
const GREETINGS_MS = 500;

/** Keeps the web server running until the signal is aborted, and says its address when it first answers. */
export async function runWeb(
  settings: Settings,
  { dev, env }: { readonly dev: boolean; readonly env: Env },
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  let greeted = false;
  const start = () => {
    const child = startNextServer(settings, env, dev);
    const gone = new AbortController();
    child.once("exit", () => gone.abort());
    const ready = waitForPort(settings.host, settings.port, gone.signal);
    const greetingsOver = ready.then(() => sleep(GREETINGS_MS));
    relayOutput(child, "web", greetingsOver, progress.line);
    ready.then(
      () => {
        progress.line(greeted ? "web is back." : greeting(settings));
        greeted = true;
      },
      () => undefined,
    );
    return child;
  };
  await keepRunning({ name: "web", start, say: progress.line }, signal);
}

function greeting({ host, port }: Settings): string {
  const name = isLoopback(host) || host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const address = `Wattbook is at http://${name.includes(":") ? `[${name}]` : name}:${port} (Ctrl+C stops it).`;
  if (isLoopback(host)) return address;
  return `HOST is ${host}: everyone who can reach this machine can read these pages, there is no sign-in.\n${address}`;
}
