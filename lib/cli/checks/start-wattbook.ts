import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Env } from "../env.ts";
import { hasEnded } from "../supervisor/stop-tree.ts";
import { PROJECT_ROOT } from "../world.ts";
import { freePort } from "./free-port.ts";

/** A running `wattbook start`, or `wattbook web`. */
export interface RunningWattbook {
  readonly url: string;
  readonly port: number;
  readonly mqttPort: number;
  readonly pid: number;
  readonly home: string;
  /** All it has written so far. */
  readonly output: () => string;
  /** Waits until its output has a text. */
  readonly says: (text: string) => Promise<void>;
  /** Stops it as Ctrl+C does, removes its home, and gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

/**
 * Starts the real thing on a free port with an empty home, and waits until it says its address; `show` gets its output. `root` is its project.
 * With `web` as first argument it is the pages alone: what starts beside them takes longer than they do.
 */
export async function startWattbook(
  args: readonly string[] = [],
  env: Env = {},
  show: (text: string) => void = () => {},
  root = PROJECT_ROOT,
): Promise<RunningWattbook> {
  const port = await freePort();
  const mqttPort = await freePort();
  const home = await mkdtemp(join(tmpdir(), "wattbook-home-"));
  const command = args[0] === "web" ? args : ["start", ...args];
  const child = spawn(process.execPath, ["lib/cli/run.js", "wattbook", ...command, "--port", String(port)], {
    cwd: root,
    env: {
      NODE_ENV: "production",
      ...outsideVitest(process.env),
      WATTBOOK_HOME: home,
      HOST: "127.0.0.1",
      MQTT_PORT: String(mqttPort),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const endToo = () => child.kill("SIGINT");
  process.once("exit", endToo);
  child.once("exit", () => process.off("exit", endToo));
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written.push(text);
      show(text);
    });
  }
  const output = () => written.join("");
  const says = async (text: string) => {
    while (!output().includes(text)) {
      if (hasEnded(child)) throw new Error(`Wattbook ended before it said «${text}»:\n${output()}`);
      await sleep(50);
    }
  };
  const stop = async () => {
    if (!hasEnded(child)) {
      child.kill("SIGINT");
      await once(child, "exit");
    }
    await rm(home, { recursive: true, force: true });
    return child.exitCode;
  };
  await says("Wattbook is at ");
  return { url: `http://localhost:${port}`, port, mqttPort, pid: child.pid ?? 0, home, output, says, stop };
}

/** The environment without what vitest set for itself: a server would take it for its own. */
function outsideVitest(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VITEST|NODE_ENV$|npm_)/.test(name)));
}
