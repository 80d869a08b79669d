import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedBroker, startEmbeddedBroker } from "#lib/broker/embedded-broker.ts";
import { ackTopic, upTopic } from "#lib/broker/topics.ts";
import { runAgent, sendRuns } from "./agent.ts";
import { deviceIdOfHost, readAgentConfig, writeAgentConfig } from "./agent-config.ts";
import { openMachine } from "./open-machine.ts";
import { RunSum } from "./runs/run-energy.ts";
import { runRecord } from "./runs/run-record.ts";
import { RunStore } from "./runs/run-store.ts";
import { type MadeUpMachine, madeUpMachine, packageFiles } from "./sources/sources-fixture.ts";

let made: MadeUpMachine;
let broker: EmbeddedBroker;
let heard: Record<string, unknown>[];
/** While it is false nobody stores what comes. */
let stores: boolean;

beforeEach(async () => {
  made = await madeUpMachine();
  heard = [];
  stores = true;
  broker = await startEmbeddedBroker({
    listeners: [{ host: "127.0.0.1", port: 0 }],
    now: Date.now,
    store({ topic, payload }, stored) {
      stored();
      if (!stores || topic !== upTopic("main", "pc-1")) return;
      const body = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown> | Record<string, unknown>[];
      const readings = [body].flat();
      heard.push(...readings);
      const { boot, seq } = readings.at(-1)!;
      broker.publish(ackTopic("main", "dev/pc-1"), JSON.stringify({ boot, seq }));
    },
  });
});
afterEach(async () => {
  await broker.close();
  await made.remove();
});

const identity = () => ({ url: `mqtt://127.0.0.1:${broker.ports[0]}`, siteId: "main", deviceId: "pc-1" });

async function start() {
  const folder = path.join(made.folder, "agent");
  const store = new RunStore(folder);
  const machine = await openMachine({ ...made, idleW: {}, longestSeconds: 30, onFault: () => undefined });
  const stop = new AbortController();
  const said: string[] = [];
  const options = {
    folder,
    identity: identity(),
    machine,
    store,
    now: Date.now,
    say: (line: string) => said.push(line),
  };
  const ended = runAgent({ ...options, everyMs: 60 }, stop.signal);
  return {
    ...{ options, said, ended },
    async end() {
      stop.abort();
      await ended;
    },
  };
}

/** Waits until what an agent keeps on the disk has grown twice: the second is a reading of what there was before. */
async function keptMore(): Promise<void> {
  const kept = async () => {
    const names = await readdir(made.folder, { recursive: true });
    const sizes = names.filter((name) => name.endsWith(".wal")).map((name) => stat(path.join(made.folder, name)));
    return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
  };
  for (let i = 0; i < 2; i++) {
    const before = await kept();
    await expect.poll(kept).toBeGreaterThan(before);
  }
}

