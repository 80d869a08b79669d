import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { publishLoad } from "#lib/broker/load-fixture.ts";
import { freePort } from "#lib/cli/checks/free-port.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const DISK = path.join(import.meta.dirname, "wal", "test-disk.js");

/** A home, and an ingest that runs and is killed in it. */
export interface CrashSite {
  readonly home: string;
  readonly port: number;
  /** Starts an ingest and waits until it says that it is ready. */
  start(env?: Readonly<Record<string, string>>): Promise<ChildProcess>;
  /** What it wrote so far. */
  readonly output: () => string;
  remove(): Promise<void>;
}

export async function crashSite(ready = "MQTT is at"): Promise<CrashSite> {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-crash-"));
  const port = await freePort();
  let written = "";
  return {
    home,
    port,
    output: () => written,
    async start(env = {}) {
      const child = spawn(process.execPath, ["--import", DISK, "lib/cli/run.js", "wattbook", "ingest"], {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH,
          NODE_ENV: "production",
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
          WATTBOOK_HOME: home,
          MQTT_PORT: String(port),
          WATTBOOK_TEST_DISK_NOTES: path.join(home, "disk-notes"),
          ...env,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const listening = Promise.withResolvers<void>();
      const before = written.length;
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          written += text;
          if (written.includes(ready, before)) listening.resolve();
        });
      }
      child.once("exit", () => listening.reject(new Error(`ingest ended before it listened:\n${written}`)));
      await listening.promise;
      return child;
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** What was sent, and of that what was acknowledged: `<client> <number>`. */
export interface Sent {
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
}

export interface CrashRounds {
  readonly rounds: number;
  /** Whether what is acknowledged suffices; if not there are more rounds, but no more than five times as many. */
  readonly suffices?: (acknowledged: ReadonlySet<string>) => boolean;
  /** After each kill, also cut what the disk had not confirmed. */
  readonly powerLoss: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly clients?: number;
  readonly seed?: number;
}

/** Publishes numbered messages while ingest is killed again and again; what is not acknowledged is sent again in the next round. */
export async function crashRounds(site: CrashSite, options: CrashRounds): Promise<Sent> {
  const { rounds, suffices = () => true, powerLoss, env = {}, clients = 20, seed = 1 } = options;
  const random = randomOf(seed);
  const state: Sent = { sent: new Set(), acknowledged: new Set() };
  const next = new Array<number>(clients).fill(1);
  const again: number[][] = Array.from({ length: clients }, () => []);
  for (let round = 0; round < rounds || (round < 5 * rounds && !suffices(state.acknowledged)); round++) {
    const child = await site.start(env);
    const numbers: number[][] = Array.from({ length: clients }, () => []);
    const stop = new AbortController();
    const first = Promise.withResolvers<void>();
    const kill = Promise.race([first.promise, once(child, "exit"), sleep(10_000)])
      .then(() => sleep(5 + random() * 150))
      .then(() => child.kill("SIGKILL"));
    await publishLoad({
      port: site.port,
      clients,
      window: 20,
      version: round % 2 === 0 ? 4 : 5,
      signal: stop.signal,
      message(client, n) {
        const seq = again[client]!.shift() ?? next[client]!++;
        numbers[client]![n] = seq;
        state.sent.add(`${client} ${seq}`);
        return { topic: `campus/v1/main/dev/c${client}/up`, payload: payloadOf(client, seq) };
      },
      onAcknowledged(client, n) {
        state.acknowledged.add(`${client} ${numbers[client]![n]}`);
        first.resolve();
      },
    }).catch(() => 0);
    await kill;
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    numbers.forEach((sent, client) => {
      again[client] = [...again[client]!, ...sent.filter((seq) => !state.acknowledged.has(`${client} ${seq}`))];
    });
    if (powerLoss) await losePower(site.home, random);
  }
  return state;
}

/** How sent, acknowledged and stored agree. */
export function setFull({ sent, acknowledged }: Sent, stored: ReadonlyMap<string, number>) {
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((key) => !stored.has(key)).length,
    twice: [...stored.values()].filter((count) => count > 1).length,
    neverSent: [...stored.keys()].filter((key) => !sent.has(key)).length,
  };
}

/** Times of one boot: a reading a second from a fixed day on, so that seq and time agree. */
const FIRST_MS = Date.UTC(2026, 0, 5);

export function payloadOf(client: number, seq: number): string {
  const ts = new Date(FIRST_MS + seq * 1000).toISOString();
  return JSON.stringify({ device_id: `c${client}`, ts, boot: 1, seq, power_w: (client * 7919 + seq * 104_729) % 3000 });
}

/** Leaves of each file of the log and the lake what the disk confirmed, some of the rest, and torn bytes at its end. */
async function losePower(home: string, random: () => number): Promise<void> {
  const confirmed = new Map<number, number>();
  for (const line of (await readFile(path.join(home, "disk-notes"), "utf8").catch(() => "")).split("\n")) {
    const [inode, length] = line.split(" ").map(Number);
    if (inode && length !== undefined) confirmed.set(inode, Math.max(length, confirmed.get(inode) ?? 0));
  }
  const left: string[] = [];
  for (const folder of ["ingest/wal", "ingest/quarantine", "lake/parts", "lake/manifests"]) {
    const names = await readdir(path.join(home, folder)).catch(() => [] as string[]);
    for (const name of names) {
      const file = path.join(home, folder, name);
      const { size, ino } = await stat(file);
      const durable = Math.min(size, confirmed.get(ino) ?? 0);
      if (size === durable) continue;
      const length = durable + Math.floor(random() * (size - durable + 1));
      await truncate(file, length);
      const torn = Math.min(64, length - durable);
      const garbage = Buffer.from(Array.from({ length: torn }, () => Math.floor(random() * 256)));
      const handle = await open(file, "r+");
      await handle.write(garbage, 0, torn, length - torn);
      await handle.close();
      await appendFile(file, garbage.subarray(0, Math.floor(torn / 2)));
    }
    for (const name of names) {
      const { ino, size } = await stat(path.join(home, folder, name));
      left.push(`${ino} ${size}\n`);
    }
  }
  // What is there when the power comes back stays there.
  await writeFile(path.join(home, "disk-notes"), left.join(""));
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
