import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PATHS = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };

/** Whether Mosquitto is installed. */
export function hasMosquitto(): boolean {
  return spawnSync("mosquitto", ["-h"], { env: PATHS }).error === undefined;
}

/** A Mosquitto that listens on a port of this machine. */
export interface Mosquitto {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts Mosquitto: it holds back no message for want of a place in its queues, and keeps sessions while it runs. */
export async function startMosquitto(port: number, options: { readonly password?: string } = {}): Promise<Mosquitto> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-mosquitto-"));
  const lines = ["max_inflight_messages 0", "max_queued_messages 0", `listener ${port} 127.0.0.1`, "user root"];
  if (options.password) {
    const file = path.join(folder, "passwords");
    spawnSync("mosquitto_passwd", ["-b", "-c", file, "wattbook", options.password], { env: PATHS });
    lines.push("allow_anonymous false", `password_file ${file}`);
  } else lines.push("allow_anonymous true");
  const config = path.join(folder, "mosquitto.conf");
  await writeFile(config, `${lines.join("\n")}\n`);
  const child: ChildProcess = spawn("mosquitto", ["-c", config], { env: PATHS, stdio: "ignore" });
  for (let i = 0; !(await answers(port)); i++) {
    if (i > 200 || child.exitCode !== null) throw new Error(`Mosquitto does not listen on port ${port}`);
    await sleep(25);
  }
  return {
    port,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(socket.destroy() && true));
    socket.once("error", () => resolve(false));
  });
}