describe.runIf(process.platform === "linux")("runAgent()", () => {
  it("sends power, a register that only grows, over restarts too, and heat and power of cards", async () => {
    await made.write(packageFiles({ package: 0, dram: 0 }));
    await made.cards({ gpus: "0, NVIDIA A100, 100.00, 61", users: "" });
    const first = await start();
    await expect.poll(() => heard.length).toBeGreaterThan(1);
    await made.write(packageFiles({ package: 36, dram: 0 }));
    // How much power that is depends on how long the machine took between two readings.
    await expect.poll(() => heard.some(({ cpu_power_w }) => Number(cpu_power_w) > 1)).toBe(true);
    expect(heard.at(-1)).toMatchObject({ device_id: "pc-1", quality: "measured", gpu_temp_c: 61 });
    expect(heard.at(-1)?.gpu_power_w).toBeCloseTo(100, 1);
    await first.end();
    const boots = () => [...new Set(heard.map(({ boot }) => Number(boot)))];
    const second = await start();
    // What the first could not send any more comes before what the second reads.
    await expect.poll(() => boots().length).toBe(2);
    await second.end();
    expect(boots()[1]).toBeGreaterThan(boots()[0]!);
    expect(heard.find(({ boot }) => boot === boots()[1])?.seq).toBe(1);
    const registers = once(heard).map(({ energy_wh }) => Number(energy_wh));
    expect(registers).toEqual(registers.toSorted((a, b) => a - b));
    expect(registers.at(-1)! - registers[0]!).toBeGreaterThan(0.01);
  });

  it("keeps readings and the register while nobody stores them, also over a restart", async () => {
    await made.write(packageFiles({ package: 0 }));
    stores = false;
    const first = await start();
    await keptMore();
    await made.write(packageFiles({ package: 36 }));
    await keptMore();
    await first.end();
    expect(heard).toEqual([]);
    stores = true;
    const second = await start();
    await expect.poll(() => new Set(heard.map(({ boot }) => boot)).size).toBe(2);
    await second.end();
    expect(heard[0]).toMatchObject({ seq: 1 });
    expect(Number(heard.at(-1)?.energy_wh)).toBeCloseTo(0.01, 6);
  });

  it("is one for a folder, and sends what runs used that came while it watches", async () => {
    await made.write(packageFiles({ package: 0 }));
    const agent = await start();
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    const again = await start();
    await expect(again.ended).rejects.toThrow(/Cannot watch as another agent does so/);
    const factor = { kg_co2e_per_kwh: 0.5, name: "", period: "", published: "", basis: "", source: "" };
    const times = { started_at: "2026-01-01T00:00:00.000Z", ended_at: "2026-01-01T00:01:00.000Z" };
    const facts = { id: "r", name: "r", command: ["r"], ...times, exit_code: 0, signal: null, interrupted: false };
    const sum = { ...new RunSum().total, energy: { value: 7200, low: 3600, high: 9000 } };
    await agent.options.store.keep(runRecord(facts, sum, factor));
    // The one that watches does it.
    expect(await sendRuns({ ...agent.options, patienceMs: 1000 })).toBe(0);
    await expect
      .poll(() => heard.find(({ run_energy_wh }) => run_energy_wh !== undefined))
      .toMatchObject({
        ...{ run_energy_wh: 2, run_energy_low_wh: 1, run_co2e_g: 1, run_duration_s: 60 },
        ts: Date.parse(times.ended_at),
      });
    await agent.end();
    expect(await agent.options.store.unsent()).toEqual([]);
    await agent.options.store.keep(runRecord({ ...facts, id: "s" }, sum, factor));
    expect(await sendRuns({ ...agent.options, patienceMs: 2000 })).toBe(0);
    expect(heard.filter(({ run_energy_wh }) => run_energy_wh === 2)).toHaveLength(2);
  });
});

/** Each reading once: one whose acknowledgement was lost comes again. */
function once(readings: typeof heard): typeof heard {
  return [...new Map(readings.map((each) => [`${each.boot} ${each.seq}`, each])).values()];
}

describe("an agent's configuration", () => {
  it("writeAgentConfig() is read by its owner alone; deviceIdOfHost() is an id a device may have", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "wattbook-config-"));
    expect(await readAgentConfig(folder)).toEqual({});
    await writeAgentConfig(folder, { device: "pc-1", restW: 20 });
    expect(await readAgentConfig(folder)).toEqual({ device: "pc-1", restW: 20 });
    if (process.platform !== "win32") expect((await stat(folder)).mode & 0o077).toBe(0);
    await writeFile(path.join(folder, "agent.json"), "{");
    await expect(readAgentConfig(folder)).rejects.toThrow(/is no JSON: mend or remove it/);
    await rm(folder, { recursive: true });
    expect(["Lab PC #7/b", "실험실-01", "", "..", "x".repeat(99)].map(deviceIdOfHost)).toEqual([
      "pc-lab-pc-7-b",
      "pc-실험실-01",
      "pc-unnamed",
      "pc-unnamed",
      `pc-${"x".repeat(61)}`,
    ]);
  });
});
